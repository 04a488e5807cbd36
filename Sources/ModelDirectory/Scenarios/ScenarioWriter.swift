/// Writes scenarios as the files that ``ScenarioReader`` reads.
public enum ScenarioWriter {
  /// The file of a scenario, with all of its levers spelled out.
  public static func yaml(_ scenario: Scenario) -> String {
    var lines = ["name: \(name(scenario.name))"]
    lines += texts([
      ("title_nl", scenario.titleNL), ("title_en", scenario.titleEN), ("description", scenario.description),
      ("description_nl", scenario.descriptionNL), ("source", scenario.source),
      ("source_nl", scenario.sourceNL),
    ])
    guard !scenario.levers.isEmpty else { return (lines + ["levers: []", ""]).joined(separator: "\n") }
    lines.append("levers:")
    for lever in scenario.levers { lines += self.lines(lever) }
    return (lines + [""]).joined(separator: "\n")
  }

  /// A name, in quotes where YAML would take it for nothing.
  private static func name(_ text: String) -> String { text.lowercased() == "null" ? quoted(text) : text }

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
    return lines + texts([("reason", lever.reason), ("reason_nl", lever.reasonNL)]).map { "    " + $0 }
  }

  /// A line per text that there is.
  private static func texts(_ entries: [(key: String, text: String)]) -> [String] {
    entries.filter { !$0.text.isEmpty }.map { "\($0.key): \(quoted($0.text))" }
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
      case _ where isEscaped(scalar):
        let digits = String(scalar.value, radix: 16)
        let (mark, width) = scalar.value > 0xFF ? ("u", 4) : ("x", 2)
        result += "\\" + mark + String(repeating: "0", count: width - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Control characters, what YAML takes for the end of a line, and what it doesn't allow as it is.
  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x2029, 0xFEFF, 0xFFFE...0xFFFF: true
    default: false
    }
  }
}
