import Charts
import Prognosis

extension ScenarioOverview {
  /// What a scenario changes in a figure.
  private struct Change {
    let scenario: String
    let estimate: ChartEstimate

    /// What a scenario doesn't touch differs by nothing in any draw.
    var isNone: Bool {
      [estimate.value, estimate.outer?.lowerBound ?? 0, estimate.outer?.upperBound ?? 0].allSatisfy {
        $0.magnitude < 1e-9
      }
    }
  }

  /// Per main figure what the scenarios change in it, or that they don't.
  var changeBlocks: [ReportBlock] {
    figures.compactMap { figure in
      let changes = context.differences.compactMap { difference in
        figure.change(difference, area: view.place).map {
          Change(scenario: title(of: difference.scenario), estimate: $0)
        }
      }.filter { $0.estimate.value.isFinite }
      guard let largest = changes.max(by: { $0.estimate.value.magnitude < $1.estimate.value.magnitude })
      else { return nil }
      guard !changes.allSatisfy(\.isNone) else {
        return .paragraph(text("difference.title.none", ["figure": figure.name, "year": lastYear]) + ".")
      }
      return .figure(changeFigure(figure, changes, largest))
    }
  }

  private func changeFigure(_ figure: ScenarioFigure, _ changes: [Change], _ largest: Change) -> Figure {
    let list = changes.map {
      text("difference.item", ["scenario": $0.scenario, "amount": self.figure($0.estimate, figure)])
    }
    let unit = text("difference.unit", ["figure": figure.name])
    return Figure(
      id: "differences-\(figure.id)",
      title: text(
        "difference.title",
        [
          "figure": figure.name, "year": lastYear, "scenario": largest.scenario,
          "amount": self.figure(largest.estimate, figure),
        ]),
      unit: unit, source: "differences.csv",
      alternative: text("difference.alternative", ["list": list.joined(separator: "; ")]),
      chart: IntervalChart(
        rows: changes.map { .init($0.scenario, [$0.estimate]) },
        series: [text("scenarios.column.difference")],
        references: [ChartReference(text("difference.zero"), at: 0)],
        axis: ChartAxis(figure.name, includesZero: true)),
      table: changeTable(figure, changes, caption: unit))
  }

  private func changeTable(_ figure: ScenarioFigure, _ changes: [Change], caption: String) -> DataTable {
    DataTable(
      caption: caption,
      columns: [
        .text(text("scenarios.column")), .number(text("scenarios.column.difference")),
        .number(text("scenarios.column.interval")), .number(text("scenarios.column.outer")),
      ],
      rows: changes.map {
        [
          $0.scenario, number($0.estimate.value, figure), range($0.estimate.inner, figure),
          range($0.estimate.outer, figure),
        ]
      })
  }
}
