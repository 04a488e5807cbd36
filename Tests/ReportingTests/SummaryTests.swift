import Foundation
import ModelDirectory
import Prognosis
import Reporting
import TestSupport
import Testing

@Suite struct SummaryTests {
  @Test(arguments: [
    (17_942_942.4, 0, "17.942.942", "17,942,942"), (999, 0, "999", "999"), (1000, 0, "1.000", "1,000"),
    (-1234.56, 1, "-1.234,6", "-1,234.6"), (-0.04, 1, "0,0", "0.0"), (0.5, 3, "0,500", "0.500"),
    (12, 2, "12,00", "12.00"),
  ])
  func `numbers have the marks of the language`(value: Double, decimals: Int, dutch: String, english: String)
  {
    #expect(NumberStyle(.dutch).string(value, decimals: decimals) == dutch)
    #expect(NumberStyle(.english).string(value, decimals: decimals) == english)
  }

  @Test func `shares are percentages, and no number is a dash`() {
    #expect(NumberStyle(.dutch).percent(0.0423) == "4,2 %")
    #expect(NumberStyle(.english).percent(-0.5) == "-50.0%")
    #expect(NumberStyle(.english).percent(.nan) == "–")
    #expect(NumberStyle(.english).string(.infinity) == "–")
  }

  private func summary(_ language: Language) throws -> String {
    let model = try SampleResult.model()
    var result = try SampleResult.made(model)
    // Area 2, the second province, doubles its cost; the first stands still.
    for product in 1...2 {
      result.care[2][product, 1] = result.care[0][product, 1]
      result.care[2][product, 2] = 2 * result.care[0][product, 2]
    }
    result.areas[0].name = "Heel het land"
    return Summary(of: result, model: model, language: language).text(output: "uit")
  }

  @Test func `the summary names the leading area's figures in the language`() throws {
    let (dutch, english) = (try summary(.dutch), try summary(.english))
    // 212 cells of 1000 + row, rows 0 to 211; two years later half a person more in each.
    #expect(dutch.contains("  Totaal") && dutch.contains("234.366  234.472  0,0 %"))
    #expect(english.contains("  Total") && english.contains("234,366  234,472    0.0%"))
    #expect(dutch.contains("Zorgprognose 2024-2026: Heel het land (model Klein 1.0)"))
    #expect(dutch.hasSuffix("Resultaten: uit\n"))
    #expect(english.hasSuffix("Results: uit\n"))
    #expect(dutch.contains("  - let op") && english.contains("  - take note"))
  }

  @Test func `the widest area leads, wherever it stands, and of equals the largest`() throws {
    let model = try SampleResult.model()
    func title(_ change: (inout PrognosisResult) -> Void) throws -> String {
      var result = try SampleResult.made(model)
      change(&result)
      return String(
        Summary(of: result, model: model, language: .dutch).text(output: "uit").prefix { $0 != "\n" })
    }
    let wide = (0...1).map { RegionSet.Member(region: $0, share: 1) }
    let atTheEnd = try title { result in
      for a in result.areas.indices { result.areas[a].members = a == 2 ? wide : [wide[0]] }
    }
    let larger = try title { result in
      for a in result.areas.indices { result.areas[a].members = [wide[0]] }
      result.areas[1].name = "Groot"
      for x in 0..<result.grid.cells { result.population[0][x, 1] += 1e6 }
    }
    #expect(atTheEnd == "Zorgprognose 2024-2026: Zuid (model Klein 1.0)")
    #expect(larger == "Zorgprognose 2024-2026: Groot (model Klein 1.0)")
  }

  @Test func `the areas of the largest set stand by their growth`() throws {
    let lines = try summary(.english).split(separator: "\n").map(String.init)
    let start = try #require(
      lines.firstIndex { $0.hasPrefix("Largest growth in care cost (provincie), 2024-2026") })
    #expect(lines[start + 1].hasPrefix("  1. Zuid") && lines[start + 1].hasSuffix("100.0%"))
    #expect(lines[start + 2].hasPrefix("  2. Noord") && lines[start + 2].hasSuffix("0.0%"))
  }

  @Test func `columns are aligned`() throws {
    let lines = try summary(.dutch).split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex { $0.hasPrefix("Inwoners") })
    #expect(Set(lines[start...start + 5].map(\.count)).count == 1)
  }

  @Test func `a model is described with its people, files and gaps`() throws {
    try withTemporaryDirectory { directory in
      let model = try SampleResult.model()
      try TinyModel().write(to: directory)
      let text = ModelDescription(of: model, directory: directory, language: .english).text
      #expect(text.hasPrefix("Klein 1.0\n"))
      let people = TinyModel.regions.reduce(0) { sum, region in
        ["F", "M"].reduce(sum) { sum, sex in
          (0...TinyModel.openAge).reduce(sum) { $0 + TinyModel.people(region.code, sex, $1) }
        }
      }
      #expect(text.contains(NumberStyle(.english).string(Double(people))))
      let line = try #require(text.split(separator: "\n").first { $0.contains("population.csv") })
      #expect(line.contains(" 424 "))
      #expect(text.contains("care_trends.csv") && !text.contains("prevalence.csv, "))
    }
  }
}
