import Charts
import ModelDirectory
import Prognosis

/// The use of care and its cost.
extension DemandPart {
  /// Total cost, cost per act with its index, and the growth of each product.
  var care: [ReportBlock] {
    guard !items.isEmpty else { return [] }
    let drawn = [totalCost, costPerAct, indexPerAct, growthPerProduct].compactMap(\.self)
    return drawn.map { .figure($0) } + [.table(amounts)]
  }

  /// Care of a line during each year.
  func courseOfCare(_ row: Int) -> [ChartEstimate] {
    result.years.indices.map { view.careEstimate(items[row], row: row, step: $0) }
  }

  /// Growth of a line from the first year to the last, with the intervals of the last year's amount.
  func careGrowth(_ row: Int) -> ChartEstimate {
    view.careEstimate(items[row], row: row, step: view.horizonStep)
      .growth(since: view.careEstimate(items[row], row: row, step: 0).value)
  }

  static let careFiles = ["care_use.csv", "care_regional.csv", "care_trends.csv"]

  private var careSource: String { context.source(table: "care", files: Self.careFiles) }
  private var totalRow: Int? { items.indices.last { items[$0].code == CareItem.total } }
  private var actRows: [Int] { items.indices.filter { items[$0].isTotal && items[$0].domain != nil } }

  private var totalCost: Figure? {
    guard let row = totalRow else { return nil }
    let money = MoneyScale(part: self, largest: courseOfCare(row).map(\.value))
    let points = courseOfCare(row)
    guard points[view.horizonStep].value.isFinite else { return nil }
    return Figure(
      id: "demand-cost",
      title: points[0].value > 0
        ? sentence("cost_title", ["course": course(careGrowth(row), ofSeveral: true)])
        : sentence("table_by_year", ["what": text("cost")]),
      unit: money.unit, source: careSource,
      alternative: sentence(
        "line_alternative",
        [
          "what": text("cost"), "now": written(points[0].value, money.measure),
          "later": full(points[view.horizonStep], money.measure),
        ]),
      chart: FanChart(
        years: result.years, series: [.init(text("cost"), points)], axis: money.axis),
      table: DataTable(
        caption: sentence("table_by_year", ["what": text("cost")]),
        columns: [.text(text("year"))] + columns(money.unit),
        rows: zip(result.years, points).map { [String($0)] + cells($1, money.measure) }),
      notes: levelNotes)
  }

  private var costPerAct: Figure? {
    guard !actRows.isEmpty else { return nil }
    let (names, amounts) = (actNames, actRows.map(courseOfCare))
    let money = MoneyScale(part: self, largest: amounts.joined().map(\.value))
    let rows = zip(names, amounts).flatMap { name, points in
      zip(result.years, points).map { [name, String($0)] + cells($1, money.measure) }
    }
    return Figure(
      id: "demand-acts", title: actsTitle, unit: money.unit, source: careSource,
      alternative: sentence("acts_alternative", ["list": growths(names, amounts)]),
      chart: FanChart(
        years: result.years, series: zip(names, amounts).map { .init($0, $1) },
        axis: money.axis(includesZero: true)),
      table: DataTable(
        caption: sentence("acts_caption"),
        columns: [.text(text("act")), .text(text("year"))] + columns(money.unit), rows: rows))
  }

  private var indexPerAct: Figure? {
    guard actRows.count > 1, let fastest = fastest(of: actRows) else { return nil }
    let (names, amounts) = (actNames, actRows.map(courseOfCare))
    let money = MoneyScale(part: self, largest: amounts.joined().map(\.value))
    return Figure(
      id: "demand-acts-index",
      title: sentence(
        "acts_index_title", ["act": act(fastest), "course": course(careGrowth(fastest), ofSeveral: true)]),
      unit: sentence("index_unit"), source: careSource,
      alternative: sentence("acts_alternative", ["list": growths(names, amounts)]),
      chart: FanChart(
        years: result.years, series: zip(names, amounts).map { .init($0, index($1)) },
        references: [indexReference], axis: ChartAxis(sentence("index_axis"))),
      table: indexTable(
        caption: sentence("acts_index_caption"), heads: text("act"), names: names, amounts: amounts,
        amount: money.unit, measure: money.measure),
      notes: hasMargins ? [text("growth_interval")] : [])
  }

  private var actNames: [String] { actRows.map(act) }
  /// The act that a line belongs to; of one that belongs to all of them its own name.
  func act(_ row: Int) -> String {
    items[row].domain.map { Labels.act($0, context.language) } ?? context.itemNames[items[row].code]
  }

  /// The share of the largest act in the total at the horizon.
  private var actsTitle: String {
    func last(_ row: Int) -> Double { view.careEstimate(items[row], row: row, step: view.horizonStep).value }
    guard let total = totalRow, let largest = actRows.max(by: { last($0) < last($1) }),
      (last(largest) / last(total)).isFinite
    else { return sentence("acts_caption") }
    return sentence(
      "acts_title",
      ["act": act(largest), "share": written(last(largest) / last(total), percentage)])
  }

  /// The line that changes most; nil where no growth is known.
  func fastest(of rows: [Int]) -> Int? {
    rows.filter { careGrowth($0).value.isFinite }
      .max { careGrowth($0).value.magnitude < careGrowth($1).value.magnitude }
  }

  /// Which years the level of cost is of, where that isn't the first year.
  private var levelNotes: [String] {
    let years = Set(result.products.filter { $0.unit == CareItem.euro }.map(\.year)).subtracting([
      view.firstYear
    ]).sorted()
    guard !years.isEmpty else { return [] }
    return [sentence("level_note", ["years": years.map(String.init).joined(separator: ", ")])]
  }
}
