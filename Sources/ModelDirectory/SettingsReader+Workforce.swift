import Yams

extension SettingsReader {
  private static let workforceKeys = ["weekly_hours", "last_age", "retirement_hazard", "margins"]
  private static var factors: [(key: String, path: WritableKeyPath<ModelSettings.Workforce.Margins, Margin>)]
  {
    [
      ("inflow", \.inflow), ("outflow", \.outflow), ("retirement", \.retirement), ("absence", \.absence),
      ("hours", \.hours),
    ]
  }
  private typealias Margin = ModelSettings.Workforce.Margin

  mutating func readWorkforce(_ top: YAMLMapping) {
    guard let section = top.mapping("workforce", allowed: Self.workforceKeys, &faults) else { return }
    let hours = NumberRange(
      lower: 0, upper: 168, excludesLower: true, allowed: "a number above 0 and at most 168")
    settings.workforce.weeklyHours =
      section.number("weekly_hours", hours, &faults) ?? settings.workforce.weeklyHours
    settings.workforce.lastAge = section.integer("last_age", 50...100, &faults) ?? settings.workforce.lastAge
    readHazard(section)
    readMargins(section)
  }

  private mutating func readHazard(_ section: YAMLMapping) {
    let allowed =
      "a share of at least 0 and below 1 for whole years from the pension age, -40 to 40, and a source"
    var hazard: [Int: Double] = [:]
    let known = faults.count
    for (key, value) in section.entries("retirement_hazard", allowed, &faults) {
      if key.string == "source" {
        settings.workforce.hazardSource = value.string ?? ""
        continue
      }
      let years = YAMLMapping.integer(key).flatMap { (-40...40).contains($0) ? $0 : nil }
      let share = YAMLMapping.number(value).flatMap { $0 >= 0 && $0 < 1 ? $0 : nil }
      guard let years, let share else {
        let given = "\(key.string ?? "?"): \(value.string ?? "?")"
        faults.add(
          Self.file, line: key.mark?.line,
          "workforce.retirement_hazard has \(Quoted.text(given)); allowed is \(allowed)")
        continue
      }
      hazard[years] = share
    }
    guard section.has("retirement_hazard"), faults.count == known else { return }
    guard hazard.values.contains(where: { $0 > 0 }) else {
      faults.add(
        Self.file, line: section.line(of: "retirement_hazard"),
        "workforce.retirement_hazard has no share above 0; allowed is \(allowed)")
      return
    }
    settings.workforce.retirementHazard = hazard
  }

  private mutating func readMargins(_ section: YAMLMapping) {
    let keys = Self.factors.map(\.key) + ["labour_saving", "correlation"]
    guard let margins = section.mapping("margins", allowed: keys, &faults) else { return }
    let factor = NumberRange(
      lower: 0.01, upper: 100, allowed: "a factor from 0.01 to 100, 1 being the central figure")
    for (key, path) in Self.factors {
      guard let given = margins.mapping(key, allowed: ["p10", "p90", "source"], &faults) else { continue }
      settings.workforce.margins[keyPath: path] = margin(given, "margins.\(key)", value: 1, factor)
    }
    let saving = ["value", "p10", "p90", "source"]
    if let given = margins.mapping("labour_saving", allowed: saving, &faults) {
      let value = given.number("value", .growth, &faults) ?? 0
      settings.workforce.margins.labourSaving = margin(given, "margins.labour_saving", value: value, .growth)
    }
    settings.workforce.margins.correlation =
      margins.number("correlation", .share, &faults) ?? settings.workforce.margins.correlation
  }

  /// A margin around `value`, with a fault where the value lies outside.
  private mutating func margin(
    _ mapping: YAMLMapping, _ name: String, value: Double, _ range: NumberRange
  ) -> Margin {
    let known = faults.count
    let result = Margin(
      value: value, p10: mapping.number("p10", range, &faults), p90: mapping.number("p90", range, &faults),
      source: mapping.text("source", &faults) ?? "")
    guard faults.count == known else { return result }
    for (key, bound, isWrong, side) in [
      ("p10", result.p10, result.p10 > value, "above"), ("p90", result.p90, result.p90 < value, "below"),
    ] where isWrong {
      faults.add(
        Self.file, line: mapping.line(of: key) ?? mapping.line,
        "workforce.\(name).\(key) is \(bound), \(side) the central figure, which is \(value)")
    }
    return result
  }
}
