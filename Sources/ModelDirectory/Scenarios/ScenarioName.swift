/// Names of scenarios, which become names in tables.
enum ScenarioName {
  static let longest = 64
  static let pattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"
  static let allowed = "letters, digits, '_' and '-', at most \(longest) of them, a letter or a digit first"

  /// The name that a file gives; nil where it gives none that is allowed.
  static func read(_ top: YAMLMapping, _ faults: inout FaultLog) -> String? {
    guard let name = top.text("name", &faults) else { return nil }
    let isLetter = { (c: Character) in c.isASCII && (c.isLetter || c.isNumber) }
    guard name.count <= longest, name.first.map(isLetter) == true,
      name.allSatisfy({ isLetter($0) || $0 == "_" || $0 == "-" })
    else {
      faults.add(
        top.file, line: top.line(of: "name"), "name is \(Quoted.text(name)); allowed are \(allowed)")
      return nil
    }
    return name
  }
}
