import ModelDirectory
import Prognosis

extension MethodPage {
  private var record: RunRecord { context.record }

  /// What tells this run from others, and how to do it again.
  var run: ReportSection {
    ReportSection(
      id: "run", title: text("run"), lead: [text("run.lead")],
      blocks: [
        .table(identity), .heading(text("again")),
        .paragraph(text("again.text", ["command": record.command])), .table(inputs),
      ])
  }

  private var identity: DataTable {
    let (result, settings) = (context.reference, context.model.settings)
    let rows: [(String, String)] = [
      ("engine", "\(Engine.name) \(Engine.version)"), ("tables", Engine.tablesVersion),
      ("command", record.command),
      ("model", [settings.name, settings.version].filter { !$0.isEmpty }.joined(separator: " ")),
      ("years", "\(result.years.first ?? 0)-\(result.years.last ?? 0)"),
      ("draws", result.margins.map { number($0.draws) } ?? text("run.none")),
      ("seed", result.margins.map { String($0.seed) } ?? text("run.none")),
      ("scenarios", listed(record.scenarios.map(\.name))), ("sets", listed(record.sets)),
      ("areas", number(result.areas.count)), ("algebra", record.linearAlgebra), ("kernels", record.kernels),
      ("language", language.rawValue),
    ]
    return DataTable(
      caption: text("run.caption"), columns: ["item", "value"].map { .text(text("column.\($0)")) },
      rows: rows.map { [text("run.\($0.0)"), $0.1] })
  }

  private func listed(_ names: [String]) -> String {
    names.isEmpty ? text("run.none") : names.joined(separator: ", ")
  }

  private var inputs: DataTable {
    DataTable(
      caption: text("inputs.caption"),
      columns: [
        .text(text("column.file")), .number(text("column.bytes")), .text(text("column.hash")),
      ],
      rows: DataPackage.inputs(of: record).map { [$0.name, number($0.bytes), $0.sha256] })
  }
}
