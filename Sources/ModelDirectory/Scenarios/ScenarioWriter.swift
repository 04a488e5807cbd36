/// Writes scenarios as the files that ``ScenarioReader`` reads.
public enum ScenarioWriter {
  /// The file of a scenario, with all of its levers spelled out.
  public static func yaml(_ scenario: Scenario) -> String {
    var lines = ["name: \(scenario.name)"]
    if !scenario.titleNL.isEmpty { lines.append("title_nl: \(quoted(scenario.titleNL))") }
    if !scenario.titleEN.isEmpty { lines.append("title_en: \(quoted(scenario.titleEN))") }
    if !scenario.description.isEmpty { lines.append("description: \(quoted(scenario.description))") }
    if !scenario.source.isEmpty { lines.append("source: \(quoted(scenario.source))") }
    guard !scenario.levers.isEmpty else { return (lines + ["levers: []", ""]).joined(separator: "\n") }
    lines.append("levers:")
    for lever in scenario.levers { lines += self.lines(lever) }
    return (lines + [""]).joined(separator: "\n")
  }

  private static func lines(_ lever: Lever) -> [String] {
    let selection = lever.selection
    var lines = ["  - target: \(lever.target.rawValue)"]
    let lists = [
      ("regions", selection.regions), ("branches", selection.branches), ("products", selection.products),
      ("conditions", selection.conditions), ("determinants", selection.determinants),
    ]
    for (key, names) in lists where !names.isEmpty {
      lines.append("    \(key): [\(names.map(quoted).joined(separator: ", "))]")
    }
    if let ages = selection.ages { lines.append("    ages: [\(ages.lowerBound), \(ages.upperBound)]") }
    if let substitute = lever.substitute {
      lines += ["    to: \(quoted(substitute.product))", "    ratio: \(substitute.ratio)"]
    }
    lines += ["    unit: \(lever.unit.rawValue)", "    size: \(lever.size)"]
    if lever.p10 < lever.p90 { lines += ["    p10: \(lever.p10)", "    p90: \(lever.p90)"] }
    switch lever.course {
    case .atOnce(let from, let until):
      lines += ["    course: at_once", "    from: \(from)"]
      if let until { lines.append("    until: \(until)") }
    case .linear(let from, let until):
      lines += ["    course: linear", "    from: \(from)", "    until: \(until)"]
    }
    if !lever.reason.isEmpty { lines.append("    reason: \(quoted(lever.reason))") }
    return lines
  }

  /// A text in double quotes, which YAML reads back as it is.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
