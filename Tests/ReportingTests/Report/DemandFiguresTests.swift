import Charts
import Demography
import ModelDirectory
import Prognosis
import Reporting
import TestSupport
import Testing

/// The figures that are drawn and written on a page are those of the tables.
@Suite struct DemandFiguresTests {
  /// Tables are rounded to three decimals of people and two of euro.
  private static let rounding = Tolerance(relative: 1e-12, absolute: 0.0051)

  private func fan(_ figure: Figure?) throws -> FanChart { try #require(figure?.chart as? FanChart) }

  private func expect(_ points: [ChartEstimate], _ file: CSVFile, _ rows: [[String: String]]) {
    #expect(points.count == rows.count)
    for (point, row) in zip(points, rows) {
      expectClose(point.figures, file.estimate(where: row), within: Self.rounding, "\(row)")
    }
  }

  @Test func `people by age group are those of the table, and their index follows from them`() throws {
    let page = try DemandPage()
    let file = try #require(try page.file("population_groups"))
    for (place, area) in page.result.areas.enumerated() {
      func rows(_ group: String) -> [[String: String]] {
        page.result.years.map { ["set": area.set, "code": area.code, "year": String($0), "group": group] }
      }
      let figures = try page.figures(place)
      expect(try fan(figures["demand-inhabitants"]).series[0].points, file, rows("total"))
      let groups = try fan(figures["demand-groups"])
      for (series, name) in zip(groups.series, ["0_19", "20_64", "65_79", "80_plus"]) {
        let base = file.number("mean", where: rows(name)[0])
        let index = rows(name).map { file.estimate(where: $0).map { 100 * $0 / base } }
        // The base is rounded as well.
        for (point, values) in zip(series.points, index) {
          expectClose(point.figures, values, within: .relative(1e-6), name)
        }
      }
    }
  }

  @Test(arguments: [true, false]) func `the pyramid has the people of the table`(draws: Bool) throws {
    let page = try DemandPage(draws: draws)
    let file = try #require(try page.file("population"))
    let figure = try #require(try page.figures(1)["demand-pyramid"])
    let chart = try #require(figure.chart as? PyramidChart)
    let area = page.result.areas[1]
    for (side, sex) in [(chart.left, "F"), (chart.right, "M")] {
      func rows(_ year: String) -> [[String: String]] {
        stride(from: 0, through: 105, by: 5).map {
          ["set": area.set, "code": area.code, "year": year, "sex": sex, "age_from": String($0)]
        }
      }
      expectClose(
        side.before, rows("2024").map { file.number("mean", where: $0) }, within: Self.rounding, sex)
      expectClose(
        side.after.map(\.value), rows("2026").map { file.number("mean", where: $0) }, within: Self.rounding,
        sex)
      if draws { expect(side.after, file, rows("2026")) }
    }
    #expect(chart.bands.first == "0-4" && chart.bands.last == "105+" && chart.bands.count == 22)
    #expect(chart.left.after.allSatisfy { ($0.inner != nil) == draws })
  }

  @Test func `of single years the pyramid adds up the people and shows no intervals`() throws {
    let page = try DemandPage(ages: .single)
    let figure = try #require(try page.figures()["demand-pyramid"])
    let chart = try #require(figure.chart as? PyramidChart)
    #expect(chart.left.after.allSatisfy { $0.inner == nil && $0.outer == nil })
    #expect(figure.notes.count == 1 && figure.notes[0].contains("jaar leeftijd"))
    let file = try #require(try page.file("population", ages: .single))
    let rows = file.rows.filter { $0["set"] == "land" && $0["year"] == "2026" && $0["sex"] == "F" }
    let first = rows.prefix(5).compactMap { Double($0["mean"] ?? "") }
    expectClose([chart.left.after[0].value], [first.reduce(0, +)], within: Self.rounding)
    expectClose(
      [chart.left.after[21].value], [Double(rows[105]["mean"] ?? "") ?? .nan], within: Self.rounding)
  }

  @Test(arguments: [98, 75, 3]) func `any open age will do`(openAge: Int) throws {
    var page = try DemandPage(draws: false)
    page.result.grid = AgeSexGrid(openAge: openAge)
    let chart = try page.figures()["demand-pyramid"]?.chart as? PyramidChart
    let last = [98: "95+", 75: "75+"][openAge]
    #expect(chart?.bands.last == last)
    guard let chart else { return }
    let grid = page.result.grid
    let everyone = (0...openAge).reduce(0) { $0 + page.result.population[2][grid.index(.female, $1), 0] }
    expectClose([chart.left.after.reduce(0) { $0 + $1.value }], [everyone], within: .relative(1e-12))
  }

  @Test func `components and life expectancy are those of the tables`() throws {
    let page = try DemandPage()
    let (components, life) = (try page.file("components"), try page.file("life_expectancy"))
    for (place, area) in page.result.areas.enumerated() {
      let figures = try page.figures(place)
      func rows(_ years: some Sequence<Int>, _ more: [String: String]) -> [[String: String]] {
        years.map { ["set": area.set, "code": area.code, "year": String($0)].merging(more) { $1 } }
      }
      let natural = try fan(figures["demand-natural"])
      #expect(natural.years == [2024, 2025] && natural.series.map(\.name) == ["Geboorten", "Overledenen"])
      for (series, name) in zip(natural.series, ["births", "deaths"]) {
        expect(series.points, try #require(components), rows(natural.years, ["component": name]))
      }
      let moving = try fan(figures["demand-moving"])
      expect(
        moving.series[0].points, try #require(components), rows([2024, 2025], ["component": "immigration"]))
      let expectancy = try fan(figures["demand-life"])
      for (series, sex) in zip(expectancy.series, ["F", "M"]) {
        expect(series.points, try #require(life), rows(page.result.years, ["sex": sex, "age": "0"]))
      }
    }
  }

  @Test func `care is that of the table, in euro and as an index`() throws {
    let page = try DemandPage()
    let file = try #require(try page.file("care"))
    for (place, area) in page.result.areas.enumerated() {
      let figures = try page.figures(place)
      func rows(_ product: String) -> [[String: String]] {
        page.result.years.map {
          ["set": area.set, "code": area.code, "year": String($0), "product": product]
        }
      }
      expect(try fan(figures["demand-cost"]).series[0].points, file, rows("total"))
      let (acts, index) = (try fan(figures["demand-acts"]), try fan(figures["demand-acts-index"]))
      #expect(acts.series.map(\.name) == ["Zvw", "Wlz"] && index.series.map(\.name) == ["Zvw", "Wlz"])
      for (place, product) in ["total_Zvw", "total_Wlz"].enumerated() {
        expect(acts.series[place].points, file, rows(product))
        expectClose(
          index.series[place].points.map(\.value), rows(product).map { file.number("index", where: $0) },
          within: .absolute(5.1e-5), "four decimals")
      }
    }
  }

  @Test func `growth of products is that of the table, by act, units that aren't euro too`() throws {
    let page = try DemandPage()
    let file = try #require(try page.file("care"))
    let figure = try #require(try page.figures()["demand-products"])
    let chart = try #require(figure.chart as? IntervalChart)
    #expect(chart.rows.map(\.label) == ["Bezoeken", "Ziekenhuis", "Verpleging"])
    #expect(chart.rows.map(\.group) == ["Zvw", nil, "Wlz"])
    for (row, product) in zip(chart.rows, ["bezoek", "ziekenhuis", "verpleging"]) {
      let place = ["set": "land", "product": product]
      let base = file.number("mean", where: place.merging(["year": "2024"]) { $1 })
      let later = file.estimate(where: place.merging(["year": "2026"]) { $1 })
      // Amounts of thousands in two or three decimals.
      expectClose(
        row.estimates[0].figures, later.map { $0 / base - 1 }, within: .absolute(1e-5), product)
    }
    expectClose(
      chart.references.map(\.value),
      [file.number("index", where: ["set": "land", "product": "total", "year": "2026"]) / 100 - 1],
      within: .absolute(1e-6))
  }
}
