import Charts
import Prognosis

/// The figures by which areas are listed side by side.
struct AreaFigures: Sendable {
  /// Inhabitants on 1 January of the first and the last year.
  var people: (first: ChartEstimate, last: ChartEstimate)?
  /// Those aged 80 and over; nil where the model's ages don't tell them apart.
  var old: (first: ChartEstimate, last: ChartEstimate)?
  /// The cost of care, euro, for each year; none where the model has no cost.
  var cost: [ChartEstimate]
  /// The gap of all branches together, FTE, in the first and the last year.
  var gap: (first: ChartEstimate, last: ChartEstimate)?
  /// The same as a share of demand in the last year.
  var gapShare: ChartEstimate?
  /// The chance that there is a gap in the last year; nil without draws.
  var shortage: Double?

  init(of view: AreaView) {
    let result = view.result
    people = Self.group("total", view)
    old = Self.group("80_plus", view)
    cost = Self.cost(view)
    guard let workforce = result.workforce, let item = workforce.totalItem,
      let last = workforce.figures.indices.last
    else { return }
    func figure(_ measure: WorkforceMeasure, _ step: Int) -> ChartEstimate {
      let row = workforce.row(item, measure)
      return workforce.margins?[step].estimate(row, view.place)
        ?? ChartEstimate(workforce.figures[step][row, view.place])
    }
    gap = (figure(.gapFTE, 0), figure(.gapFTE, last))
    gapShare = figure(.gapShare, last)
    shortage = workforce.shortageProbability?[last][item, view.place]
  }

  /// The growth of the cost since the first year, for each year.
  var costGrowth: [ChartEstimate] {
    guard let base = cost.first?.value else { return [] }
    return cost.map { $0.growth(since: base) }
  }

  private static func group(_ name: String, _ view: AreaView) -> (first: ChartEstimate, last: ChartEstimate)?
  {
    let groups = PopulationGroup.groups(of: view.result.grid)
    guard let row = groups.firstIndex(where: { $0.name == name }) else { return nil }
    func figure(_ step: Int) -> ChartEstimate { view.groupEstimate(row: row, step: step) }
    return (figure(0), figure(view.horizonStep))
  }

  private static func cost(_ view: AreaView) -> [ChartEstimate] {
    let items = CareItem.items(of: view.result.products)
    guard let row = items.firstIndex(where: { $0.code == CareItem.total }) else { return [] }
    return view.result.care.indices.map { view.careEstimate(items[row], row: row, step: $0) }
  }
}
