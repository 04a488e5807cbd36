import Yams

extension YAMLMapping {
  /// The nodes of the list under `key`; none where there is no such key or it holds no list, which is a fault.
  func items(_ key: String, _ allowed: String, _ faults: inout FaultLog) -> [Node] {
    guard let node = nodes[key] else { return [] }
    guard let sequence = node.sequence else {
      let _: Int? = refuse(key, node, allowed, &faults)
      return []
    }
    return Array(sequence)
  }

  /// The texts under `key`, a list of them or one alone, with their lines.
  ///
  /// An empty list is a fault: it would look like nothing and mean everything.
  func texts(_ key: String, _ faults: inout FaultLog) -> [(text: String, line: Int?)] {
    guard let node = nodes[key] else { return [] }
    let nodes = node.sequence.map { Array($0) } ?? [node]
    guard !nodes.isEmpty else {
      faults.add(
        file, line: node.mark?.line, "\(path)\(key) is an empty list; without it everything is meant")
      return []
    }
    var found: [(text: String, line: Int?)] = []
    for item in nodes {
      let line = item.mark?.line
      guard let text = item.scalar?.string, !text.isEmpty, text.first != " ", text.last != " " else {
        if item.scalar?.string.isEmpty == true {
          faults.add(
            file, line: line, "\(path)\(key) has an empty text; allowed is a text, or a list of texts")
        } else {
          let _: Int? = refuse(key, item, "a text, or a list of texts", &faults)
        }
        continue
      }
      if found.contains(where: { $0.text == text }) {
        faults.add(file, line: line, "\(path)\(key) names \(Quoted.text(text)) twice")
      } else {
        found.append((text, line))
      }
    }
    return found
  }

  /// Notes keys that must be there and aren't.
  func require(_ keys: String..., faults: inout FaultLog) {
    for key in keys where !has(key) {
      let owner = path.isEmpty ? "" : "\(path.dropLast()) "
      faults.add(
        file, line: path.isEmpty ? nil : line, "\(owner)has no key \(Quoted.text(key)), which is required")
    }
  }
}
