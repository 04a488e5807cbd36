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
    #expect(dutch.hasSuffix("Resultaten: uit\nBronnen en gebruiksvoorwaarden: datapackage.json\n"))
    #expect(english.hasSuffix("Results: uit\nSources and terms of use: datapackage.json\n"))
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

  @Test func `a lead that is given opens the summary and is not ranked`() throws {
    let model = try SampleResult.model()
    let result = try SampleResult.made(model)
    let text = Summary(of: result, model: model, language: .dutch, lead: 2).text(output: "uit")
    #expect(text.hasPrefix("Zorgprognose 2024-2026: Zuid (model Klein 1.0)\n"))
    // 212 cells of 3000 + row.
    #expect(text.contains("658.366"))
    // One province is left, and one country: nothing to rank.
    #expect(!text.contains("Sterkste groei"))
    let country = Summary(of: result, model: model, language: .dutch, lead: 0).text(output: "uit")
    #expect(country.contains("  2. Zuid") && !country.contains("  3. "))
  }

  @Test func `a result for some areas holds their figures and no others`() throws {
    let result = try SampleResult.made(SampleResult.model())
    let part = result.restricted(to: 1..<3)
    #expect(part.areas == Array(result.areas[1...2]))
    #expect(part.warnings == result.warnings)
    let (all, some) = (try rendered(result), try rendered(part))
    #expect(all.keys == some.keys)
    for (name, lines) in some {
      #expect(lines == all[name]?.filter { $0[1] == "provincie" }, "\(name)")
      #expect(!lines.isEmpty)
    }
    #expect(result.restricted(to: 0..<0).population.allSatisfy { $0.columns == 0 })
  }

  private func rendered(_ result: PrognosisResult) throws -> [String: [[String]]] {
    let tables = try OutputTable.rendered(OutputTable.tables(of: result, ages: .single))
    return Dictionary(
      uniqueKeysWithValues: tables.map {
        ($0.schema.name, CSVFile(Array($0.file.pieces.joined())).lines)
      })
  }

  @Test func `notes are broken into lines, the run's before the model's`() throws {
    var model = try SampleResult.model()
    var result = try SampleResult.made(model)
    let words = (1...40).map { "woord\($0)" }
    result.warnings = [Notice(dutch: words.joined(separator: " "), english: "")]
    model.warnings = (1...10).map { ModelFault(file: "x.csv", line: $0, what: "let op") }
    let text = Summary(of: result, model: model, language: .dutch).text(output: "uit")
    let lines = text.split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex(of: "Opmerkingen: 11"))
    #expect(lines[start + 1].hasPrefix("  - woord1 woord2 "))
    let note = lines[(start + 1)...].prefix { !$0.hasPrefix("  - x.csv") }
    #expect(note.count > 1 && note.dropFirst().allSatisfy { $0.hasPrefix("    woord") })
    #expect(note.allSatisfy { $0.count <= 100 })
    #expect(note.joined(separator: " ").split(separator: " ").dropFirst().map(String.init) == words)
    #expect(lines.count { $0.hasPrefix("  - x.csv") } == 9)
    #expect(lines.contains("  en nog 1, zie datapackage.json"))
  }

  @Test func `a horizon of one year shows that year once`() throws {
    let model = try SampleResult.model()
    var result = try SampleResult.made(model)
    result.years = [2024, 2025]
    result.components = [result.components[0]]
    let text = Summary(of: result, model: model, language: .dutch).text(output: "uit")
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("Gedurende het jaar") })
    #expect(line.split(separator: " ").map(String.init) == ["Gedurende", "het", "jaar", "2024"])
    #expect(try summary(.dutch).contains("  2024  2025\n  geboorten"))
  }

  @Test func `cost names its price level where there is one`() throws {
    #expect(try summary(.dutch).contains("Zorgkosten, miljoen euro, prijspeil 2022  "))
    #expect(try summary(.english).contains("Care cost, million euro, prices of 2022  "))
    let model = try SampleResult.model()
    var result = try SampleResult.made(model)
    result.products[1].year = 2021
    let text = Summary(of: result, model: model, language: .english).text(output: "uit")
    #expect(text.contains("Care cost, million euro, constant prices  "))
    // A count of another year changes nothing.
    result.products[1].year = 2022
    result.products[0].year = 2017
    #expect(
      Summary(of: result, model: model, language: .english).text(output: "uit").contains("prices of 2022"))
  }

  @Test(arguments: [
    ("niet commercieel, bronvermelding 'Bron: Vektis'", "; vermeld 'Bron: Vektis'"),
    ("Bron: Instituut X, jaar", "; vermeld 'Bron: Instituut X'"), ("CC BY 4.0", ""), ("Bron: ", ""),
  ])
  func `the last line names the words that a licence asks for`(licence: String, words: String) throws {
    var model = try SampleResult.model()
    for row in model.sources.indices { model.sources[row].licence = licence }
    model.sources += model.sources
    let result = try SampleResult.made(model)
    let text = Summary(of: result, model: model, language: .dutch).text(output: "uit")
    #expect(text.hasSuffix("\nBronnen en gebruiksvoorwaarden: datapackage.json\(words)\n"))
    model.sources = []
    #expect(
      Summary(of: result, model: model, language: .dutch).text(output: "uit").hasSuffix("Resultaten: uit\n"))
  }

  @Test func `a model's description lists each publisher's terms once`() throws {
    try withTemporaryDirectory { directory in
      var model = try SampleResult.model()
      model.sources[0].licence = String(repeating: "voorwaarde ", count: 12) + "'Bron: Test'"
      model.sources += model.sources
      let text = ModelDescription(of: model, directory: directory, language: .dutch).text
      let lines = text.split(separator: "\n").map(String.init)
      let start = try #require(lines.firstIndex(of: "Gebruiksvoorwaarden van de bronnen"))
      #expect(lines[start + 1].hasPrefix("  - Test: voorwaarde "))
      #expect(lines[start + 2].hasPrefix("    voorwaarde ") && lines[start + 2].hasSuffix("'Bron: Test'"))
      #expect(lines.count { $0.hasPrefix("  - Test: ") } == 1)
    }
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

  @Test func `where areas are compared is said in one line`() throws {
    let model = try SampleResult.model()
    let result = try SampleResult.made(model)
    for (language, words) in [
      (
        Language.dutch,
        "Resultaten: uit\nVergelijking met het land en met vergelijkbare gebieden: a.csv, b.csv\n"
      ),
      (.english, "Results: uit\nComparison with the nation and with similar areas: a.csv, b.csv\n"),
    ] {
      let summary = Summary(of: result, model: model, language: language)
      let text = summary.text(output: "uit", comparison: ["a.csv", "b.csv"])
      #expect(text.contains(words))
      let place = language == .dutch ? "Verslag: uit/report/index.html\n" : "Report: uit/report/index.html\n"
      #expect(summary.text(output: "uit", report: "uit/report/index.html").hasSuffix(place))
      #expect(!text.contains(place))
      let (long, short) = (text, summary.text(output: "uit"))
      #expect(long.count { $0 == "\n" } == short.count { $0 == "\n" } + 1)
    }
  }
}
