import Demography
import LinearAlgebra
import Prognosis
import Reporting
import TestSupport
import Testing

@Suite struct OutputTableTests {
  private static let area = "scenario,set,code,name"
  private static let quantiles = "mean,p2_5,p10,p50,p90,p97_5"

  /// The columns that the module's article names.
  private static let columns = [
    "population": "\(area),year,sex,age_from,age_to,\(quantiles)",
    "population_groups": "\(area),year,group,\(quantiles)",
    "components": "\(area),year,component,\(quantiles)",
    "care": "\(area),year,product,domain,unit,\(quantiles),index,per_inhabitant",
    "life_expectancy": "\(area),year,sex,age,\(quantiles)",
    "conditions": "\(area),year,condition,target_group,\(quantiles)",
    "growth": "\(area),product,year,driver,contribution",
  ]

  private func tables(_ result: PrognosisResult, ages: AgeDetail = .five) throws -> [String: CSVFile] {
    let rendered = try OutputTable.rendered(OutputTable.tables(of: result, ages: ages))
    return Dictionary(
      uniqueKeysWithValues: rendered.map { ($0.schema.name, CSVFile(Array($0.file.pieces.joined()))) })
  }

  private func sample() throws -> PrognosisResult { try SampleResult.made(SampleResult.model()) }

  @Test func `every table of the contract has its columns, and a unique key that is in its rows`() throws {
    let rendered = try OutputTable.rendered(OutputTable.tables(of: sample(), ages: .five))
    #expect(Set(rendered.map(\.schema.name)) == Set(Self.columns.keys))
    for table in rendered {
      let file = CSVFile(Array(table.file.pieces.joined()))
      #expect(file.header.joined(separator: ",") == Self.columns[table.schema.name])
      #expect(file.lines.count == table.rowCount && table.rowCount > 0)
      #expect(file.lines.allSatisfy { $0.count == file.header.count })
      let keys = file.rows.map { row in table.schema.primaryKey.map { row[$0] ?? "?" } }
      #expect(Set(keys).count == file.rows.count && !keys.joined().contains("?"), "\(table.schema.name)")
      #expect(table.byteCount == table.file.pieces.joined().count)
    }
  }

  @Test func `without draws only the mean is filled`() throws {
    for (name, file) in try tables(sample()) where name != "growth" {
      #expect(file.column("mean").allSatisfy { !$0.isEmpty }, "\(name)")
      for quantile in ["p2_5", "p10", "p50", "p90", "p97_5"] {
        #expect(file.column(quantile).allSatisfy { $0.isEmpty }, "\(name).\(quantile)")
      }
    }
  }

