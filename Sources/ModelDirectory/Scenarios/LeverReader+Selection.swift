extension LeverReader {
  static func selection(
    _ map: YAMLMapping, of target: LeverTarget?, _ faults: inout FaultLog
  ) -> Lever.Selection {
    if let target { requireDimensions(map, of: target, &faults) }
    var selection = Lever.Selection()
    selection.regions = map.texts("regions", &faults).map(\.text)
    selection.branches = map.texts("branches", &faults).map(\.text)
    selection.products = map.texts("products", &faults).map(\.text)
    selection.conditions = map.texts("conditions", &faults).map(\.text)
    selection.determinants = map.texts("determinants", &faults).map(\.text)
    selection.ages = ages(map, &faults)
    return selection
  }

  /// Notes selections that the target doesn't know.
  private static func requireDimensions(_ map: YAMLMapping, of target: LeverTarget, _ faults: inout FaultLog)
  {
    for dimension in LeverTarget.Dimension.allCases {
      let key = dimension.rawValue
      guard map.has(key), !target.dimensions.contains(dimension) else { continue }
      let words = target.dimensions.map(\.rawValue).joined(separator: ", ")
      faults.add(
        map.file, line: map.line(of: key),
        "lever.\(key): \(target.rawValue) can't be limited by \(key); allowed is \(words.isEmpty ? "no limit" : words)"
      )
    }
  }

  private static func ages(_ map: YAMLMapping, _ faults: inout FaultLog) -> ClosedRange<Int>? {
    guard map.has("ages"), let node = map.nodes["ages"] else { return nil }
    let allowed = "[from, to], two ages from \(ages.lowerBound) to \(ages.upperBound)"
    let numbers = node.sequence?.compactMap(YAMLMapping.integer) ?? []
    guard let from = numbers.first, let to = numbers.last, numbers.count == 2, node.sequence?.count == 2,
      numbers.allSatisfy(ages.contains)
    else { return map.refuse("ages", node, allowed, &faults) }
    guard from <= to else {
      faults.add(
        map.file, line: map.line(of: "ages"), "lever.ages go from \(from) to \(to), which is before it")
      return nil
    }
    return from...to
  }

  static func substitute(
    _ map: YAMLMapping, of target: LeverTarget?, from products: [String], _ faults: inout FaultLog
  ) -> Lever.Substitute? {
    guard let target else { return nil }
    guard target == .substitute else {
      for key in ["to", "ratio"] where map.has(key) {
        faults.add(
          map.file, line: map.line(of: key), "lever.\(key) goes with \(LeverTarget.substitute.rawValue) only")
      }
      return nil
    }
    map.require("products", "to", faults: &faults)
    let ratio = map.number("ratio", .atLeastZero, &faults)
    guard let product = map.text("to", &faults) else { return nil }
    if products.contains(product) {
      faults.add(
        map.file, line: map.line(of: "to"),
        "lever.to is \(Quoted.text(product)), which is one of the products that the care comes from")
    }
    var substitute = Lever.Substitute(product: product, ratio: ratio ?? 1)
    substitute.isRatioGiven = map.has("ratio")
    return substitute
  }
}
