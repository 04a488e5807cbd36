import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// What must not change a comparison.
@Suite struct ComparisonInvarianceTests {
  let model = ComparisonModel()
  let sets = ["land", "groep", "achterland", "gemeente"]

  @Test func `asking for one area changes none of its figures`() throws {
    let all = try model.result(sets: sets)
    for (set, code) in [("groep", "G3"), ("achterland", "A1"), ("gemeente", "R21"), ("land", "NL")] {
      let one = try model.result(sets: [], regions: ["\(set):\(code)"])
      let place = try #require(all.area(code, set: set))
      #expect(one.areas == [all.areas[place]])
      #expect(sameFigures(one.figures(0), all.figures(place), relative: 0), "\(set):\(code)")
      #expect(one.words(0) == all.words(place))
      #expect(one.figures(0).contains { !$0.isNaN })
    }
  }

  @Test func `the order of rows and the number of threads change no bit`() throws {
    let straight = try model.result(sets: sets)
    var reversed = model
    reversed.method = model.method.withRowsReversed()
    for other in [try reversed.result(sets: sets), try model.result(sets: sets) { $0.threads = 1 }] {
      for a in straight.areas.indices {
        #expect(sameFigures(other.figures(a), straight.figures(a), relative: 0), "\(straight.areas[a].code)")
        #expect(other.words(a) == straight.words(a))
      }
      #expect(other.notices == straight.notices)
    }
  }

  @Test func `another unit of a determinant changes nothing`() throws {
    let plain = try model.result(sets: ["groep", "gemeente"])
    let other = try model.mapping("determinants.csv") { line in
      var fields = line.split(separator: ",").map(String.init)
      if fields[1] == "dichtheid", let value = Double(fields[3]) { fields[3] = "\(1000 * value)" }
      return fields.joined(separator: ",")
    }.result(sets: ["groep", "gemeente"])
    let changed = try #require(plain.characteristics.firstIndex { $0.code == "dichtheid" })
    for a in plain.areas.indices {
      var (was, now) = (plain, other)
      for list in [0, 1] {
        // The figure itself is in its own unit.
        if list == 0 {
          was.profiles[a][changed].value *= 1000
        } else {
          was.profiles[a][changed].national *= 1000
        }
      }
      now.areas = was.areas
      #expect(sameFigures(now.figures(a), was.figures(a), relative: 1e-9, absolute: 1e-11))
      #expect(other.words(a) == plain.words(a))
    }
  }

  @Test func `another code of a region changes nothing but the order`() throws {
    // R10 moves from the first place to the last.
    func recoded(_ text: String) -> String { text.replacing("R10", with: "Z10") }
    var renamed = model
    renamed.method.files = model.method.files.mapValues(recoded)
    renamed = renamed.mapping("regions.csv") { $0.replacing("Region Z10", with: "Region R10") }
    let (plain, other) = (try model.result(sets: sets), try renamed.result(sets: sets))
    #expect(other.areas.last?.code == "Z10" && other.areas.count == plain.areas.count)
    for (a, area) in plain.areas.enumerated() {
      let place = try #require(other.areas.firstIndex { $0.name == area.name && $0.set == area.set })
      // Sums in another order differ in their last digits.
      #expect(
        sameFigures(other.figures(place), plain.figures(a), relative: 1e-9, absolute: 1e-11), "\(area.code)")
      #expect(other.words(place) == plain.words(a))
    }
  }

  @Test func `an area that stands in no set is compared by itself`() throws {
    let read = try model.method.read()
    var own = try #require(AreaSelection.areas(of: read, sets: ["groep"], regions: ["G2"]).first)
    own.set = "mijn"
    let alone = try ComparisonRun(model: read, options: ComparisonOptions(areas: [own], horizon: 3)).result()
    let known = try model.result(sets: ["groep"])
    let place = try #require(known.area("G2", set: "groep"))
    let (line, other) = (try #require(alone.lines[0][0]), try #require(known.lines[place][0]))
    #expect(line.ratio == other.ratio && line.predicted == other.predicted)
    #expect(line.rank == 1)
    // Its similar areas are regions of the model, and none of its own.
    #expect(alone.similarAreas[0].allSatisfy { $0.area.set == "gemeente" } && !alone.similarAreas[0].isEmpty)
    #expect(alone.notices.contains { $0.english.hasPrefix("Compared with the model's regions") })
  }
}
