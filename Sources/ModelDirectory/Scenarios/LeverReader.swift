import Yams

/// Reads one lever of a scenario file.
struct LeverReader {
  /// The keys of a lever that say what it is and where it acts.
  static let commonKeys =
    ["target", "unit", "course", "from", "until", "reason", "reason_nl"]
    + LeverTarget.Dimension.allCases.map(\.rawValue)
    + ["to", "ratio"]
  /// All keys of a lever.
  static let keys = ["size", "p10", "p90"] + commonKeys
  /// The years that a lever may name.
  static let years = TableSchema.years
  /// The ages that a lever may name; a model's open age limits them further.
  static let ages = 0...SettingsReader.openAges.upperBound

  /// The lever in `node`; nil where it isn't one, with faults that say why.
  static func read(_ node: Node, file: String, _ faults: inout FaultLog) -> Lever? {
    let known = faults.count
    guard let map = YAMLMapping(node, file: file, path: "lever.", allowed: keys, faults: &faults) else {
      return nil
    }
    map.require("target", "size", "unit", "from", faults: &faults)
    let size = map.number("size", .any, &faults)
    let p10 = map.number("p10", .any, &faults)
    let p90 = map.number("p90", .any, &faults)
    guard var lever = common(map, &faults), let size else { return nil }
    lever.size = size
    lever.p10 = p10 ?? size
    lever.p90 = p90 ?? size
    requireSizes(lever, map, &faults)
    return faults.count == known ? lever : nil
  }

  /// A lever of size 0 with all that isn't about its size; nil where its target, unit or course is wrong.
  static func common(_ map: YAMLMapping, _ faults: inout FaultLog) -> Lever? {
    let target: LeverTarget? = map.choice("target", &faults)
    let unit = unit(map, of: target, &faults)
    let course = course(map, &faults)
    let selection = selection(map, of: target, &faults)
    let substitute = substitute(map, of: target, from: selection.products, &faults)
    let reasons = ["reason", "reason_nl"].map { map.text($0, &faults) ?? "" }
    guard let target, let unit, let course else { return nil }
    let place = Lever.Place(file: map.file, line: map.line)
    var lever = Lever(target: target, size: 0, unit: unit, course: course, place: place)
    (lever.selection, lever.substitute) = (selection, substitute)
    (lever.reason, lever.reasonNL) = (reasons[0], reasons[1])
    return lever
  }

  private static func unit(
    _ map: YAMLMapping, of target: LeverTarget?, _ faults: inout FaultLog
  ) -> LeverUnit? {
    guard let unit: LeverUnit = map.choice("unit", &faults), let target else { return nil }
    guard target.units.contains(unit) else {
      let allowed = target.units.map(\.rawValue).joined(separator: ", ")
      faults.add(
        map.file, line: map.line(of: "unit"),
        "lever.unit is '\(unit.rawValue)'; allowed for \(target.rawValue) is \(allowed)")
      return nil
    }
    return unit
  }

  private enum CourseWord: String, CaseIterable { case atOnce = "at_once", linear }

  private static func course(_ map: YAMLMapping, _ faults: inout FaultLog) -> Lever.Course? {
    let known = faults.count
    let word: CourseWord? = map.has("course") ? map.choice("course", &faults) : .atOnce
    let from = map.integer("from", years, &faults)
    let until = map.integer("until", years, &faults)
    if word == .linear, !map.has("until") {
      faults.add(
        map.file, line: map.line,
        "lever.course is 'linear', which needs 'until', the year in which all is there")
    }
    if let from, let until, until < from {
      faults.add(
        map.file, line: map.line(of: "until"), "lever.until is \(until), before from, which is \(from)")
    }
    guard faults.count == known, let from else { return nil }
    guard word == .linear, let until else { return .atOnce(from: from, until: until) }
    return .linear(from: from, until: until)
  }
}
