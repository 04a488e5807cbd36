import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Which areas are too large a part of the model to be predicted or held against others, and what is said of it.
@Suite struct ComparisonMembershipTests {
  func english(_ result: RegionalComparison) -> [String] { result.notices.map(\.english) }

  /// The made-up model with one more area, of the first `count` regions in one share.
  func model(_ count: Int, share: Double) throws -> ComparisonModel {
    let sets = try #require(ComparisonModel().method.files["region_sets.csv"])
    let rows = ComparisonModel.regions.prefix(count).map { "breed,B1,Broad,\($0),\(share)\n" }
    return ComparisonModel().replacing("region_sets.csv", sets + rows.joined())
  }

  @Test func `a small part of most regions isn't most of the model`() throws {
    let result = try model(25, share: 0.1).result(sets: ["breed"])
    #expect(result.lines[0].allSatisfy { $0?.predicted != nil && $0?.similar != nil })
    #expect(result.similarAreas[0].count == 5)
    #expect(!english(result).contains { $0.hasPrefix("Without") || $0.hasPrefix("Areas without") })
  }

  @Test func `one region with most of the people is most of the model`() throws {
    let result = try ComparisonModel().mapping("population.csv") { line in
      line.hasPrefix("R10,") ? line.split(separator: ",").prefix(3).joined(separator: ",") + ",90000" : line
    }.result()
    let place = try #require(result.area("R10"))
    #expect(result.lines[place].allSatisfy { $0 != nil && $0?.predicted == nil && $0?.similar == nil })
    #expect(result.similarAreas[place].isEmpty)
    #expect(
      english(result).contains(
        "Without predicted use and similar areas, because the area has more than half of the people (1): "
          + "Region R10."))
    let others = result.areas.indices.filter { $0 != place }
    #expect(others.allSatisfy { result.lines[$0].allSatisfy { $0?.predicted != nil } })
    #expect(others.allSatisfy { result.similarAreas[$0].count == 10 })
  }

  @Test func `an area that leaves too few regions says so`() throws {
    // Ten regions are left for three determinants.
    let result = try model(30, share: 0.1).result(sets: ["breed"])
    #expect(result.lines[0].allSatisfy { $0 != nil && $0?.predicted == nil })
    #expect(result.similarAreas[0].count == 3)
    #expect(
      english(result).contains(
        "Areas without predicted use (1): Broad (all products: 10 regions left without it, 13 needed)."))
    // One needed region more and it is predicted.
    #expect(try model(27, share: 0.1).result(sets: ["breed"]).lines[0][0]?.predicted != nil)
  }

  @Test func `a fit that fails without an area is named with its reason`() throws {
    // People smoke in the first group only: without it the other regions say nothing of smoking.
    let result = try ComparisonModel().mapping("determinants.csv") { line in
      let fields = line.split(separator: ",")
      guard fields[1] == "roken", let region = Int(fields[0].dropFirst()), region > 14 else { return line }
      return "\(fields[0]),roken,2020,0"
    }.result(sets: ["groep"]) { $0.isPenalised = false }
    let group = try #require(result.area("G0", set: "groep"))
    #expect(result.lines[group].allSatisfy { $0 != nil && $0?.predicted == nil })
    let notices = english(result).filter { $0.hasPrefix("Areas without predicted use") }
    #expect(notices.count == 1)
    let prefix = "Areas without predicted use (1): Group 0 (all products: "
    #expect(notices[0].hasPrefix(prefix) && notices[0].count > prefix.count + 20, "\(notices)")
    #expect(
      result.notices.contains { $0.dutch.hasPrefix("Gebieden zonder voorspeld gebruik (1): Group 0 (alle") })
    #expect(result.lines.indices.allSatisfy { $0 == group || result.lines[$0][0]?.predicted != nil })
  }

  @Test func `no two areas to choose from is no lack of determinants`() throws {
    let result = try ComparisonModel().mapping("determinants.csv") {
      $0.hasPrefix("R33,roken") || $0.hasPrefix("R33,armoede") ? nil : $0
    }.result()
    #expect(
      english(result).contains(
        "Without similar areas, because too few determinants are known (1): Region R33."))
    // Told once, with the determinants.
    #expect(!english(result).contains { $0.hasPrefix("Areas without predicted use") })
  }
}
