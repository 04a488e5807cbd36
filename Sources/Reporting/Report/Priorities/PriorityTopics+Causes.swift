import LinearAlgebra
import Prognosis

extension PriorityTopics {
  /// A cause of a topic: what it is, what it contributes and whether it can be influenced.
  private struct Cause {
    var name: String
    var effect: String
    var influence: String
  }

  /// At most so many causes are named of a topic.
  private static let mostCauses = 3

  /// What is behind the topics, and whether that can be influenced.
  var causeBlocks: [ReportBlock] {
    let rows = topics.flatMap { topic in
      causes(of: topic).map { [name(topic), $0.name, $0.effect, $0.influence] }
    }
    let table = DataTable(
      caption: text("causes.caption"),
      columns: [
        .text(text("column.topic")), .text(text("causes.column.cause")),
        .number(text("causes.column.effect")),
        .text(text("causes.column.influence")),
      ], rows: rows)
    return [.heading(text("causes")), .paragraph(text("causes.lead")), .table(table)]
  }

  private func causes(of topic: Priority) -> [Cause] {
    let unknown = Cause(
      name: text("causes.unknown"), effect: "–", influence: text("causes.unknown.influence"))
    let known: [Cause]
    switch topic.kind {
    case .level: known = topic.causes.map { circumstance($0.determinant, $0.effect) }
    case .unexplained: known = []
    case .growth: known = growth(topic)
    case .staff: known = staff(topic)
    case .wait:
      known = [Cause(name: text("causes.wait"), effect: "–", influence: text("influence.partly"))]
    }
    return known.isEmpty ? [unknown] : known
  }

  private func circumstance(_ code: String, _ effect: Double) -> Cause {
    let known = context.comparison?.characteristics.first { $0.code == code }
    let name = known.map { LocalText($0.nameNL, $0.nameEN)[context.language] } ?? code
    let influence = known.map(\.influenceable) ?? ""
    return Cause(
      name: name, effect: text("effect.use", ["percent": style.percent(effect)]),
      influence: text("influence.\(["yes", "partly", "no"].contains(influence) ? influence : "unknown")"))
  }

  // MARK: The model's own causes

  /// What raises an item's care on the central path, as shares of the base year's.
  private func growth(_ topic: Priority) -> [Cause] {
    let result = context.reference
    guard let last = result.growth.last, let base = result.care.first,
      let item = CareItem.items(of: result.products).first(where: { $0.code == topic.item })
    else { return [] }
    let start = item.value(base, column: view.place)
    let parts = GrowthDriver.ofCentralPath.compactMap { driver in
      last[driver].map { (driver, item.value($0, column: view.place) / start) }
    }
    return largest(parts).map { driver, share in
      Cause(
        name: text("growth.\(driver.rawValue)"),
        effect: text(
          "effect.growth", ["percent": style.percent(share), "year": String(result.years.first ?? 0)]),
        influence: text("influence.\(Self.influence(of: driver))"))
    }
  }

  /// What makes up the gap of a branch at the horizon, as shares of its demand.
  private func staff(_ topic: Priority) -> [Cause] {
    guard let staff = context.reference.workforce, let last = staff.drivers.last,
      let figures = staff.figures.last,
      let item = staff.items.firstIndex(where: { $0.code == topic.item })
    else { return [] }
    let demand = figures[staff.row(item, .demandFTE), view.place]
    func share(_ driver: GapDriver) -> Double? { last[driver].map { $0[item, view.place] / demand } }
    let flows = GapDriver.flowsOfStaff.compactMap(share)
    let net: [(GapDriver?, Double)] = flows.isEmpty ? [] : [(nil, flows.reduce(0, +))]
    let others = GapDriver.ofCentralPath.filter { !GapDriver.flowsOfStaff.contains($0) }
    let parts = others.compactMap { driver in share(driver).map { (GapDriver?.some(driver), $0) } } + net
    let baseYear = context.reference.years.first ?? 0
    return largest(parts).map { driver, share in
      Cause(
        name: driver.map { Labels.driver($0, baseYear: baseYear, context.language) }
          ?? context.texts("supply.drivers_net"),
        effect: text("effect.staff", ["percent": style.percent(share)]),
        influence: text("influence.\(Self.influence(of: driver ?? .inflow))"))
    }
  }

  /// The causes that add most, those that add nothing left out.
  private func largest<Driver>(_ parts: [(Driver, Double)]) -> [(Driver, Double)] {
    Array(parts.filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }.prefix(Self.mostCauses))
  }

  /// Whether a region can act on a cause, as the levers of scenarios have it: not on how many people there are and how old they
  /// are, partly on how care is used.
  private static func influence(of driver: GrowthDriver) -> String {
    switch driver {
    case .population, .ageStructure: "no"
    case .healthyAgeing, .useTrend, .spread: "partly"
    case .levers: "yes"
    }
  }

  /// Staff who work longer hours are within reach; those who come and go, and today's gap, in part.
  private static func influence(of driver: GapDriver) -> String {
    switch driver {
    case .population, .ageStructure: "no"
    case .baseGap, .healthyAgeing, .useTrend, .retirement, .otherOutflow, .inflow, .spread: "partly"
    case .hoursAbsence, .levers: "yes"
    }
  }
}
