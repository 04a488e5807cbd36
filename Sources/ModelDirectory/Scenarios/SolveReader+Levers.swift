import Yams

extension SolveReader {
  /// The lever that may be used in `node`; nil where it isn't one, with faults that say why.
  static func option(_ node: Node, file: String, _ faults: inout FaultLog) -> SolveProblem.Option? {
    let known = faults.count
    guard
      let map = YAMLMapping(node, file: file, path: "lever.", allowed: leverKeys, faults: &faults)
    else { return nil }
    map.require("target", "unit", "least", "most", "cost", "from", faults: &faults)
    let least = map.number("least", .any, &faults)
    let most = map.number("most", .any, &faults)
    let cost = map.number("cost", .atLeastZero, &faults)
    let step = map.number("step", .aboveZero, &faults)
    let lever = LeverReader.common(map, &faults)
    if let least, let most { requireBounds(least, most, map, &faults) }
    guard let lever, let least, let most, let cost else { return nil }
    for (key, value) in [("least", least), ("most", most)] {
      LeverReader.requireSize(value, key, lever.target, lever.unit, map, &faults)
    }
    guard faults.count == known else { return nil }
    return SolveProblem.Option(lever: lever, least: least, most: most, cost: cost, step: step)
  }

  /// Notes bounds that don't leave room, or that lie on both sides of 0, where a cost per unit would mean two things.
  private static func requireBounds(
    _ least: Double, _ most: Double, _ map: YAMLMapping, _ faults: inout FaultLog
  ) {
    let ends = "from \(NumberRange.spell(least)) to \(NumberRange.spell(most))"
    if least >= most {
      faults.add(
        map.file, line: map.line(of: "most"), "lever goes \(ends); allowed is a least below the most")
    } else if least != 0, most != 0 {
      faults.add(
        map.file, line: map.line(of: "least"),
        "lever goes \(ends); allowed is a least of 0 or a most of 0, since no lever costs nothing")
    }
  }
}