  @Test func `ages are in groups of five, or single, and the last group is open`() throws {
    let result = try sample()
    let five = try #require(tables(result)["population"])
    let single = try #require(tables(result, ages: .single)["population"])
    let cell = ["set": "land", "year": "2024", "sex": "F"]
    #expect(five.column("age_from", where: cell) == stride(from: 0, through: 105, by: 5).map(String.init))
    #expect(
      five.column("age_to", where: cell) == stride(from: 4, through: 104, by: 5).map(String.init) + [""])
    #expect(single.column("age_from", where: cell) == (0...105).map(String.init))
    #expect(single.column("age_to", where: cell) == (0...104).map(String.init) + [""])
    // Women of 5 to 9 in the first area: 1005 + ... + 1009.
    #expect(five.number("mean", where: cell.merging(["age_from": "5"]) { $1 }) == 5035)
    #expect(single.number("mean", where: cell.merging(["age_from": "105"]) { $1 }) == 1105)
  }

  @Test func `groups, five-year groups and single ages add up to the same people`() throws {
    let result = try sample()
    let five = try tables(result)
    let single = try #require(tables(result, ages: .single)["population"])
    let population = try #require(five["population"])
    let groups = try #require(five["population_groups"])
    for area in result.areas {
      for year in result.years {
        let place = ["set": area.set, "code": area.code, "year": String(year)]
        func sum(_ values: [String]) -> Double { values.compactMap(Double.init).reduce(0, +) }
        let total = groups.number("mean", where: place.merging(["group": "total"]) { $1 })
        let parts = groups.rows.filter { row in
          place.allSatisfy { row[$0.key] == $0.value } && row["group"] != "total"
        }
        #expect(parts.count == 4 && total > 0)
        // Quarters are exact in binary, so there is nothing to round.
        #expect(sum(parts.compactMap { $0["mean"] }) == total)
        #expect(sum(population.column("mean", where: place)) == total)
        #expect(sum(single.column("mean", where: place)) == total)
      }
    }
  }

  @Test func `a group that the open age hides is left out`() throws {
    var result = try sample()
    result.grid = AgeSexGrid(openAge: 75)
    let groups = try #require(tables(result)["population_groups"])
    #expect(Set(groups.column("group")) == ["total", "0_19", "20_64"])
    result.grid = AgeSexGrid(openAge: 80)
    #expect(Set(try #require(tables(result)["population_groups"]).column("group")).count == 5)
  }

  @Test func `care has totals of the products in euro, an index and an amount per inhabitant`() throws {
    let result = try sample()
    let care = try #require(tables(result)["care"])
    let second = ["set": "provincie", "code": result.areas[1].code, "year": "2025"]
    func figure(_ column: String, _ product: String) -> Double {
      care.number(column, where: second.merging(["product": product]) { $1 })
    }
    // Products in order: visits (counted), nursing (Wlz), hospital (Zvw); area 2, year 1: 1000 k * 2 * 1.1.
    #expect(figure("mean", "bezoek") == 2200)
    #expect(figure("mean", "verpleging") == 4400)
    #expect(figure("mean", "total_Wlz") == 4400)
    #expect(figure("mean", "total_Zvw") == 6600)
    #expect(figure("mean", "total") == 11000)
    #expect(figure("index", "total") == 110)
    expectClose([figure("per_inhabitant", "total")], [11000 / 400_001], within: .absolute(5e-8), "7 decimals")
    #expect(!care.column("product").contains("total_Wmo"))
    #expect(Set(care.column("unit", where: ["product": "total"])) == ["eur"])
    #expect(Set(care.column("domain", where: ["product": "total"])) == [""])
    #expect(Set(care.column("index", where: ["year": "2024"])) == ["100"])
  }

  @Test func `nothing to compare with leaves the index and the amount per inhabitant empty`() throws {
    var result = try sample()
    result.care[0][0, 0] = 0
    result.meanPopulation[1][0] = 0
    let care = try #require(tables(result)["care"])
    let visits = ["set": "land", "product": "bezoek"]
    #expect(care.column("index", where: visits) == ["", "", ""])
    #expect(care.column("per_inhabitant", where: visits).map(\.isEmpty) == [false, true, false])
  }

  @Test func `the causes of growth of the total are the sums over its products`() throws {
    let growth = try #require(tables(sample())["growth"])
    // Driver d of product k in area 1 and year 2 is d k 2: products 2 and 3 are in euro.
    let place = ["set": "land", "year": "2026", "product": "total"]
    #expect(growth.column("contribution", where: place) == ["10", "20", "30", "40"])
    #expect(growth.column("driver", where: place) == GrowthDriver.ofCentralPath.map(\.rawValue))
    #expect(growth.column("year").contains("2024") == false)
  }

  @Test func `components, conditions and life expectancy are written as they are`() throws {
    let tables = try tables(sample())
    let components = try #require(tables["components"])
    #expect(
      components.number("mean", where: ["set": "land", "year": "2025", "component": "deaths"]) == 10.125)
    #expect(Set(components.column("year")) == ["2024", "2025"])
    let conditions = try #require(tables["conditions"])
    #expect(conditions.number("mean", where: ["set": "land", "year": "2026"]) == 2.5)
    #expect(Set(conditions.column("target_group")) == ["ouderen"])
    let life = try #require(tables["life_expectancy"])
    let men = ["set": "land", "year": "2024", "sex": "M", "age": "65"]
    #expect(life.column("mean", where: men) == ["20.0001"])
  }

  @Test func `names with commas come back as they were`() throws {
    let model = try SampleResult.model()
    var result = try SampleResult.made(model)
    result.areas[0].name = "Aa, \"aan\" zee"
    let groups = try #require(tables(result)["population_groups"])
    #expect(Set(groups.column("name", where: ["set": "land"])) == ["Aa, \"aan\" zee"])
  }

  @Test func `tables without figures are left out`() throws {
    var result = try sample()
    (result.products, result.conditions, result.lifeExpectancy, result.componentNames) = ([], [], [], [])
    let names = OutputTable.tables(of: result, ages: .five).map(\.schema.name)
    #expect(names == ["population", "population_groups"])
  }

  @Test func `many areas in pieces give the bytes of each area by itself`() throws {
    var result = try sample()
    let area = result.areas[0]
    let count = 37
    result.areas = (0..<count).map { index in
      var copy = area
      copy.code = "N\(index)"
      return copy
    }
    result.population = result.population.map { people in
      Matrix(
        rows: people.rows, columns: count,
        byColumns: (0..<count).flatMap { column in (0..<people.rows).map { people[$0, 0] + Double(column) } })
    }
    let all = try OutputTable.rendered(Array(OutputTable.tables(of: result, ages: .five).prefix(2)))
    for column in [0, 7, 8, 36] {
      var alone = result
      alone.areas = [result.areas[column]]
      alone.population = result.population.map { people in
        Matrix(rows: people.rows, columns: 1, byColumns: (0..<people.rows).map { people[$0, column] })
      }
      let one = try OutputTable.rendered(Array(OutputTable.tables(of: alone, ages: .five).prefix(2)))
      for (whole, part) in zip(all, one) {
        let lines = CSVFile(Array(whole.file.pieces.joined())).lines.filter { $0[2] == "N\(column)" }
        #expect(lines == CSVFile(Array(part.file.pieces.joined())).lines)
        #expect(whole.rowCount == count * part.rowCount)
      }
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a figure that is not finite is refused, with its table`(value: Double) throws {
    var result = try sample()
    result.care[1][0, 2] = value
    #expect(throws: ReportingError.notFinite(table: "care")) {
      try OutputTable.rendered(OutputTable.tables(of: result, ages: .five))
    }
    #expect(
      ReportingError.notFinite(table: "care").description == "a figure of table care is not a finite number")
  }
}
