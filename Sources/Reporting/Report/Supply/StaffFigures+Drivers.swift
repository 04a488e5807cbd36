import Charts
import Prognosis

/// What the gap of all branches together is made of.
extension StaffFigures {
  /// From the gap of the base year to that of the horizon by cause, as a waterfall; nil where something of it is unknown.
  var driverFigure: Figure? {
    guard let total = workforce.totalItem, view.horizonStep > 0 else { return nil }
    let (causes, gap) = (causes(of: total), atHorizon(.gapFTE, total))
    let base = contribution(.baseGap, total) ?? 0
    guard gap.value.isFinite, base.isFinite, causes.allSatisfy({ $0.value.isFinite }) else { return nil }
    let start = (label: Labels.driver(.baseGap, baseYear: view.firstYear, view.context.language), value: base)
    let end = texts("supply.drivers_end", ["year": String(view.lastYear)])
    let changes = words.changes()
    let list = causes.map { "\($0.label) \(changes($0.value))" }.joined(separator: "; ")
    let years = ["first": String(view.firstYear), "last": String(view.lastYear)]
    return Figure(
      id: "supply-causes", title: driverTitle(from: base, to: gap, years),
      unit: texts("supply.drivers_unit"), source: source("gap_drivers"),
      alternative: texts("supply.drivers_alternative", years.merging(["list": list]) { $1 }),
      chart: WaterfallChart(
        start: start, steps: causes.map { WaterfallChart.Step($0.label, $0.value) },
        end: (end, gap), axis: ChartAxis(texts("supply.drivers_unit"))),
      table: driverTable(start, causes, (end, gap.value)), notes: driverNotes)
  }

  private typealias Cause = (label: String, value: Double, parts: [(label: String, value: Double)])

  private func contribution(_ driver: GapDriver, _ item: Int) -> Double? {
    workforce.contribution(of: driver, item: item, step: view.horizonStep, area: view.place)
  }

  /// The causes that change something. Flows of staff are large and go both ways, so they are one cause with its parts.
  private func causes(of total: Int) -> [Cause] {
    func part(_ driver: GapDriver) -> (label: String, value: Double)? {
      guard let value = contribution(driver, total), value != 0 else { return nil }
      return (Labels.driver(driver, baseYear: view.firstYear, view.context.language), value)
    }
    let flows = GapDriver.flowsOfStaff.compactMap(part)
    let net: Cause = (texts("supply.drivers_net"), flows.reduce(0) { $0 + $1.value }, flows)
    return GapDriver.allCases.filter { $0 != .baseGap }.compactMap { driver -> Cause? in
      if driver == .retirement { return flows.isEmpty ? nil : net }
      guard !GapDriver.flowsOfStaff.contains(driver) else { return nil }
      return part(driver).map { ($0.label, $0.value, []) }
    }
  }

  private func driverTitle(from base: Double, to gap: ChartEstimate, _ years: [String: String]) -> String {
    let number = words.rounded
    let values = years.merging(["from": number(base), "to": number(gap.value)]) { $1 }
    guard gap.inner != nil else { return texts("supply.drivers_title", values) }
    return texts(
      "supply.drivers_title\(outlook(gap, since: base).ending)",
      values.merging(["interval": words.interval(gap, number)]) { $1 })
  }

  private func driverTable(
    _ start: (label: String, value: Double), _ causes: [Cause], _ end: (label: String, value: Double)
  ) -> DataTable {
    let (number, changes) = (words.numbers(), words.changes())
    let rows = causes.flatMap { cause in
      [[cause.label, changes(cause.value)]]
        + cause.parts.map { [texts("supply.drivers_part", ["name": $0.label]), changes($0.value)] }
    }
    return DataTable(
      caption: texts("supply.drivers_caption", ["year": String(view.lastYear)]),
      columns: [
        .text(texts("supply.drivers_cause")), .number(texts("supply.drivers_contribution")),
      ],
      rows: [[start.label, number(start.value)]] + rows + [[end.label, number(end.value)]])
  }

  private var driverNotes: [String] {
    [texts("supply.drivers_note", ["year": String(view.firstYear)])]
      + (words.hasDraws ? [texts("supply.drivers_note_spread")] : [])
  }
}
