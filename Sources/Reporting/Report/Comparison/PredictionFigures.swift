import Charts
import Foundation
import Prognosis

/// What the determinants predict of an area's ratios, and what they leave unexplained.
struct PredictionFigures: Sendable {
  private let ratios: RatioFigures
  /// The items that are predicted.
  private let items: [RatioFigures.Line]

  init(_ ratios: RatioFigures) {
    self.ratios = ratios
    items = ratios.items.filter { $0.figures.predicted != nil && $0.figures.unexplained != nil }
  }

  private var texts: ReportTexts { ratios.texts }

  /// A heading with what follows it.
  var blocks: [ReportBlock] {
    let heading = ReportBlock.heading(texts("comparison.heading_predicted"))
    guard let figure else { return [heading, .paragraph(texts("comparison.predicted_none"))] }
    return [heading, .paragraph(texts("comparison.predicted_text")), .figure(figure)]
  }

  /// The item whose unexplained ratio lies farthest from 1, of those whose interval leaves 1 out and whose regional figures
  /// can be read as need.
  private var farthest: RatioFigures.Line? {
    items.filter { $0.isRegional && size($0) > 1 }.max { (size($0), $1.place) < (size($1), $0.place) }
  }

  /// How far an unexplained ratio lies from 1: the logarithm over that of its interval, above 1 where this leaves 1 out.
  private func size(_ line: RatioFigures.Line) -> Double {
    guard let estimate = line.figures.unexplained, estimate.value > 0, estimate.upper > estimate.value
    else { return 0 }
    return log(estimate.value).magnitude / log(estimate.upper / estimate.value)
  }

  private var title: String {
    guard let farthest, let ratio = farthest.figures.unexplained?.value else {
      return texts("comparison.predicted_title_none")
    }
    return texts(
      ratio >= 1 ? "comparison.predicted_title_more" : "comparison.predicted_title_less",
      ["item": farthest.name, "percent": ratios.distance(ratio)])
  }

  private var figure: Figure? {
    guard !items.isEmpty else { return nil }
    let list = items.map { line in
      texts(
        "comparison.predicted_item",
        [
          "item": line.name, "predicted": ratios.ratio(line.figures.predicted?.value ?? .nan),
          "unexplained": ratios.ratio(line.figures.unexplained?.value ?? .nan),
        ])
    }
    return Figure(
      id: "comparison-unexplained", title: title, unit: texts("comparison.predicted_unit"),
      source: ratios.source("benchmark", ["care_regional.csv", "determinants.csv"]),
      alternative: texts("comparison.predicted_alternative", ["list": list.joined(separator: "; ")]),
      chart: chart, table: table, notes: notes)
  }

  private var chart: IntervalChart {
    IntervalChart(
      rows: items.map { line in
        IntervalChart.Row(
          line.name, [ChartEstimate(line.figures.predicted), ChartEstimate(line.figures.unexplained)])
      },
      series: [texts("comparison.predicted"), texts("comparison.unexplained")],
      references: [ChartReference(texts("comparison.nation"), at: 1)],
      axis: ChartAxis(texts("comparison.ratios_axis")))
  }

  private var table: DataTable {
    let interval = DataTable.Column.number(texts("comparison.interval95"))
    return DataTable(
      caption: texts("comparison.predicted_caption"),
      columns: [
        .text(texts("comparison.care")), .number(texts("comparison.predicted")), interval,
        .number(texts("comparison.unexplained")), interval, .number(texts("comparison.predicted_share")),
      ],
      rows: items.map { line in
        let (predicted, unexplained) = (line.figures.predicted, line.figures.unexplained)
        return [
          line.name, ratios.ratio(predicted?.value ?? .nan), ratios.range(predicted),
          ratios.ratio(unexplained?.value ?? .nan), ratios.range(unexplained),
          ratios.style.string(100 * explained(line)),
        ]
      })
  }

  // MARK: How much is explained

  /// The share of the deviance of regions that the fit hasn't seen; NaN where there is no regression.
  private func explained(_ line: RatioFigures.Line) -> Double {
    let regression = ratios.compared.result.regressions.first { $0.item == line.item.code }
    return regression?.measures.first { $0.name == "deviance_explained_left_out" }?.value ?? .nan
  }

  private var notes: [String] {
    [explainedNote, texts("comparison.predicted_interval"), texts("comparison.predicted_caution")]
      .compactMap(\.self) + (items.allSatisfy(\.isRegional) ? [] : ratios.notRegionalNotes)
  }

  private var explainedNote: String? {
    let shares = items.filter(\.isRegional).map { (line: $0, share: explained($0)) }.filter {
      $0.share.isFinite
    }
    guard let first = shares.first else { return nil }
    let values = shares.map(\.share)
    // Below 0 a prediction is worse than none: nothing is explained.
    func text(_ share: Double) -> String { ratios.style.percent(max(0, share)) }
    let main = ["share": text(first.share), "item": first.line.name]
    guard values.count > 1, let low = values.min(), let high = values.max() else {
      return texts("comparison.predicted_explained_one", main)
    }
    return texts(
      "comparison.predicted_explained", main.merging(["low": text(low), "high": text(high)]) { $1 })
  }
}
