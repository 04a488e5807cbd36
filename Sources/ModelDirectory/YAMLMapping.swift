import Yams

/// A mapping of a YAML file that is read key by key, with every fault noted.
struct YAMLMapping {
  let file: String
  /// The keys that lead here, with a dot after each; empty at the top.
  let path: String
  let nodes: [String: Node]
  /// The line of the mapping.
  let line: Int?

  /// The mapping in `node`, whose keys must be among `allowed`; nil, with a fault, where it is none.
  init?(_ node: Node, file: String, path: String = "", allowed: [String], faults: inout FaultLog) {
    guard let mapping = node.mapping else {
      let place = path.isEmpty ? "must hold" : "\(path.dropLast()) must hold"
      faults.add(file, line: node.mark?.line, "\(place) keys and values: \(allowed.joined(separator: ", "))")
      return nil
    }
    var nodes: [String: Node] = [:]
    for (key, value) in mapping {
      let name = key.string ?? "?"
      if name == "<<" {
        faults.add(
          file, line: key.mark?.line,
          "has a merge key, '<<', which isn't supported; allowed is to write the keys out")
      } else if !allowed.contains(name) {
        let keys = allowed.map { path + $0 }.joined(separator: ", ")
        faults.add(file, line: key.mark?.line, "unknown key \(Quoted.text(path + name)); allowed are \(keys)")
      }
      nodes[name] = value
    }
    (self.file, self.path, self.nodes, self.line) = (file, path, nodes, node.mark?.line)
  }

  func has(_ key: String) -> Bool { nodes[key] != nil }

  /// The line of a key's value.
  func line(of key: String) -> Int? { nodes[key]?.mark?.line }

  /// The mapping under `key`; nil where there is none.
  func mapping(_ key: String, allowed: [String], _ faults: inout FaultLog) -> YAMLMapping? {
    guard let node = nodes[key] else { return nil }
    return YAMLMapping(node, file: file, path: "\(path)\(key).", allowed: allowed, faults: &faults)
  }

  /// The text under `key`, numbers as they are spelled.
  func text(_ key: String, _ faults: inout FaultLog) -> String? {
    guard let node = nodes[key] else { return nil }
    guard let scalar = node.scalar, !scalar.string.isEmpty, !Self.isNull(node) else {
      return refuse(key, node, "a text", &faults)
    }
    return scalar.string
  }

  /// The whole number under `key`.
  func integer(_ key: String, _ range: ClosedRange<Int>, _ faults: inout FaultLog) -> Int? {
    guard let node = nodes[key] else { return nil }
    guard let value = Self.integer(node), range.contains(value) else {
      return refuse(key, node, ColumnKind.integer(range).allowed, &faults)
    }
    return value
  }

  /// The number under `key`.
  func number(_ key: String, _ range: NumberRange, _ faults: inout FaultLog) -> Double? {
    guard let node = nodes[key] else { return nil }
    guard let value = Self.number(node), range.contains(value) else {
      return refuse(key, node, range.allowed, &faults)
    }
    return value
  }

  /// `true` or `false` under `key`.
  func boolean(_ key: String, _ faults: inout FaultLog) -> Bool? {
    guard let node = nodes[key] else { return nil }
    guard let value = Self.plain(node).flatMap({ Bool($0) }) else {
      return refuse(key, node, "true or false", &faults)
    }
    return value
  }

  /// The word under `key`, one of those of `Word`.
  func choice<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ faults: inout FaultLog
  ) -> Word? where Word.RawValue == String {
    guard let node = nodes[key] else { return nil }
    guard let word = node.scalar.flatMap({ Word(rawValue: $0.string) }) else {
      return refuse(key, node, Word.allCases.map(\.rawValue).joined(separator: ", "), &faults)
    }
    return word
  }

  /// The list of years under `key`.
  func years(_ key: String, _ faults: inout FaultLog) -> [Int]? {
    guard let node = nodes[key] else { return nil }
    let allowed = "a list of years, each \(ColumnKind.integer(TableSchema.years).allowed)"
    guard let items = node.sequence else { return refuse(key, node, allowed, &faults) }
    let years = items.compactMap(Self.integer)
    guard years.count == items.count, years.allSatisfy(TableSchema.years.contains),
      Set(years).count == years.count
    else { return refuse(key, node, allowed + ", none twice", &faults) }
    return years.sorted()
  }

  /// Every key under `key` with its node.
  func entries(_ key: String, _ allowed: String, _ faults: inout FaultLog) -> [(key: Node, value: Node)] {
    guard let node = nodes[key] else { return [] }
    guard let mapping = node.mapping else {
      let _: Int? = refuse(key, node, allowed, &faults)
      return []
    }
    return mapping.map { ($0.key, $0.value) }
  }

  func refuse<T>(_ key: String, _ node: Node, _ allowed: String, _ faults: inout FaultLog) -> T? {
    let given =
      switch node {
      case .scalar(let scalar): Quoted.text(scalar.string)
      case .sequence: "a list"
      default: "a mapping"
      }
    faults.add(file, line: node.mark?.line, "\(path)\(key) is \(given); allowed is \(allowed)")
    return nil
  }

  /// A whole number that isn't in quotes.
  static func integer(_ node: Node) -> Int? {
    plain(node).flatMap { text in Array(text.utf8).withUnsafeBufferPointer(DecimalText.integer) }
  }

  /// A number that isn't in quotes; nil where it isn't finite.
  static func number(_ node: Node) -> Double? {
    plain(node).flatMap { text in
      Array(text.utf8).withUnsafeBufferPointer { DecimalText.double($0, decimal: UInt8(ascii: ".")) }
    }
  }

  private static func plain(_ node: Node) -> String? {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return nil }
    return scalar.string
  }

  private static func isNull(_ node: Node) -> Bool {
    guard let text = plain(node) else { return false }
    return text == "~" || text.lowercased() == "null"
  }
}
