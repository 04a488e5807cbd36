import Charts
import Prognosis

/// Ratios against the nation, beside those of similar areas.
extension RatioFigures {
  /// A heading with the drawing.
  var blocks: [ReportBlock] {
    [.heading(texts("comparison.heading_ratios")), .figure(figure)]
  }

  private var hasSimilar: Bool { items.contains { $0.figures.similar != nil } }

  private var figure: Figure {
    let list = items.map { "\($0.name) \(ratio($0.figures.ratio.value)) (\(range($0.figures.ratio)))" }
    return Figure(
      id: "comparison-ratios", title: title, unit: texts("comparison.ratios_unit"),
      source: source("benchmark"),
      alternative: texts("comparison.ratios_alternative", ["list": list.joined(separator: "; ")]),
      chart: chart, table: table, notes: notes)
  }

  private var title: String {
    guard let line = farthest ?? items.first else { return texts("comparison.ratios_unit") }
    let value = line.figures.ratio.value
    return texts(
      value >= 1 ? "comparison.ratios_title_more" : "comparison.ratios_title_less",
      ["item": line.name, "percent": distance(value)])
  }

  private var chart: IntervalChart {
    IntervalChart(
      rows: items.map { line in
        IntervalChart.Row(
          line.name,
          [ChartEstimate(line.figures.ratio)] + (hasSimilar ? [ChartEstimate(line.figures.similar)] : []))
      },
      series: [view.area.name] + (hasSimilar ? [texts("comparison.similar")] : []),
      references: [ChartReference(texts("comparison.nation"), at: 1)],
      axis: ChartAxis(texts("comparison.ratios_axis")))
  }

  private var table: DataTable {
    let ranked = items.map(\.figures.rankedAreas).max() ?? 0
    let interval = DataTable.Column.number(texts("comparison.interval95"))
    return DataTable(
      caption: texts("comparison.ratios_caption"),
      columns: [
        .text(texts("comparison.care")), .number(texts("comparison.ratio")), interval,
        .number(texts("comparison.shrunk")),
      ] + (hasSimilar ? [.number(texts("comparison.similar")), interval] : [])
        + (ranked > 1 ? [.number(texts("comparison.rank", ["count": String(ranked)]))] : [])
        + [.text(texts("comparison.position"))],
      rows: items.map { row($0, isRanked: ranked > 1) })
  }

  private func row(_ line: Line, isRanked: Bool) -> [String] {
    let figures = line.figures
    return [line.name, ratio(figures.ratio.value), range(figures.ratio), ratio(figures.shrunkRatio)]
      + (hasSimilar ? [ratio(figures.similar?.value ?? .nan), range(figures.similar)] : [])
      + (isRanked ? [String(figures.rank)] : []) + [texts(figures.funnel.textName)]
  }

  private var notes: [String] {
    [texts("comparison.ratios_note")] + (hasSimilar ? [texts("comparison.ratios_note_similar")] : [])
      + [texts("comparison.ratios_note_shrunk")]
  }
}
