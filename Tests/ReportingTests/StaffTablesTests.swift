import LinearAlgebra
import Prognosis
import Reporting
import TestSupport
import Testing

@Suite struct StaffTablesTests {
  private static let area = "scenario,set,code,name"
  private static let quantiles = "mean,p2_5,p10,p50,p90,p97_5"
  private static let figures = quantiles.split(separator: ",").map(String.init)

  private func tables(
    _ results: PrognosisResult..., differences: [ScenarioDifference] = []
  ) throws -> [String: CSVFile] {
    let rendered = try OutputTable.rendered(
      OutputTable.tables(of: results, differences: differences, ages: .five))
    return Dictionary(
      uniqueKeysWithValues: rendered.map { ($0.schema.name, CSVFile(Array($0.file.pieces.joined()))) })
  }

  private func sample(draws: Bool = false) throws -> PrognosisResult {
    var result = try SampleResult.made(SampleResult.model())
    if draws { result.margins = SampleMargins.made(result) }
    return try SampleStaff.added(to: result)
  }

  @Test func `the tables of staff, waits and differences have the columns of the contract`() throws {
    let result = try sample()
    let rendered = try OutputTable.rendered(
      OutputTable.tables(of: [result], differences: [SampleStaff.difference(result)], ages: .five))
    let expected = [
      "workforce": "\(Self.area),year,branch,measure,\(Self.quantiles),shortage_probability",
      "gap_drivers": "\(Self.area),year,branch,driver,contribution",
      "waiting": "\(Self.area),year,service,measure,\(Self.quantiles)",
      "differences": "\(Self.area),year,table,item,measure,\(Self.quantiles)",
      "workforce_calibration": "branch,measure,published,model,residual",
    ]
    #expect(
      rendered.map(\.schema.name) == [
        "population", "population_groups", "components", "care", "life_expectancy", "conditions", "growth",
        "workforce", "gap_drivers", "waiting", "differences", "workforce_calibration",
      ])
    for table in rendered {
      guard let header = expected[table.schema.name] else { continue }
      let file = CSVFile(Array(table.file.pieces.joined()))
      #expect(file.header.joined(separator: ",") == header)
      let keys = file.rows.map { row in table.schema.primaryKey.map { row[$0] ?? "?" } }
      #expect(Set(keys).count == file.rows.count && file.rows.count == table.rowCount, "\(table.schema.name)")
      #expect(!keys.joined().contains("") && !keys.joined().contains("?"))
      for field in table.schema.fields where !field.allowed.isEmpty {
        #expect(Set(file.column(field.name)).isSubset(of: field.allowed), "\(field.name)")
      }
    }
  }

  @Test func `staff without draws is that of the central path`() throws {
    let result = try sample()
    let table = try #require(tables(result)["workforce"])
    #expect(table.lines.count == 3 * 3 * 3 * WorkforceMeasure.allCases.count)
    for (item, branch) in SampleStaff.branches.enumerated() {
      for measure in WorkforceMeasure.allCases {
        let place = ["set": "land", "year": "2025", "branch": branch, "measure": measure.rawValue]
        let expected = SampleStaff.figure(measure, item: item, area: 0, step: 1)
        expectClose(
          [table.number("mean", where: place)], [expected], within: .absolute(0.005 + 1e-9),
          "half a hundredth: \(branch) \(measure)")
      }
    }
    for column in ["p2_5", "p50", "p97_5", "shortage_probability"] {
      #expect(table.column(column).allSatisfy { $0.isEmpty })
    }
    // 0.1 * 110 of 0.12: two decimals, but a share has four. 8.125 is half-way and goes to the even digit.
    let row = ["set": "land", "year": "2025", "branch": "ggz"]
    #expect(
      table.column("mean", where: row) == ["110", "99", "11", "13.75", "0.12", "123.75", "12", "8.12", "2.5"])
  }

  @Test func `with draws the gap has the probability of a shortage, and nothing else has`() throws {
    let result = try sample(draws: true)
    let table = try #require(tables(result)["workforce"])
    let gaps = ["gap_fte", "gap_persons", "gap_share"]
    for measure in WorkforceMeasure.allCases.map(\.rawValue) {
      let found = table.column(
        "shortage_probability", where: ["set": "land", "year": "2026", "measure": measure])
      #expect(found == (gaps.contains(measure) ? ["0.502", "0.602", "0.702"] : ["", "", ""]))
    }
    let place = ["set": "land", "year": "2026", "branch": "vvt", "measure": "gap_fte"]
    expectClose(
      Self.figures.map { table.number($0, where: place) }, [25, 5, 15, 25, 35, 45], within: .relative(1e-12))
  }

  @Test
  func `a share of no demand and people at no supply have no row, any other gap in the figures is refused`()
    throws
  {
    var result = try sample()
    let workforce = try #require(result.workforce)
    for measure in [WorkforceMeasure.gapShare, .gapPersons] {
      result.workforce?.figures[1][workforce.row(0, measure), 0] = .nan
    }
    let table = try #require(tables(result)["workforce"])
    let found = table.column("measure", where: ["set": "land", "year": "2025", "branch": "ggz"])
    #expect(found == ["demand_fte", "supply_fte", "gap_fte", "persons", "inflow", "outflow", "retirement"])
    result.workforce?.figures[1][workforce.row(0, .gapFTE), 0] = .nan
    #expect(throws: ReportingError.notFinite(table: "workforce")) { try tables(result) }
  }

  @Test func `the causes add up to the gap, with draws to that of their mean`() throws {
    for draws in [false, true] {
      let result = try sample(draws: draws)
      let tables = try tables(result)
      let (causes, staff) = (try #require(tables["gap_drivers"]), try #require(tables["workforce"]))
      let drivers = ["base_gap", "population", "retirement"] + (draws ? ["spread"] : [])
      #expect(Set(causes.column("driver")) == Set(drivers))
      for place in [
        ["set": "land", "year": "2026", "branch": "vvt"], ["code": "P2", "year": "2024", "branch": "total"],
      ] {
        let parts = causes.column("contribution", where: place).compactMap(Double.init)
        #expect(causes.column("driver", where: place) == drivers)
        expectClose(
          [parts.reduce(0, +)], [staff.number("mean", where: place.merging(["measure": "gap_fte"]) { $1 })],
          within: .absolute(0.005 * Double(parts.count + 1)), "each rounded to a hundredth")
        #expect(!draws || parts.last == 3)
      }
    }
  }

  @Test func `a year without a cause has none of it`() throws {
    var result = try sample()
    result.workforce?.drivers[0][.population] = nil
    let causes = try #require(tables(result)["gap_drivers"])
    let place = ["set": "land", "branch": "ggz", "driver": "population"]
    #expect(causes.column("contribution", where: place) == ["0", "2.75", "3"])
  }

  @Test func `the base year stands beside the tables`() throws {
    let result = try sample()
    let table = try #require(tables(result)["workforce_calibration"])
    // 1000.125 is half-way between two hundredths.
    #expect(
      table.lines == [
        ["ggz", "employees", "1000.12", "1000.5", "0.38"], ["vvt", "inflow", "120", "119.5", "-0.5"],
      ])
    var without = result
    without.workforce?.calibration = []
    #expect(try !tables(without).keys.contains("workforce_calibration"))
  }

  @Test func `waits are given where there is a list`() throws {
    let table = try #require(tables(sample())["waiting"])
    #expect(Set(table.column("service", where: ["set": "land"])) == ["basis"])
    #expect(Set(table.column("service", where: ["code": "P1"])) == ["basis", "jeugd"])
    #expect(
      table.column("mean", where: ["set": "land", "year": "2026"]) == [
        "12", "10", "54", "52.5", "9.062", "1",
      ])
    #expect(
      table.column("measure", where: ["set": "land", "year": "2024"])
        == WaitingMeasure.allCases.map(\.rawValue))
  }

  @Test func `a norm and a probability have no percentiles`() throws {
    let table = try #require(tables(sample(draws: true))["waiting"])
    func row(_ measure: String) -> [String] {
      Self.figures.flatMap { table.column($0, where: ["set": "land", "year": "2025", "measure": measure]) }
    }
    #expect(row("weeks") == ["10", "-10", "0", "10", "20", "30"])
    #expect(row("norm_weeks") == ["10", "", "", "", "", ""])
    #expect(row("exceed_probability") == ["0", "", "", "", "", ""])
  }

  @Test func `a list that loses its figures later is refused`() throws {
    var result = try sample()
    let row = try #require(result.waiting).row(0, .weeks)
    result.waiting?.figures[1][row, 0] = .nan
    #expect(throws: ReportingError.notFinite(table: "waiting")) { try tables(result) }
  }

  @Test func `a model without staff has none of these tables`() throws {
    let result = try SampleResult.made(SampleResult.model())
    let names = Set(try tables(result).keys)
    #expect(
      names.isDisjoint(with: ["workforce", "gap_drivers", "waiting", "differences", "workforce_calibration"]))
  }

  @Test func `codes and names that a spreadsheet would run are harmless`() throws {
    var result = try sample()
    result.workforce?.items[0].code = "=1+1"
    result.workforce?.calibration[0].branch = "@x"
    var difference = SampleStaff.difference(result, named: "-een, twee")
    difference.lines[0].item = "+1"
    let tables = try tables(result, differences: [difference])
    #expect(tables["workforce"]?.column("branch").first == "'=1+1")
    #expect(tables["gap_drivers"]?.column("branch").first == "'=1+1")
    #expect(tables["workforce_calibration"]?.column("branch").first == "'@x")
    #expect(tables["differences"]?.column("scenario").first == "'-een, twee")
    #expect(tables["differences"]?.column("item").first == "'+1")
  }

  @Test func `figures of some areas are those of all`() throws {
    let result = try sample(draws: true)
    let part = result.restricted(to: 1..<3)
    let difference = SampleStaff.difference(result)
    let (all, some) = (
      try tables(result, differences: [difference]),
      try tables(part, differences: [difference.restricted(to: 1..<3)])
    )
    for name in ["workforce", "gap_drivers", "waiting", "differences"] {
      #expect(some[name]?.lines == all[name]?.lines.filter { $0[1] == "provincie" }, "\(name)")
      #expect(some[name]?.lines.isEmpty == false)
    }
  }
}
