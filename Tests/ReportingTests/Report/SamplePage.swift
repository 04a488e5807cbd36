import ModelDirectory
import Prognosis
import Reporting

/// What pages are made from, with made-up figures: the tiny model's areas, with staff, waits, a comparison and scenarios.
struct SamplePage {
  var model: RegionModel
  var results: [PrognosisResult]
  var differences: [ScenarioDifference] = []
  var comparison: RegionalComparison?
  var scenarios: [Scenario] = []
  var language = Language.dutch
  var uncertainty: [UncertaintySource] = []
  var modelCard: String?

  /// A reference with margins, compared where an area is a province.
  init() throws {
    model = try SampleComparison.model()
    var result = try SampleResult.made(model)
    result.margins = SampleMargins.made(result)
    results = [try SampleStaff.added(to: result)]
    comparison = try SampleComparison.withAccess(model)
  }

  /// Adds scenarios that differ in their names alone.
  mutating func add(scenarios names: [String]) {
    for name in names {
      var (result, scenario) = (results[0], SampleStaff.scenario)
      (result.scenario, result.warnings) = (name, [])
      scenario.name = name
      if name != SampleStaff.scenario.name { (scenario.titleNL, scenario.titleEN) = ("", "") }
      results.append(result)
      scenarios.append(scenario)
      differences.append(SampleStaff.difference(results[0], named: name))
    }
  }

  func context() throws -> ReportContext {
    var record = RunRecord(
      model: model, scenarios: scenarios, command: "zorgprognose run --draws 1000", language: language,
      sets: ["land", "provincie"], linearAlgebra: "OpenBLAS 0.3", kernels: "avx2")
    (record.uncertainty, record.modelCard) = (uncertainty, modelCard)
    return try ReportContext(
      results: results, differences: differences, comparison: comparison, record: record)
  }

  /// The place of the first area of a set.
  func place(_ set: String) -> Int { results[0].areas.firstIndex { $0.set == set } ?? 0 }

  /// What stands out in an area, and its scenarios.
  func priorities(_ place: Int) throws -> ReportSection { .priorities(try context().view(of: place)) }

  /// The parts of the page on the method.
  func method() throws -> [ReportSection] { MethodPage(try context()).sections }
}

extension ReportSection {
  var tables: [DataTable] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  var figures: [Figure] {
    blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  /// All of its text outside tables and drawings.
  var texts: [String] {
    lead
      + blocks.flatMap { block in
        switch block {
        case .heading(let text), .paragraph(let text): [text]
        case .list(let items): items
        case .link(let text, _): [text]
        case .figure, .table, .areas: [String]()
        }
      }
  }

  /// The table with this caption's start.
  func table(_ caption: String) -> DataTable? { tables.first { $0.caption.hasPrefix(caption) } }

  /// The drawing with this name.
  func figure(_ id: String) -> Figure? { figures.first { $0.id == id } }
}

extension SamplePage {
  /// The report of these results.
  func report() throws -> Report {
    let context = try context()
    return try Report(
      results: results, differences: differences, comparison: comparison, record: context.record)
  }

  /// Gives every area another name.
  mutating func rename(_ change: (String) -> String) {
    for i in results.indices {
      for j in results[i].areas.indices { results[i].areas[j].name = change(results[i].areas[j].name) }
    }
    guard var compared = comparison else { return }
    for i in compared.areas.indices { compared.areas[i].name = change(compared.areas[i].name) }
    comparison = compared
  }
}
