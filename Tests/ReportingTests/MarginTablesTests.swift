import Demography
import LinearAlgebra
import Prognosis
import Reporting
import TestSupport
import Testing

@Suite struct MarginTablesTests {
  private static let figures = ["mean", "p2_5", "p10", "p50", "p90", "p97_5"]

  private func tables(_ result: PrognosisResult, ages: AgeDetail = .five) throws -> [String: CSVFile] {
    let rendered = try OutputTable.rendered(OutputTable.tables(of: result, ages: ages))
    return Dictionary(
      uniqueKeysWithValues: rendered.map { ($0.schema.name, CSVFile(Array($0.file.pieces.joined()))) })
  }

  private func sample(ages: AgeDetail = .five) throws -> PrognosisResult {
    var result = try SampleResult.made(SampleResult.model())
    result.margins = SampleMargins.made(result, ages: ages)
    return result
  }

  /// Expects the figures of one row of a table to be those of a row of a distribution.
  private func expect(
    _ table: CSVFile?, where conditions: [String: String], _ distribution: Distribution, row: Int, area: Int,
    within tolerance: Double = 5e-4, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let expected = [distribution.mean[row, area]] + distribution.quantiles.map { $0[row, area] }
    expectClose(
      Self.figures.map { table?.number($0, where: conditions) ?? .nan }, expected,
      within: .absolute(tolerance + 1e-9), "half a unit of the last decimal", sourceLocation: sourceLocation)
  }

  @Test(arguments: AgeDetail.allCases)
  func `people are written by sex and age, women first`(ages: AgeDetail) throws {
    let result = try sample(ages: ages)
    let margins = try #require(result.margins)
    let table = try tables(result, ages: ages)["population"]
    let bands = ages.bands(of: result.grid)
    for (index, band) in bands.enumerated() {
      for sex in Sex.allCases {
        let place = ["set": "land", "year": "2026", "sex": sex.letter, "age_from": String(band.from)]
        let row = sex == .female ? index : bands.count + index
        expect(table, where: place, margins.population[2], row: row, area: 0)
      }
    }
  }

  @Test func `groups, components, conditions and life expectancy are those of the draws`() throws {
    let result = try sample()
    let margins = try #require(result.margins)
    let tables = try tables(result)
    for (area, place) in result.areas.enumerated().map({ ($0, ["set": $1.set, "code": $1.code]) }) {
      for (row, group) in PopulationGroup.groups(of: result.grid).enumerated() {
        let key = place.merging(["year": "2025", "group": group.name]) { $1 }
        expect(tables["population_groups"], where: key, margins.groups[1], row: row, area: area)
      }
      for (row, component) in result.componentNames.enumerated() {
        let key = place.merging(["year": "2025", "component": component.rawValue]) { $1 }
        expect(tables["components"], where: key, margins.components[1], row: row, area: area)
      }
      for (row, condition) in result.conditions.enumerated() {
        let key = place.merging(["year": "2026", "condition": condition.code]) { $1 }
        expect(tables["conditions"], where: key, margins.conditions[2], row: row, area: area)
      }
      for (row, cell) in [("F", "0"), ("F", "65"), ("M", "0"), ("M", "65")].enumerated() {
        let key = place.merging(["year": "2025", "sex": cell.0, "age": cell.1]) { $1 }
        expect(
          tables["life_expectancy"], where: key, margins.lifeExpectancy[1], row: row, area: area, within: 5e-5
        )
      }
    }
  }

  @Test func `care has the draws' figures, and its index and amount per inhabitant are ratios of means`()
    throws
  {
    let result = try sample()
    let margins = try #require(result.margins)
    let care = try tables(result)["care"]
    for (row, item) in CareItem.items(of: result.products).enumerated() {
      for (area, region) in result.areas.enumerated() {
        let key = ["set": region.set, "code": region.code, "year": "2026", "product": item.code]
        expect(care, where: key, margins.care[2], row: row, area: area, within: 5e-3)
        let (base, last) = (margins.care[0].mean[row, area], margins.care[2].mean[row, area])
        expectClose(
          [care?.number("index", where: key) ?? .nan], [100 * last / base], within: .absolute(5e-5),
          "4 decimals")
        expectClose(
          [care?.number("per_inhabitant", where: key) ?? .nan],
          [last / margins.meanPopulation[2].mean[0, area]], within: .absolute(5e-8), "7 decimals")
      }
    }
    #expect(Set(care?.column("index", where: ["year": "2024"]) ?? []) == ["100"])
  }

