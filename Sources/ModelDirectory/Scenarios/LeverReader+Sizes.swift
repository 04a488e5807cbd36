extension LeverReader {
  /// Notes a size or an end of its margin that the target can't have, and ends on the wrong side.
  static func requireSizes(_ lever: Lever, _ map: YAMLMapping, _ faults: inout FaultLog) {
    for (key, value) in [("size", lever.size), ("p10", lever.p10), ("p90", lever.p90)] where map.has(key) {
      requireSize(value, key, lever.target, lever.unit, map, &faults)
    }
    let size = NumberRange.spell(lever.size)
    if lever.p10 > lever.size {
      let end = NumberRange.spell(lever.p10)
      faults.add(map.file, line: map.line(of: "p10"), "lever.p10 is \(end), above the size, which is \(size)")
    }
    if lever.p90 < lever.size {
      let end = NumberRange.spell(lever.p90)
      faults.add(map.file, line: map.line(of: "p90"), "lever.p90 is \(end), below the size, which is \(size)")
    }
    // The margin of a relative size is one of log(1 + size), which has no end at -1.
    if lever.unit == .relative, lever.p10 < lever.p90, lever.p10 == -1 {
      let key = map.has("p10") ? "p10" : "size"
      faults.add(
        map.file, line: map.line(of: key),
        "lever.\(key) is -1; a relative size with a margin must stay above it")
    }
  }

  /// Notes a size that the target can't have in this unit.
  static func requireSize(
    _ value: Double, _ key: String, _ target: LeverTarget, _ unit: LeverUnit, _ map: YAMLMapping,
    _ faults: inout FaultLog
  ) {
    let range = target.sizes(in: unit)
    guard target != .mortality || value != -1 else {
      faults.add(
        map.file, line: map.line(of: key),
        "lever.\(key) is -1, which leaves no deaths; allowed for \(target.rawValue) is a number above -1")
      return
    }
    guard !range.contains(value) else { return }
    let given = "lever.\(key) is \(NumberRange.spell(value))"
    let why = unit == .relative && value < -1 ? ", which would make \(target.noun) negative" : ""
    faults.add(
      map.file, line: map.line(of: key),
      "\(given)\(why); allowed for \(target.rawValue) in \(unit.rawValue) is \(range.allowed)")
  }
}
