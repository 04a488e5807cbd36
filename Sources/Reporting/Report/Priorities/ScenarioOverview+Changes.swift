import Charts
import Prognosis

extension ScenarioOverview {
  /// What a scenario changes in a figure.
  struct Change {
    /// The scenario's name.
    let name: String
    let title: String
    let estimate: ChartEstimate

    /// What a scenario doesn't touch differs by nothing in any draw.
    var isNone: Bool {
      [estimate.value, estimate.outer?.lowerBound ?? 0, estimate.outer?.upperBound ?? 0].allSatisfy {
        $0.magnitude < 1e-9
      }
    }
  }

  /// What each scenario changes in a figure in the last year, where that is known.
  func changes(of figure: ScenarioFigure) -> [Change] {
    context.differences.compactMap { difference in
      figure.change(difference, area: view.place).map {
        Change(name: difference.scenario, title: title(of: difference.scenario), estimate: $0)
      }
    }.filter { $0.estimate.value.isFinite }
  }

  /// Per main figure what the scenarios change in it, or that they don't.
  var changeBlocks: [ReportBlock] {
    figures.compactMap { figure in
      let changes = changes(of: figure)
      guard let largest = changes.max(by: { $0.estimate.value.magnitude < $1.estimate.value.magnitude })
      else { return nil }
      guard !changes.allSatisfy(\.isNone) else {
        return .paragraph(text("difference.title.none", ["figure": figure.plain, "year": lastYear]) + ".")
      }
      return .figure(changeFigure(figure, changes, largest))
    }
  }

  private func changeFigure(_ figure: ScenarioFigure, _ changes: [Change], _ largest: Change) -> Figure {
    let list = changes.map {
      text("difference.item", ["scenario": $0.title, "amount": self.figure($0.estimate, figure)])
    }
    let unit = text("difference.unit", ["figure": figure.name])
    return Figure(
      id: "differences-\(figure.id)",
      title: text(
        "difference.title",
        [
          "figure": figure.plain, "year": lastYear, "scenario": largest.title, "unit": figure.unit,
          "amount": number(largest.estimate.value, figure),
          "interval": interval(of: largest.estimate, figure),
        ]),
      unit: unit, source: context.source(table: "differences", files: Self.files(of: figure)),
      alternative: text("difference.alternative", ["list": list.joined(separator: "; ")]),
      chart: IntervalChart(
        rows: changes.map { .init($0.title, [$0.estimate]) },
        series: [text("scenarios.column.difference")],
        references: [ChartReference(text("difference.zero"), at: 0)],
        axis: ChartAxis(figure.name, includesZero: true)),
      table: changeTable(figure, changes, caption: unit),
      notes: figure.isMedian && changes.contains { $0.estimate.inner != nil }
        ? [text("difference.median")] : [])
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
          $0.title, number($0.estimate.value, figure), range($0.estimate.inner, figure),
          range($0.estimate.outer, figure),
        ]
      })
  }
}
