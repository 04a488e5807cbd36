import Charts
import ModelDirectory
import Prognosis

/// The scenarios of a run side by side, for an area.
struct ScenarioOverview {
  let view: AreaView

  init(_ view: AreaView) { self.view = view }

  var context: ReportContext { view.context }
  var style: NumberStyle { context.style }
  private var hasDraws: Bool { context.reference.margins != nil }
  var firstYear: String { String(context.reference.years.first ?? 0) }
  var lastYear: String { String(context.reference.years.last ?? 0) }

  /// The main figures, what each scenario changes in them, and what the scenarios are.
  var blocks: [ReportBlock] {
    let heading = ReportBlock.heading(text("scenarios"))
    guard context.results.count > 1 else { return [heading, .paragraph(text("scenarios.none"))] }
    let overview: [ReportBlock] = [heading, .paragraph(text("scenarios.lead")), .table(table)]
    let drawn = courseFigures.map(ReportBlock.figure) + changeBlocks
    return overview + drawn + [.heading(text("levers"))] + context.record.scenarios.flatMap(leverBlocks)
  }

  func text(_ name: String, _ values: [String: String] = [:]) -> String {
    context.texts("priorities.\(name)", values)
  }

  /// The title of a result's scenario.
  func title(of name: String) -> String {
    guard name != Scenario.reference else { return text("scenarios.reference") }
    let scenario = context.record.scenarios.first { $0.name == name }
    let title = scenario.map { LocalText($0.titleNL, $0.titleEN)[context.language] } ?? ""
    return title.isEmpty ? name : title
  }

  /// The figures that scenarios are told apart by, those that the reference has.
  var figures: [ScenarioFigure] {
    let all = [
      ScenarioFigure(
        id: "inhabitants", name: text("figure.inhabitants"), plain: text("figure.inhabitants"),
        line: .init(table: "population_groups", item: "total")),
      ScenarioFigure(
        id: "elderly", name: text("figure.elderly"), plain: text("figure.elderly"),
        line: .init(table: "population_groups", item: "80_plus")),
      cost, gap,
    ]
    return (all + longestWait).filter { $0.course(in: context.reference, area: view.place) != nil }
  }

  /// The figures whose course is drawn.
  var followed: [ScenarioFigure] { figures.filter { ["cost", "gap"].contains($0.id) } }

  private var cost: ScenarioFigure {
    let figure = ScenarioFigure(
      id: "cost", name: text("figure.cost"), plain: text("figure.cost.plain"), unit: text("figure.cost.unit"),
      line: .init(table: "care", item: CareItem.total), divisor: 1e6)
    let last = figure.course(in: context.reference, area: view.place)?.last?.value ?? 0
    var own = figure
    // Small areas need more than whole millions.
    own.decimals = last < 1000 ? 1 : 0
    return own
  }

  private var gap: ScenarioFigure {
    ScenarioFigure(
      id: "gap", name: text("figure.gap"), plain: text("figure.gap.plain"), unit: text("figure.gap.unit"),
      line: .init(
        table: "workforce", item: WorkforceResult.Item.total, measure: WorkforceMeasure.gapPersons.rawValue))
  }

  /// The wait that is longest for its norm at the horizon: of those with a binding norm, where there are any.
  private var longestWait: [ScenarioFigure] {
    guard let waits = context.reference.waiting else { return [] }
    func excess(_ service: WaitingData.Norm) -> Double {
      let weeks = wait(service).course(in: context.reference, area: view.place)?.last?.value ?? .nan
      return weeks / service.weeks
    }
    let all = waits.services.map { ($0, excess($0)) }.filter { $0.1.isFinite }
    let bound = all.filter { !$0.0.isComparison }
    let known = bound.isEmpty ? all : bound
    return known.max { $0.1 < $1.1 }.map { [wait($0.0)] } ?? []
  }

  private func wait(_ service: WaitingData.Norm) -> ScenarioFigure {
    ScenarioFigure(
      id: "wait",
      name: text(
        hasDraws ? "figure.wait.median" : "figure.wait", ["service": service.name(context.language)]),
      plain: text("figure.wait.plain", ["service": service.name(context.language)]),
      unit: text("figure.wait.unit"),
      line: .init(table: "waiting", item: service.service, measure: WaitingMeasure.weeks.rawValue),
      decimals: 1)
  }

  // MARK: Side by side

  /// The main figures in the last year, a row per scenario.
  private var table: DataTable {
    let figures = figures
    return DataTable(
      caption: text("scenarios.caption", ["area": view.area.name, "year": lastYear]),
      columns: [.text(text("scenarios.column"))] + figures.map { .number($0.name) },
      rows: context.results.map { result in
        [title(of: result.scenario)]
          + figures.map { figure in
            let last = figure.course(in: result, area: view.place)?.last
            return last.map { self.figure($0, figure) } ?? "–"
          }
      })
  }

  /// A figure with its interval of 80 %.
  func figure(_ estimate: ChartEstimate, _ figure: ScenarioFigure) -> String {
    let value = number(estimate.value, figure)
    guard let inner = estimate.inner else { return value }
    return text(
      "interval",
      ["value": value, "lower": number(inner.lowerBound, figure), "upper": number(inner.upperBound, figure)])
  }

  /// An interval, or a dash.
  func range(_ interval: ClosedRange<Double>?, _ figure: ScenarioFigure) -> String {
    guard let interval else { return "–" }
    return text(
      "scenarios.range",
      ["lower": number(interval.lowerBound, figure), "upper": number(interval.upperBound, figure)])
  }

  func number(_ value: Double, _ figure: ScenarioFigure) -> String {
    style.string(value, decimals: figure.decimals)
  }
}
