import Foundation
import LinearAlgebra
import ModelDirectory
import Prognosis
import Reporting
import TestSupport
import Testing

@Suite struct ScenarioTablesTests {
  private func files(
    _ results: [PrognosisResult], _ differences: [ScenarioDifference] = []
  ) throws -> [String: CSVFile] {
    let rendered = try OutputTable.rendered(
      OutputTable.tables(of: results, differences: differences, ages: .five))
    return Dictionary(
      uniqueKeysWithValues: rendered.map { ($0.schema.name, CSVFile(Array($0.file.pieces.joined()))) })
  }

  /// A reference and a scenario in which all care is twice as much.
  private func pair(draws: Bool = false) throws -> [PrognosisResult] {
    var reference = try SampleResult.made(SampleResult.model())
    if draws { reference.margins = SampleMargins.made(reference) }
    reference = try SampleStaff.added(to: reference)
    var scenario = reference
    scenario.scenario = "dubbel"
    for step in scenario.care.indices {
      let care = scenario.care[step]
      scenario.care[step] = Matrix(
        rows: care.rows, columns: care.columns, byColumns: care.elements.map { 2 * $0 })
    }
    return [reference, scenario]
  }

  @Test func `a table holds the rows of the reference, then those of each scenario`() throws {
    let results = try pair()
    let (both, first, second) = (try files(results), try files([results[0]]), try files([results[1]]))
    #expect(Set(both.keys) == Set(first.keys))
    for (name, file) in both where name != "workforce_calibration" {
      #expect(file.lines == (first[name]?.lines ?? []) + (second[name]?.lines ?? []), "\(name)")
      #expect(Set(file.column("scenario")) == ["reference", "dubbel"], "\(name)")
    }
    #expect(both["workforce_calibration"]?.lines == first["workforce_calibration"]?.lines)
    let total = ["set": "land", "year": "2025", "product": "total"]
    let care = try #require(both["care"])
    #expect(care.column("mean", where: total) == ["5500", "11000"])
  }

  @Test func `a table that only a scenario has figures for holds those`() throws {
    var results = try pair()
    results[0].waiting = nil
    let file = try #require(files(results)["waiting"])
    #expect(Set(file.column("scenario")) == ["dubbel"])
  }

  @Test func `many areas of several scenarios stay in order`() throws {
    var results = try pair()
    let count = 21
    for index in results.indices {
      let area = results[index].areas[0]
      results[index].areas = (0..<count).map { place in
        var copy = area
        copy.code = "N\(place)"
        return copy
      }
      results[index].population = results[index].population.map { people in
        Matrix(
          rows: people.rows, columns: count,
          byColumns: (0..<count).flatMap { column in (0..<people.rows).map { people[$0, 0] + Double(column) }
          })
      }
    }
    let tables = OutputTable.tables(of: results + results, ages: .five)
    let rendered = try OutputTable.rendered(Array(tables.prefix(1)))
    let codes = CSVFile(Array(rendered[0].file.pieces.joined())).column(
      "code", where: ["year": "2024", "sex": "F", "age_from": "0"])
    let expected = (0..<count).map { "N\($0)" }
    #expect(codes == expected + expected + expected + expected)
  }

