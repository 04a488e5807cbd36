import Charts
import Prognosis

/// What changes the number of people.
extension DemandPart {
  /// Births and deaths, then who comes and goes.
  var movements: [ReportBlock] {
    let names = result.componentNames
    let natural = names.filter { $0 == .births || $0 == .deaths }
    let moving = names.filter { $0 != .births && $0 != .deaths }
    return [
      figure("natural", natural, title: naturalTitle), figure("moving", moving, title: movingTitle),
    ].compactMap { $0.map { .figure($0) } }
  }

  private func figure(_ name: String, _ shown: [Component], title: String) -> Figure? {
    guard !shown.isEmpty, !result.components.isEmpty else { return nil }
    let years = result.years.prefix(result.components.count).map { $0 }
    let names = shown.map { Labels.component($0, context.language) }
    let points = shown.map(estimates)
    guard points.joined().contains(where: { $0.value.isFinite }) else { return nil }
    let heads = names.map(\.withCapital)
    let rows = zip(heads, points).flatMap { name, points in
      zip(years, points).map { [name, String($0)] + cells($1) }
    }
    return Figure(
      id: "demand-\(name)", title: title, unit: text("people_per_year"),
      source: context.source(table: "components", files: Self.populationFiles),
      alternative: sentence("components_alternative", ["list": ends(names, points)]),
      chart: FanChart(
        years: years, series: zip(heads, points).map { .init($0, $1) },
        axis: ChartAxis(text("people_per_year"), includesZero: true)),
      table: DataTable(
        caption: sentence("components_caption"),
        columns: [.text(text("component")), .text(text("year"))] + columns(text("people_per_year")),
        rows: rows),
      notes: name == "moving" ? [text("moving_note")] : [])
  }

  private func estimates(_ component: Component) -> [ChartEstimate] {
    guard let row = result.componentNames.firstIndex(of: component) else { return [] }
    return result.components.indices.map { step in
      result.margins?.components[step].estimate(row, view.place)
        ?? ChartEstimate(result.components[step][row, view.place])
    }
  }

  /// `geboorten van 1.200 naar 1.100; ...`, for those who can't see the lines.
  private func ends(_ names: [String], _ points: [[ChartEstimate]]) -> String {
    zip(names, points).map { name, points in
      step(name, from: points.first?.value ?? .nan, to: ChartEstimate(points.last?.value ?? .nan))
    }.joined(separator: "; ")
  }

  private var naturalTitle: String {
    guard let births = estimates(.births).last?.value, let deaths = estimates(.deaths).last?.value,
      births.isFinite, deaths.isFinite
    else { return sentence("natural_title_plain") }
    let surplus = births - deaths
    return sentence(
      surplus >= 0 ? "natural_title_births" : "natural_title_deaths",
      ["year": String(view.lastYear - 1), "count": written(rounded(surplus.magnitude), Measure())])
  }

  /// Who comes less who goes, summed over the years; means add up, quantiles don't.
  private var movingTitle: String {
    func sum(_ component: Component) -> Double { estimates(component).reduce(0) { $0 + $1.value } }
    let balance =
      sum(.immigration) - sum(.emigration) + sum(.arrivals) - sum(.departures) + sum(.netMigration)
    guard balance.isFinite else { return sentence("moving_title_plain") }
    return sentence(
      balance >= 0 ? "moving_title_gain" : "moving_title_loss",
      ["count": written(rounded(balance.magnitude), Measure())])
  }
}
