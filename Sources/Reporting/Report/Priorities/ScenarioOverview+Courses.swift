import Charts
import ModelDirectory
import Prognosis

extension ScenarioOverview {
  /// At most so many lines can be told apart.
  private static let mostLines = 8

  /// Cost and gap over the years, a line per scenario.
  var courseFigures: [Figure] { followed.compactMap(courseFigure) }

  private func courseFigure(_ figure: ScenarioFigure) -> Figure? {
    // With more scenarios than lines, one is left for what the rest would be.
    let count = context.results.count
    let shown = context.results.prefix(count > Self.mostLines ? Self.mostLines - 1 : count)
    let series = shown.compactMap { result in
      figure.course(in: result, area: view.place).map { FanChart.Series(title(of: result.scenario), $0) }
    }
    guard series.contains(where: { $0.points.last?.value.isFinite == true }) else { return nil }
    let unit = text("course.unit", ["figure": figure.name])
    let notes = ["shown": style.string(Double(shown.count - 1)), "count": style.string(Double(count - 1))]
    return Figure(
      id: "scenarios-\(figure.id)", title: courseTitle(figure, shown.map(\.scenario)), unit: unit,
      source: context.source(table: figure.line.table, files: Self.files(of: figure)),
      alternative: courseAlternative(figure, series),
      chart: FanChart(
        years: context.reference.years, series: Self.drawn(series), axis: ChartAxis(figure.name)),
      table: courseTable(figure, series, caption: unit),
      notes: (series[0].points.contains { $0.inner != nil } ? [text("course.bands")] : [])
        + (shown.count < count ? [text("course.first", notes)] : []))
  }

  /// The reference with its bands, the scenarios as lines: bands that overlap say nothing of the difference, which is of the
  /// same draws.
  private static func drawn(_ series: [FanChart.Series]) -> [FanChart.Series] {
    series.enumerated().map { place, line in
      place == 0 ? line : FanChart.Series(line.name, line.points.map { ChartEstimate($0.value) })
    }
  }

  /// The model's files that a figure rests on.
  static func files(of figure: ScenarioFigure) -> [String] {
    switch figure.line.table {
    case "care": ["care_use.csv", "care_trends.csv"]
    case "workforce": ["workforce_branches.csv", "workforce_flows.csv"]
    case "waiting": ["waiting_times.csv"]
    default: ["population.csv"]
    }
  }

  /// What the scenario that changes most does, with the interval of the paired difference.
  private func courseTitle(_ figure: ScenarioFigure, _ scenarios: [String]) -> String {
    let years = ["figure": figure.plain, "from": firstYear, "to": lastYear]
    let known = changes(of: figure).filter { scenarios.contains($0.name) }
    guard !known.isEmpty else { return text("course.title.plain", years) }
    let changes = known.filter { !$0.isNone }
    guard let largest = changes.max(by: { $0.estimate.value.magnitude < $1.estimate.value.magnitude }) else {
      return text("course.title.same", years)
    }
    let (estimate, value) = (largest.estimate, largest.estimate.value)
    let values = [
      "scenario": largest.title, "amount": number(value.magnitude, figure), "unit": figure.unit,
      "interval": interval(of: estimate, figure),
    ].merging(years) { $1 }
    if let inner = estimate.inner, inner.lowerBound < 0, inner.upperBound > 0 {
      return text("course.title.unsure", values)
    }
    return text(value < 0 ? "course.title.less" : "course.title.more", values)
  }

  /// The interval of 80 % behind a comma; nothing where there is none.
  func interval(of estimate: ChartEstimate, _ figure: ScenarioFigure) -> String {
    guard estimate.inner != nil else { return "" }
    return text("course.interval", ["range": range(estimate.inner, figure)])
  }

  private func courseAlternative(_ figure: ScenarioFigure, _ series: [FanChart.Series]) -> String {
    let ends = series.map { line in
      let end = line.points.last.map { self.figure($0, figure) } ?? "–"
      return text("difference.item", ["scenario": line.name, "amount": end])
    }
    return text(
      "course.alternative", ["from": firstYear, "to": lastYear, "list": ends.joined(separator: "; ")])
  }

  private func courseTable(_ figure: ScenarioFigure, _ series: [FanChart.Series], caption: String)
    -> DataTable
  {
    DataTable(
      caption: caption,
      columns: [
        .text(text("scenarios.column")), .number(text("scenarios.column.year")),
        .number(text("scenarios.column.value")), .number(text("scenarios.column.interval")),
        .number(text("scenarios.column.outer")),
      ],
      rows: series.flatMap { line in
        zip(context.reference.years, line.points).map { year, point in
          [
            line.name, String(year), number(point.value, figure), range(point.inner, figure),
            range(point.outer, figure),
          ]
        }
      })
  }
}
