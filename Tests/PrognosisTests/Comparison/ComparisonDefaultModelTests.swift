import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// What the default model's comparison says, beside what is known.
@Suite struct ComparisonDefaultModelTests {
  let result: RegionalComparison

  init() throws { result = try DefaultComparison.result() }

  func line(_ name: String, _ item: String = "total_Zvw", set: String = "gemeente") throws -> BenchmarkLine {
    try result.line(item, name, set: set)
  }

  @Test func `the cost of care is highest where it was published to be`() throws {
    // Vektis, open file Zvw 2015: Pekela, Heerlen and Stadskanaal have the highest cost at a given age.
    #expect(try line("Pekela").rank == 1)
    #expect(try line("Heerlen").rank <= 5 && line("Stadskanaal").rank <= 5)
    // Pekela is small: of municipalities that differ as Dutch ones do, one in some 130 lies as far out by chance.
    #expect(try line("Pekela").funnel == .above95 && line("Heerlen").funnel == .above998)
    #expect(try line("Pekela").rankedAreas == 342)
    // A small place is drawn to the average further than a large one.
    #expect(try line("Pekela").shrunkRatio < line("Heerlen").shrunkRatio)
    // Observed and expected add up to the same in the country.
    expectClose([try line("Nederland", set: "land").ratio.value], [1], within: .absolute(1e-9))
  }

  @Test(arguments: [
    ("Amsterdam", ["Utrecht", "'s-Gravenhage", "Rotterdam"]),
    ("Heerlen", ["Kerkrade", "Sittard-Geleen", "Brunssum"]),
    ("Urk", ["Zwartewaterland", "Bunschoten"]), ("Wageningen", ["Delft", "Groningen", "Leiden"]),
    ("Terneuzen", ["Hulst", "Sluis"]),
  ])
  func `well-known municipalities have the evident ones beside them`(name: String, expected: [String]) throws
  {
    let area = try #require(result.area(name))
    let similar = result.similarAreas[area]
    #expect(similar.count == 10)
    for other in expected { #expect(similar.contains { $0.area.name == other }, "\(other)") }
    #expect(similar.map(\.distance) == similar.map(\.distance).sorted() && (similar.first?.distance ?? 0) > 0)
  }

  @Test func `determinants explain a part of every product`() throws {
    #expect(result.regressions.map(\.item) == result.items.map(\.code) && result.items.count == 13)
    for regression in result.regressions {
      let measures = Dictionary(uniqueKeysWithValues: regression.measures.map { ($0.name, $0.value) })
      let explained = try #require(measures["deviance_explained"])
      let leftOut = try #require(measures["deviance_explained_left_out"])
      #expect(
        explained > 0.25 && explained < 0.9 && leftOut > 0.1 && leftOut < explained, "\(regression.item)")
      #expect(measures["regions"] == 342 && measures["determinants"] == 24 && regression.terms.count == 25)
    }
    // Context is shown and not fitted.
    let context = result.characteristics.filter { $0.role == .context }.map(\.code)
    #expect(context.contains("sterfte_totaal") && context.contains("verweduwd"))
    #expect(result.regressions.allSatisfy { $0.terms.allSatisfy { !context.contains($0.code) } })
  }

  @Test func `effects of determinants can be read one by one`() {
    // Coefficients of benefits that nearly add up to each other would give effects of hundreds of per cent.
    for regression in result.regressions where regression.item != "zvw_overig" {
      for effects in regression.effects {
        #expect(effects.allSatisfy { $0.magnitude < 0.7 }, "\(regression.item)")
      }
    }
  }

  @Test func `every figure is in order`() throws {
    for a in result.areas.indices {
      for line in result.lines[a] {
        let line = try #require(line)
        for estimate in [line.ratio, line.predicted, line.unexplained, line.similar].compactMap(\.self) {
          #expect(estimate.lower <= estimate.value && estimate.value <= estimate.upper && estimate.lower >= 0)
        }
        #expect((line.predicted == nil) == (result.areas[a].set == "land"))
        #expect((line.similar == nil) == (result.areas[a].set == "land"))
        #expect((1...line.rankedAreas).contains(line.rank))
      }
      for difference in result.differences[a] {
        expectClose(
          [difference.ageSex + difference.rest], [difference.rate - difference.benchmarkRate],
          within: .absolute(1e-10 * difference.rate))
      }
      #expect(result.profiles[a].allSatisfy { $0.value.isFinite && $0.national.isFinite })
    }
  }

  @Test func `what a reader should know is said once for all products`() {
    let english = result.notices.map(\.english)
    #expect(english.contains { $0.hasPrefix("Observed and expected use (care_regional.csv) are of 2015") })
    #expect(english.contains { $0.contains("Determinants go together closely") && $0.contains("penalty") })
    #expect(english.contains { $0.hasPrefix("Regions that decide much") && $0.contains("Amsterdam") })
    #expect(english.contains { $0.hasPrefix("Poorly explained") && $0.contains("zvw_huisartsenzorg") })
    #expect(english.contains { $0.hasPrefix("Unknown determinants") && $0.contains("(3)") })
    #expect(english.count <= 12 && Set(english).count == english.count)
    #expect(result.notices.allSatisfy { !$0.dutch.isEmpty && $0.dutch != $0.english })
  }
}
