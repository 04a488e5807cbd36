import Charts
import ModelDirectory
import Prognosis
import Reporting
import TestSupport
import Testing

@Suite struct DemandCausesTests {
  /// A page whose causes add up, as those of a prognosis do: what the others leave goes to the trend.
  private func page(draws: Bool) throws -> DemandPage {
    var page = try DemandPage(draws: draws)
    for step in page.result.growth.indices {
      let others = page.result.growth[step].filter { $0.key != .useTrend }.values
      for row in 0..<page.result.products.count {
        for area in page.result.areas.indices {
          let change = page.result.care[step + 1][row, area] - page.result.care[0][row, area]
          page.result.growth[step][.useTrend]?[row, area] = change - others.reduce(0) { $0 + $1[row, area] }
        }
      }
    }
    return page
  }

  @Test(arguments: [true, false])
  func `the waterfall goes from the cost now to that at the end, by the table's causes`(draws: Bool) throws {
    let page = try page(draws: draws)
    let (care, growth) = (try #require(try page.file("care")), try #require(try page.file("growth")))
    for (place, area) in page.result.areas.enumerated() {
      let chart = try #require(try page.figures(place)["demand-causes"]?.chart as? WaterfallChart)
      let total = ["set": area.set, "code": area.code, "product": "total"]
      let later = total.merging(["year": "2026"]) { $1 }
      let changes = chart.steps.map(\.change)
      expectClose(
        [chart.start.value + changes.reduce(0, +)], [chart.end.estimate.value], within: .relative(1e-12))
      expectClose(
        [chart.start.value], [care.number("mean", where: total.merging(["year": "2024"]) { $1 })],
        within: .absolute(0.0051), "two decimals")
      expectClose(
        [chart.end.estimate.value], [care.number("mean", where: later)], within: .absolute(0.0051))
      expectClose(
        changes, growth.column("contribution", where: later).map { Double($0) ?? .nan },
        within: .absolute(0.0051))
      #expect(changes.count == (draws ? 5 : 4))
      #expect((chart.end.estimate.inner != nil) == draws)
    }
  }

  @Test func `the causes of each product are shares that add up to its growth`() throws {
    let page = try page(draws: true)
    let tables = try page.section().blocks.compactMap { block -> DataTable? in
      if case .table(let table) = block { table } else { nil }
    }
    let table = try #require(tables.first { $0.caption.hasPrefix("Groei per oorzaak") })
    #expect(table.columns.count == 8 && table.rows.count == 6)
    // By act, with the total of each at its end.
    #expect(
      table.rows.map { [$0[0], $0[1]] } == [
        ["Bezoeken", "Zvw"], ["Ziekenhuis", "Zvw"], ["Zvw totaal", "Zvw"], ["Verpleging", "Wlz"],
        ["Wlz totaal", "Wlz"], ["Totaal", "Totaal"],
      ])
    #expect(table.totals == [2, 4, 5])
    for row in table.rows {
      let shares = row.dropFirst(2).map { text in
        Double(text.dropLast(2).replacing(".", with: "").replacing(",", with: ".")) ?? .nan
      }
      // Six figures in one decimal.
      expectClose(
        [shares.dropLast().reduce(0, +)], [shares.last ?? .nan], within: .absolute(0.31), row[0])
    }
  }

  @Test func `what is drawn of the causes stands in its table`() throws {
    let page = try page(draws: false)
    let figure = try #require(try page.figures()["demand-causes"])
    // Care of area 1: nursing and hospital 2000 and 3000, growing by a tenth each year; causes 1, 2 and 3 per product and year.
    #expect(
      figure.table.rows == [
        ["Zorgkosten 2024", "5.000"], ["Aantal inwoners", "10"], ["Leeftijdsopbouw", "20"],
        ["Gezonder ouder worden", "30"], ["Trend in gebruik", "940"], ["Zorgkosten 2026", "6.000"],
      ])
    #expect(figure.unit == "Euro, prijzen van 2022")
    #expect(figure.title == "Grootste oorzaak van de groei: trend in gebruik, 18,8 % meer zorgkosten in 2026")
  }

  @Test func `a cause that isn't known leaves the waterfall out`() throws {
    var page = try page(draws: true)
    page.result.growth[1][.population]?[1, 0] = .nan
    #expect(try page.figures()["demand-causes"] == nil)
    #expect(try page.figures(1)["demand-causes"] != nil)
  }
}
