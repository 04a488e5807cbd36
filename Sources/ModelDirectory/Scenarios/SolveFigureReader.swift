import Yams

/// Reads a figure of a solve file, with its limit where it is a target.
struct SolveFigureReader {
  /// The keys that lead to it, for faults.
  let path: String
  /// Whether it is a target.
  let hasLimit: Bool

  static let kinds = ["gap", "wait", "cost"]
  static let gapKeys = ["branches", "regions", "year", "unit"]
  static let waitKeys = ["services", "regions", "year"]
  static let costKeys = ["products", "regions", "from", "until"]

  /// The figure in `node`; nil where it has no year, with faults that say why. Without a limit it is at most 0.
  ///
  /// With faults of other kinds it is given too, so that its names can be held against a model.
  func target(_ node: Node, file: String, _ faults: inout FaultLog) -> SolveProblem.Target? {
    guard let map = YAMLMapping(node, file: file, path: path, allowed: Self.kinds, faults: &faults) else {
      return nil
    }
    let given = Self.kinds.filter(map.has)
    guard given.count == 1, let kind = given.first else {
      let number = given.isEmpty ? "none" : String(given.count)
      faults.add(
        file, line: map.line,
        "\(path.dropLast()) has \(number) of \(Self.kinds.joined(separator: ", ")); allowed is one")
      return nil
    }
    switch kind {
    case "gap": return gap(map, &faults)
    case "wait": return wait(map, &faults)
    default: return cost(map, &faults)
    }
  }

  private func section(
    _ map: YAMLMapping, _ kind: String, _ keys: [String], limits: [String], _ faults: inout FaultLog
  ) -> YAMLMapping? {
    let allowed = keys + (hasLimit ? limits : [])
    guard let section = map.mapping(kind, allowed: allowed, &faults) else { return nil }
    let given = limits.filter(section.has)
    if hasLimit, given.count != 1 {
      faults.add(
        map.file, line: section.line,
        "\(path)\(kind) has \(given.isEmpty ? "no" : "more than one") limit; allowed is \(limits.joined(separator: " or "))"
      )
    }
    return section
  }

  private func figure(
    _ kind: SolveProblem.Kind, _ section: YAMLMapping, _ faults: inout FaultLog
  ) -> SolveProblem.Figure {
    SolveProblem.Figure(
      kind: kind, regions: section.texts("regions", &faults).map(\.text),
      place: Lever.Place(file: section.file, line: section.line))
  }

  private func gap(_ map: YAMLMapping, _ faults: inout FaultLog) -> SolveProblem.Target? {
    guard let section = section(map, "gap", Self.gapKeys, limits: ["at_most"], &faults) else { return nil }
    section.require("year", faults: &faults)
    let branches = section.texts("branches", &faults).map(\.text)
    let unit: SolveProblem.GapUnit? = section.choice("unit", &faults)
    let year = section.integer("year", LeverReader.years, &faults)
    let limit = section.number("at_most", .any, &faults)
    guard let year else { return nil }
    let kind = SolveProblem.Kind.gap(branches: branches, unit: unit ?? .fte, year: year)
    return SolveProblem.Target(figure: figure(kind, section, &faults), limit: .atMost(limit ?? 0))
  }

  private enum Within: String, CaseIterable { case norm }

  private func wait(_ map: YAMLMapping, _ faults: inout FaultLog) -> SolveProblem.Target? {
    guard let section = section(map, "wait", Self.waitKeys, limits: ["within", "at_most"], &faults) else {
      return nil
    }
    section.require("year", faults: &faults)
    let services = section.texts("services", &faults).map(\.text)
    let year = section.integer("year", LeverReader.years, &faults)
    let _: Within? = section.choice("within", &faults)
    let weeks = section.number("at_most", .atLeastZero, &faults)
    guard let year else { return nil }
    let kind = SolveProblem.Kind.wait(services: services, year: year)
    let limit = section.has("within") ? SolveProblem.Limit.norm : .atMost(weeks ?? 0)
    return SolveProblem.Target(figure: figure(kind, section, &faults), limit: limit)
  }

  private func cost(_ map: YAMLMapping, _ faults: inout FaultLog) -> SolveProblem.Target? {
    guard let section = section(map, "cost", Self.costKeys, limits: ["growth_at_most"], &faults) else {
      return nil
    }
    section.require("until", faults: &faults)
    let products = section.texts("products", &faults).map(\.text)
    var from = section.integer("from", LeverReader.years, &faults)
    let until = section.integer("until", LeverReader.years, &faults)
    let growth = section.number("growth_at_most", .between(-1, 1), &faults)
    if let start = from, let until, until <= start {
      faults.add(
        map.file, line: section.line(of: "until"),
        "\(path)cost.until is \(until), not after from, which is \(start)")
      from = nil
    }
    guard let until else { return nil }
    let kind = SolveProblem.Kind.costGrowth(products: products, from: from, until: until)
    return SolveProblem.Target(figure: figure(kind, section, &faults), limit: .atMost(growth ?? 0))
  }
}
