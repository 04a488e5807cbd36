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
    guard let title = courseTitle(figure, series) else { return nil }
    let unit = text("course.unit", ["figure": figure.name])
    let notes = ["shown": style.string(Double(shown.count - 1)), "count": style.string(Double(count - 1))]
    return Figure(
      id: "scenarios-\(figure.id)", title: title, unit: unit, source: "\(figure.line.table).csv",
      alternative: courseAlternative(figure, series),
      chart: FanChart(years: context.reference.years, series: series, axis: ChartAxis(figure.name)),
      table: courseTable(figure, series, caption: unit),
      notes: shown.count < count ? [text("course.first", notes)] : [])
  }

  /// Which line ends lowest and which highest; nil where none has an end.
  private func courseTitle(_ figure: ScenarioFigure, _ series: [FanChart.Series]) -> String? {
    let ends = series.compactMap { line in line.points.last.map { (line.name, $0.value) } }
      .filter { $0.1.isFinite }
    guard let low = ends.min(by: { $0.1 < $1.1 }), let high = ends.max(by: { $0.1 < $1.1 }) else {
      return nil
    }
    guard low.1 != high.1 else {
      return text("course.title.same", ["figure": figure.name, "from": firstYear, "to": lastYear])
    }
    return text(
      "course.title",
      [
        "figure": figure.name, "from": firstYear, "to": lastYear, "low": low.0,
        "least": number(low.1, figure), "high": high.0, "most": number(high.1, figure),
      ])
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