  @Test func `growth knows of a scenario's levers`() throws {
    var results = try pair()
    for step in results[1].growth.indices {
      results[1].growth[step][.levers] = results[1].growth[step][.population]
    }
    let growth = try #require(files(results)["growth"])
    let place = ["set": "land", "year": "2026", "product": "total"]
    #expect(
      growth.column("driver", where: place.merging(["scenario": "dubbel"]) { $1 })
        == (GrowthDriver.ofCentralPath.filter { $0 != .levers } + [.levers]).map(\.rawValue))
    #expect(
      growth.column("contribution", where: place) == ["10", "20", "30", "40", "10", "20", "30", "40", "10"])
  }

  @Test func `differences have the decimals of their table, and their unit where there is no measure`() throws
  {
    let results = try pair()
    let table = try #require(files(results, [SampleStaff.difference(results[0])])["differences"])
    let place = ["set": "land", "year": "2025"]
    func column(_ name: String) -> [String] { table.column(name, where: place) }
    #expect(
      column("table") == [
        "population_groups", "care", "care", "life_expectancy", "workforce", "workforce",
      ])
    #expect(column("item") == ["total", "bezoek", "total", "life_expectancy", "total", "total"])
    #expect(column("measure") == ["people", "contacts", "eur", "F 65", "gap_fte", "gap_share"])
    #expect(column("mean") == ["0", "1.234", "1500000.13", "0.1235", "-10.13", "-0.0013"])
    #expect(Set(table.column("scenario")) == ["minder_verzuim"])
    // A wait in the second area only: a line without a figure has no row.
    let waits = table.rows.filter { $0["table"] == "waiting" }
    #expect(waits.map { $0["code"] } == ["P1", "P1", "P1"])
    #expect(waits.map { $0["mean"] } == ["0", "-0.025", "-0.05"])
  }

  @Test func `differences with draws have their own quantiles`() throws {
    let results = try pair(draws: true)
    let table = try #require(files(results, [SampleStaff.difference(results[0])])["differences"])
    let place = ["set": "land", "year": "2025", "table": "workforce", "measure": "gap_fte"]
    let found = ["mean", "p2_5", "p10", "p50", "p90", "p97_5"].map { table.number($0, where: place) }
    expectClose(found, [-9.13, -29.13, -19.13, -9.13, 0.87, 10.87], within: .relative(1e-12))
  }

  @Test func `several scenarios are told apart, in their order`() throws {
    let results = try pair()
    let both = ["b", "a"].map { SampleStaff.difference(results[0], named: $0) }
    let table = try #require(files(results, both)["differences"])
    #expect(table.column("scenario").first == "b" && table.column("scenario").last == "a")
    #expect(table.column("scenario", where: ["scenario": "a"]).count * 2 == table.lines.count)
  }

  @Test func `an infinite difference is refused`() throws {
    let results = try pair()
    var difference = SampleStaff.difference(results[0])
    difference.figures[1][0, 0] = .infinity
    #expect(throws: ReportingError.notFinite(table: "differences")) { try files(results, [difference]) }
  }

  private func run(_ scenarios: [Scenario], language: Language = .english) throws -> [String: Any] {
    let model = try SampleResult.model()
    let result = try SampleResult.made(model)
    let record = RunRecord(
      model: model, scenarios: scenarios, command: "zorgprognose run", language: language, sets: [],
      linearAlgebra: "", kernels: "")
    let bytes = Array(DataPackage(of: result, tables: [], record: record).file.pieces.joined())
    let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    return try #require(json["run"] as? [String: Any])
  }

  @Test func `the description lists scenarios with their levers`() throws {
    let run = try run([SampleStaff.scenario])
    let scenarios = try #require(run["scenarios"] as? [[String: Any]])
    let scenario = try #require(scenarios.first)
    #expect(scenario["name"] as? String == "minder_verzuim")
    #expect(scenario["title"] as? String == "Less absence")
    #expect(scenario["description"] as? String == "What if" && scenario["source"] as? String == "a study")
    let levers = try #require(scenario["levers"] as? [[String: Any]])
    try #require(levers.count == 2)
    #expect(levers[0]["target"] as? String == "workforce.absence")
    #expect(levers[0]["size"] as? Double == -0.125 && levers[0]["unit"] as? String == "relative")
    #expect(levers[0]["p10"] as? Double == -0.25 && levers[0]["p90"] as? Double == -0.0625)
    #expect(levers[0]["course"] as? String == "linear" && levers[0]["reason"] as? String == "a trial")
    #expect(levers[0]["from"] as? Int == 2025 && levers[0]["until"] as? Int == 2030)
    let selection = try #require(levers[0]["selection"] as? [String: [String]])
    #expect(selection == ["regions": ["provincie:*"], "branches": ["ggz", "vvt"]])
    #expect(levers[1]["to"] as? String == "verpleging" && levers[1]["ratio"] as? Double == 0.75)
    #expect(levers[1]["course"] as? String == "at_once" && levers[1]["until"] == nil)
    #expect((levers[1]["selection"] as? [String: Any])?["ages"] as? [Int] == [65, 80])
    #expect(levers[1]["reason"] == nil)
  }

  @Test func `a scenario's files are among the inputs, each once`() throws {
    var scenario = SampleStaff.scenario
    var file = try #require(SampleResult.model().inputs.first)
    (file.name, file.sha256) = ("minder_verzuim.yaml", "ab")
    scenario.inputs = [file]
    var other = scenario
    other.name = "nog_een"
    let run = try run([scenario, other])
    let inputs = try #require(run["inputs"] as? [[String: Any]])
    #expect(inputs.count { $0["name"] as? String == "minder_verzuim.yaml" } == 1)
    #expect(inputs.last?["hash"] as? String == "sha256:ab")
    #expect((run["scenarios"] as? [[String: Any]])?.count == 2)
  }

  @Test func `titles follow the language, and a scenario without one goes by its name`() throws {
    var bare = Scenario(name: "kaal")
    let dutch = try run([SampleStaff.scenario, bare], language: .dutch)["scenarios"] as? [[String: Any]]
    #expect(dutch?.compactMap { $0["title"] as? String } == ["Minder verzuim", "kaal"])
    #expect((dutch?.last?["levers"] as? [Any])?.isEmpty == true && dutch?.last?["source"] == nil)
    bare.titleNL = "Kaal"
    #expect(try run([bare], language: .english)["scenario"] as? String == "reference")
    #expect(try run([])["scenarios"] == nil)
  }
}
