import Charts
import ModelDirectory
import Prognosis
import Reporting
import TestSupport
import Testing

@Suite struct DemandCircumstancesTests {
  @Test func `circumstances are told as distances from the country, beside similar areas`() throws {
    let page = try DemandPage()
    let figure = try #require(try page.figures(1)["demand-circumstances"])
    let chart = try #require(figure.chart as? IntervalChart)
    #expect(chart.series == ["Noord", "Vergelijkbare gebieden"])
    #expect(chart.rows.map(\.label) == ["Inkomen per inwoner (geschat)", "Sterfte (ruw)"])
    // -1.5 - 0.25 and 1.75 - 0; of the similar area -1.25 - 0.25 and 0.
    #expect(chart.rows.map { $0.estimates.map(\.value) } == [[-1.75, -1.5], [1.75, 0]])
    #expect(
      figure.table.rows.map { Array($0[3...]) } == [
        ["26,2", "30,0", "27,0", "-1,75", "2022", "deels"], ["12,5", "9,0", "9,0", "1,75", "2024", "nee"],
      ])
    #expect(figure.notes.count == 2)
  }

  @Test func `an area of which little is known shows what is known`() throws {
    let figures = try DemandPage().figures(2)
    #expect(figures["demand-circumstances"] == nil)
    var page = try DemandPage()
    page.comparison?.profiles[1][1].value = 12
    page.comparison?.profiles[1][1].standardised = 0.5
    let figure = try #require(try page.figures(2)["demand-circumstances"])
    let chart = try #require(figure.chart as? IntervalChart)
    #expect(chart.rows.map(\.label) == ["Sterfte (ruw)"] && chart.series == ["Zuid"])
    #expect(figure.table.rows.map { $0[3] } == ["–", "12,0"])
  }
}