  @Test func `the quantiles of every row stand in order`() throws {
    var rows = 0
    for (name, file) in try tables(sample()) where name != "growth" {
      for row in file.rows {
        let quantiles = Self.figures.dropFirst().compactMap { row[$0].flatMap(Double.init) }
        #expect(quantiles.count == 5 && quantiles == quantiles.sorted(), "\(name): \(row)")
        rows += 1
      }
    }
    #expect(rows > 500)
  }

  @Test func `causes of growth add up to the change of the means in the care table`() throws {
    var result = try SampleResult.projected(SampleResult.model())
    result.margins = SampleMargins.made(result)
    // The draws' mean runs away from the central path in the last year.
    for row in 0..<(result.margins?.care[2].mean.rows ?? 0) { result.margins?.care[2].mean[row, 1] += 100 }
    let tables = try tables(result)
    let (care, growth) = (try #require(tables["care"]), try #require(tables["growth"]))
    for item in CareItem.items(of: result.products) {
      for area in result.areas {
        let place = ["set": area.set, "code": area.code, "product": item.code]
        for year in ["2025", "2026"] {
          let now = place.merging(["year": year]) { $1 }
          let change =
            care.number("mean", where: now)
            - care.number("mean", where: place.merging(["year": "2024"]) { $1 })
          let parts = growth.column("contribution", where: now).map { Double($0) ?? .nan }
          #expect(
            growth.column("driver", where: now)
              == GrowthDriver.allCases.filter { $0 != .levers }.map(\.rawValue))
          // Seven figures, each rounded to two decimals in euro.
          expectClose([parts.reduce(0, +)], [change], within: .absolute(7 * 0.005), "\(item.code) \(year)")
        }
      }
    }
    let runaway = ["set": "provincie", "code": result.areas[1].code, "year": "2026", "driver": "spread"]
    #expect(growth.column("contribution", where: runaway).allSatisfy { $0 == "100" })
  }

  @Test func `draws that all equal the central path give its figures`() throws {
    var result = try SampleResult.projected(SampleResult.model())
    let central = try tables(result)
    result.margins = SampleMargins.degenerate(result)
    let drawn = try tables(result)
    #expect(central.keys == drawn.keys)
    for (name, file) in drawn where name != "growth" {
      let expected = central[name]?.rows.map { row in
        row.merging(Self.figures.map { ($0, row["mean"] ?? "?") }) { $1 }
      }
      #expect(file.rows == expected, "\(name)")
    }
    let growth = try #require(drawn["growth"])
    #expect(Set(growth.column("contribution", where: ["driver": "spread"])) == ["0"])
    #expect(growth.rows.filter { $0["driver"] != "spread" } == central["growth"]?.rows)
  }

  @Test func `margins for some areas are those areas' margins`() throws {
    let result = try sample()
    let part = result.restricted(to: 1..<3)
    let (all, some) = (try tables(result), try tables(part))
    #expect(all.keys == some.keys && part.margins?.draws == 1000 && part.margins?.seed == 7)
    for (name, file) in some {
      #expect(
        !file.lines.isEmpty && file.lines == all[name]?.lines.filter { $0[1] == "provincie" }, "\(name)")
    }
  }

  @Test(arguments: [Double.nan, .infinity])
  func `a quantile that is not finite is refused, with its table`(value: Double) throws {
    var result = try sample()
    result.margins?.conditions[1].quantiles[3][0, 2] = value
    #expect(throws: ReportingError.notFinite(table: "conditions")) {
      try OutputTable.rendered(OutputTable.tables(of: result, ages: .five))
    }
  }
}
