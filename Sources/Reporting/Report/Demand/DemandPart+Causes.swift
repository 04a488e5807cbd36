import Charts
import Prognosis

/// Why care grows.
extension DemandPart {
  /// The growth of the total cost as a waterfall, and that of each line of the care tables as a table.
  var causes: [ReportBlock] {
    guard !items.isEmpty, !result.growth.isEmpty, view.horizonStep > 0 else { return [] }
    let rows = GrowthRows(result)
    let drawn = waterfall(rows)
    return (drawn.map { [.figure($0)] } ?? []) + [.table(causeTable(rows))]
  }

  /// What each driver adds to a line between the first and the last year.
  private func steps(_ rows: GrowthRows, _ item: Int) -> [(driver: GrowthDriver, change: Double)] {
    rows.drivers.enumerated().map { place, driver in
      (driver, rows.contribution(place, item, view.horizonStep, view.place))
    }
  }

  private func waterfall(_ rows: GrowthRows) -> Figure? {
    guard let item = items.indices.last(where: { items[$0].code == CareItem.total }) else { return nil }
    let steps = steps(rows, item)
    let now = view.careEstimate(items[item], row: item, step: 0).value
    let later = view.careEstimate(items[item], row: item, step: view.horizonStep)
    guard now.isFinite, later.value.isFinite, steps.allSatisfy({ $0.change.isFinite }) else { return nil }
    let money = MoneyScale(part: self, largest: [now, later.value])
    let names = steps.map { driverName($0.driver) }
    let ends = [view.firstYear, view.lastYear].map { sentence("cost_in", ["year": String($0)]) }
    let listed = zip(names, steps).map { "\($0) \(written($1.change, money.measure))" }
    return Figure(
      id: "demand-causes", title: causesTitle(steps, now), unit: money.unit,
      source: context.source(table: "growth", files: Self.careFiles),
      alternative: sentence(
        "causes_alternative",
        [
          "now": written(now, money.measure), "later": full(later, money.measure),
          "list": listed.joined(separator: "; "),
        ]),
      chart: WaterfallChart(
        start: (ends[0], now), steps: zip(names, steps).map { .init($0, $1.change) },
        end: (ends[1], later), axis: money.axis),
      table: DataTable(
        caption: sentence("causes_caption"), columns: [.text(text("cause"))] + columns(money.unit),
        rows: [[ends[0]] + cells(ChartEstimate(now), money.measure)]
          + zip(names, steps).map { [$0] + cells(ChartEstimate($1.change), money.measure) }
          + [[ends[1]] + cells(later, money.measure)]),
      notes: [text(hasMargins ? "causes_note_spread" : "causes_note")])
  }

  /// The cause that adds most, as a share of the growth where care grows.
  private func causesTitle(_ steps: [(driver: GrowthDriver, change: Double)], _ now: Double) -> String {
    guard now > 0, let largest = steps.max(by: { $0.change < $1.change }), largest.change > 0 else {
      return sentence("causes_caption")
    }
    return sentence(
      "causes_title",
      ["cause": inSentence(driverName(largest.driver)), "percent": written(largest.change / now, percentage)])
  }

  private func driverName(_ driver: GrowthDriver) -> String {
    switch driver {
    case .population: text("driver_population")
    case .ageStructure: text("driver_age_structure")
    case .healthyAgeing: text("driver_healthy_ageing")
    case .useTrend: text("driver_use_trend")
    case .levers: text("driver_levers")
    case .spread: text("driver_spread")
    }
  }

  /// Each line's growth by cause, as shares of its first year, which add up to its growth.
  private func causeTable(_ rows: GrowthRows) -> DataTable {
    let heads = rows.drivers.map { DataTable.Column.number(driverName($0)) }
    return DataTable(
      caption: sentence("causes_table_caption"),
      columns: [.text(text("product")), .text(text("act"))] + heads + [.number(text("growth"))],
      rows: linesByAct.map { item in
        let now = view.careEstimate(items[item], row: item, step: 0).value
        let shares = steps(rows, item).map { now > 0 ? $0.change / now : .nan }
        return [context.itemNames[items[item].code], act(item)] + shares.map { written($0, percentage) }
          + [written(careGrowth(item).value, percentage)]
      }, totals: totalsByAct)
  }
}
