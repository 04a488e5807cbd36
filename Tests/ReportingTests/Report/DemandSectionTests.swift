import Charts
import Demography
import ModelDirectory
import Prognosis
import Reporting
import TestSupport
import Testing

@Suite struct DemandSectionTests {
  @Test(arguments: Language.allCases, [true, false])
  func `every drawing has a title, a unit, a source, an alternative and its data`(
    language: Language, draws: Bool
  ) throws {
    var page = try DemandPage(draws: draws)
    page.language = language
    for place in page.result.areas.indices {
      for (id, figure) in try page.figures(place) {
        #expect(id.wholeMatch(of: /[a-z0-9-]+/) != nil)
        let texts = [figure.title, figure.unit, figure.source, figure.alternative, figure.table.caption]
        #expect(texts.allSatisfy { !$0.isEmpty && !$0.contains("{") }, "\(id)")
        #expect(!figure.table.rows.isEmpty)
        #expect(figure.table.rows.allSatisfy { $0.count == figure.table.columns.count }, "\(id)")
      }
    }
  }

  @Test func `the main figures stand in the lead, with their margins`() throws {
    var page = try DemandPage()
    // By formula 1000 + row for each of 212 cells, and 2 more in the mean of the draws: 234,368, of whom 59,568 are 80 or over.
    let base = try #require(page.result.margins?.groups[0].mean)
    page.result.margins?.groups[2] = Distribution(
      mean: base.scaled(by: 1.1), quantiles: [1, 1.05, 1.1, 1.2, 1.3].map(base.scaled))
    // 2000 and 3000 become 2400 and 3600, with 4 more in the mean; the total is the sixth row, so 80 % lie from 7.5 below to 6 above.
    #expect(
      try page.section().lead == [
        "Heel het land telt 234.400 inwoners op 1 januari 2024. Op 1 januari 2026 zijn het er naar verwachting "
          + "257.800 (80 %-interval 246.100 tot 281.200). Het aantal groeit met 10,0 % "
          + "(80 %-interval 5,0 tot 20,0 %).",
        "Het aantal inwoners van 80 jaar en ouder groeit met 10,0 % (80 %-interval 5,0 tot 20,0 %): "
          + "van 59.570 in 2024 naar 65.520 in 2026.",
        "De zorgkosten groeien met 20,0 % (80 %-interval 19,8 tot 20,1 %) tussen 2024 en 2026, in prijzen "
          + "van 2022.",
      ])
  }

  @Test func `without draws nothing speaks of intervals`() throws {
    for language in Language.allCases {
      var page = try DemandPage(draws: false)
      page.language = language
      for place in page.result.areas.indices {
        #expect(try !page.words(place).contains { $0.contains("interval") || $0.contains("80 %") })
      }
      page = try DemandPage()
      page.language = language
      #expect(try page.words().contains { $0.contains("interval") })
    }
  }

  @Test func `languages share no sentence`() throws {
    let dutch = try DemandPage()
    var english = dutch
    english.language = .english
    let names = Set(["2024 = 100", "2024", "2026", "condition"])
    let shared = Set(try dutch.words()).intersection(try english.words()).subtracting(names)
    #expect(shared.filter { $0.contains(" ") && !$0.hasPrefix("Index") } == [])
  }

  @Test(arguments: Language.allCases)
  func `what heads a column or stands below a title starts with a capital`(language: Language) throws {
    var sample = try SamplePage()
    sample.language = language
    sample.add(scenarios: ["minder"])
    let context = try sample.context()
    var count = 0
    for place in sample.results[0].areas.indices {
      let view = context.view(of: place)
      for section in [ReportSection.demand(view), .supply(view), .comparison(view), .priorities(view)] {
        let tables = section.tables + section.figures.map(\.table)
        let heads = tables.flatMap { $0.columns.map(\.title) } + section.figures.map(\.unit)
        count += heads.count
        #expect(heads.filter { $0.first?.isLowercase == true } == [], "\(section.id)")
      }
    }
    #expect(count > 100)
  }

  @Test func `topics without figures are left out`() throws {
    var page = try DemandPage()
    #expect(
      try page.headings(1)
        == [
          "Bevolking", "Zorggebruik en zorgkosten", "Aandoeningen per doelgroep", "Oorzaken van de groei",
          "Omstandigheden",
        ])
    // The country isn't compared.
    #expect(try page.headings(0).last == "Oorzaken van de groei")
    page = try DemandPage(draws: false)
    (page.result.products, page.result.growth, page.comparison) = ([], [], nil)
    page.result.care = page.result.care.map { _ in .init(rows: 0, columns: 3, byColumns: []) }
    (page.result.conditions, page.result.lifeExpectancy, page.result.componentNames) = ([], [], [])
    #expect(try page.headings(1) == ["Bevolking"])
    #expect(try page.section(1).lead.count == 2)
    #expect(try page.figures(1).keys.sorted() == ["demand-groups", "demand-inhabitants", "demand-pyramid"])
  }

  @Test func `figures that aren't there leave gaps and no sentence`() throws {
    for draws in [true, false] {
      var page = try DemandPage(draws: draws)
      page.result.blank(area: 1)
      let section = try page.section(1)
      #expect(section.lead.isEmpty)
      let all = try page.words(1) + page.figures(1).values.flatMap { $0.table.rows.joined() }
      #expect(all.filter { $0.contains(/\bnan\b|\binf/.ignoresCase()) } == [])
      // Other areas are as they were.
      #expect(try page.section(2).lead == DemandPage(draws: draws).section(2).lead)
    }
  }

  @Test func `an area where nobody lives and nothing is spent is told without sentences`() throws {
    var page = try DemandPage(draws: false)
    page.result.multiply(area: 1, by: 0)
    #expect(try page.section(1).lead.allSatisfy { !$0.contains("–") })
    #expect(try page.figures(1)["demand-products"] == nil)
  }

  @Test func `sources are named once each, and none where there are none`() throws {
    var page = try DemandPage()
    var row = page.model.sources[0]
    (row.file, row.publisher, row.period) = ("population.csv", "CBS", "1 January 2020 and 2021")
    page.model.sources = [row]
    row.period = "2012-2023"
    page.model.sources.append(row)
    (row.publisher, row.period) = ("Own <b>work</b>", "")
    page.model.sources.append(row)
    let source = try page.figures()["demand-inhabitants"]?.source
    #expect(
      source == "Bron: tabel population_groups.csv; CBS, Own <b>work</b>.")
    page.model.sources = []
    #expect(try page.figures()["demand-inhabitants"]?.source == "Bron: tabel population_groups.csv.")
  }
}
