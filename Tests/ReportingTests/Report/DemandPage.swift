import Charts
import ModelDirectory
import Prognosis
import Reporting
import TestSupport

/// The first part of a page with made-up figures, and the tables that its figures must agree with.
struct DemandPage {
  var model: RegionModel
  var result: PrognosisResult
  var comparison: RegionalComparison?
  var language = Language.dutch

  /// With margins unless there are no draws; compared where an area is a province.
  init(draws: Bool = true, ages: AgeDetail = .five) throws {
    model = try SampleComparison.model()
    result = try SampleResult.made(model)
    if draws { result.margins = SampleMargins.made(result, ages: ages) }
    comparison = try SampleComparison.made(model)
  }

  /// The part for an area.
  func section(_ place: Int = 0) throws -> ReportSection {
    let record = RunRecord(
      model: model, command: "zorgprognose run", language: language, sets: ["land"], linearAlgebra: "",
      kernels: "")
    let context = try ReportContext(
      results: [result], differences: [], comparison: comparison, record: record)
    return .demand(context.view(of: place))
  }

  /// The drawings of the part for an area.
  func figures(_ place: Int = 0) throws -> [String: Figure] {
    let drawn = try section(place).blocks.compactMap { block -> Figure? in
      if case .figure(let figure) = block { figure } else { nil }
    }
    return Dictionary(uniqueKeysWithValues: drawn.map { ($0.id, $0) })
  }

  /// A table of the output.
  func file(_ name: String, ages: AgeDetail = .five) throws -> CSVFile? {
    let tables = OutputTable.tables(of: result, ages: ages).filter { $0.schema.name == name }
    return try OutputTable.rendered(tables).first.map { CSVFile(Array($0.file.pieces.joined())) }
  }

  /// The headings of the part, and its texts outside drawings and tables.
  func headings(_ place: Int = 0) throws -> [String] {
    try section(place).blocks.compactMap { if case .heading(let text) = $0 { text } else { nil } }
  }

  /// Everything that is said: the lead, paragraphs, titles, notes, alternatives, captions and heads of tables.
  func words(_ place: Int = 0) throws -> [String] {
    let section = try section(place)
    return [section.title] + section.lead
      + section.blocks.flatMap { block -> [String] in
        switch block {
        case .heading(let text), .paragraph(let text): [text]
        case .figure(let figure):
          [figure.title, figure.unit, figure.source, figure.alternative] + figure.notes
            + [figure.table.caption] + figure.table.columns.map(\.title)
        case .table(let table): [table.caption] + table.columns.map(\.title)
        default: []
        }
      }
  }
}

extension CSVFile {
  /// What a row says of a figure: its mean and the ends of its intervals; NaN where there isn't exactly one row.
  func estimate(where conditions: [String: String]) -> [Double] {
    ["mean", "p2_5", "p10", "p90", "p97_5"].map { number($0, where: conditions) }
  }
}

extension ChartEstimate {
  /// The figure and the ends of its intervals, NaN for what isn't there, as the tables have them.
  var figures: [Double] {
    [
      value, outer?.lowerBound ?? .nan, inner?.lowerBound ?? .nan, inner?.upperBound ?? .nan,
      outer?.upperBound ?? .nan,
    ]
  }
}
