import Charts
import ModelDirectory
import Prognosis
import Reporting
import TestSupport
import Testing

@Suite struct DemandConditionsTests {
  /// A page with these conditions, of which area a has 10 (c + 1) (a + 1) people, a tenth more each year; the last has none known.
  private func page(_ groups: [String], draws: Bool = true) throws -> DemandPage {
    var page = try DemandPage(draws: false)
    var condition = try #require(page.result.conditions.first)
    page.result.conditions = groups.enumerated().map { place, group in
      (condition.nameNL, condition.nameEN) = ("Ziekte \(place), 18+ (geschat)", "Disease \(place)")
      condition.targetGroup = group
      return condition
    }
    let areas = page.result.areas.count
    page.result.conditionCounts = page.result.years.indices.map { year in
      .init(
        rows: groups.count, columns: areas,
        byColumns: (0..<areas).flatMap { area in
          groups.indices.map { row in
            row == groups.count - 1 ? .nan : Double(10 * (row + 1) * (area + 1)) * (1 + 0.1 * Double(year))
          }
        })
    }
    if draws { page.result.margins = SampleMargins.made(page.result) }
    return page
  }

  @Test func `conditions stand by target group, those of the criteria first`() throws {
    let page = try page(["sport", "kanker", "kwetsbare ouderen", "kanker", "hart- en vaatziekten"])
    let figures = try page.figures()
    let file = try #require(try DemandPage().file("conditions"))
    #expect(!file.rows.isEmpty)
    let titles = figures.filter { $0.key.hasPrefix("demand-conditions") }.sorted { $0.key < $1.key }
      .map { $0.value.title.prefix { $0 != ":" } }
    #expect(titles == ["Kwetsbare ouderen, ziekte 2", "Kanker, ziekte 3", "sport, ziekte 0"])
    let cancer = try #require(figures["demand-conditions-3"]?.chart as? IntervalChart)
    #expect(cancer.rows.map(\.label) == ["Ziekte 1", "Ziekte 3"] && cancer.series == ["2024", "2026"])
    // Of the fifth table of margins, so 5 above the central 20 and 24; its second row's quantiles lie twice as far.
    #expect(cancer.rows[0].estimates.map(\.value) == [25, 29])
    #expect(cancer.rows[0].estimates[1].figures == [29, 24, 26.5, 31, 35])
    let none = try page.words().filter { $0.hasPrefix("Over deze doelgroepen zijn er geen cijfers") }
    #expect(
      none == [
        "Over deze doelgroepen zijn er geen cijfers: Psychische klachten, Hart- en vaatziekten, "
          + "Beperkte gezondheidsvaardigheden."
      ])
  }

  @Test func `what the intervals leave out is said where there are any`() throws {
    func said(_ page: DemandPage) throws -> [String] {
      try page.words().filter { $0.contains("telt als vast gegeven") }
    }
    // This model has no trend of a condition.
    let plain = try said(page(["kanker", "x"]))
    #expect(plain.count == 1 && plain.first?.contains("trend") == false)
    #expect(try said(page(["kanker", "x"], draws: false)).isEmpty)
  }

  @Test func `a model of other groups isn't held to the criteria`() throws {
    let page = try page(["sport", "", "x"])
    #expect(try page.words().contains("Over deze doelgroepen zijn er geen cijfers: x."))
    #expect(try page.figures().keys.filter { $0.hasPrefix("demand-conditions") }.count == 2)
  }

  @Test func `what is drawn of conditions stands in the table`() throws {
    let figure = try #require(
      try page(["kanker", "kanker", "x"], draws: false).figures(1)["demand-conditions-3"])
    #expect(figure.table.columns.map(\.title) == ["Aandoening", "2024", "2026", "Groei"])
    #expect(
      figure.table.rows == [
        ["Ziekte 0, 18+ (geschat)", "20", "24", "20,0 %"], ["Ziekte 1, 18+ (geschat)", "40", "48", "20,0 %"],
      ])
    #expect(figure.title == "Kanker, ziekte 0: het aantal mensen groeit met 20,0 % tot 2026")
  }
}
