/// Finds rows that say the same thing twice.
enum UniqueKeys {
  /// Whether no two rows have the same key; each later one is a fault that names the line of the first.
  static func check(_ table: Table, schema: TableSchema, log: inout FaultLog) -> Bool {
    let names = schema.key.filter(table.has)
    let parts = names.map { KeyPart(table[$0]) }
    let size = parts.reduce(1.0) { $0 * Double($1.extent) }
    guard size <= Double(max(1 << 22, 8 * table.rows)) else {
      return checkSparse(table, names, parts, &log)
    }
    var first = [Int32](repeating: -1, count: Int(size))
    var isUnique = true
    for row in 0..<table.rows {
      var slot = 0
      for part in parts { slot = slot * part.extent + part.offset(row) }
      if first[slot] < 0 {
        first[slot] = Int32(row)
      } else {
        isUnique = false
        report(table, names, row, Int(first[slot]), &log)
      }
    }
    return isUnique
  }

  private static func checkSparse(
    _ table: Table, _ names: [String], _ parts: [KeyPart], _ log: inout FaultLog
  ) -> Bool {
    var first: [[Int]: Int] = [:]
    var isUnique = true
    for row in 0..<table.rows {
      let key = parts.map { $0.offset(row) }
      if let earlier = first[key] {
        isUnique = false
        report(table, names, row, earlier, &log)
      } else {
        first[key] = row
      }
    }
    return isUnique
  }

  private static func report(
    _ table: Table, _ names: [String], _ row: Int, _ earlier: Int, _ log: inout FaultLog
  ) {
    log.add(table.file, line: table.line(row), duplicate(table, names, row, earlier))
  }

  private static func duplicate(_ table: Table, _ names: [String], _ row: Int, _ earlier: Int) -> String {
    let key = names.map { name in
      let column = table[name]
      let value = column.integers[row]
      return column.names.isEmpty ? "\(name) \(value)" : "\(name) \(Quoted.text(column.names[Int(value)]))"
    }
    return "repeats the key of line \(table.line(earlier)): \(key.joined(separator: ", "))"
  }

  /// One column of a key as small numbers.
  private struct KeyPart {
    let values: [Int32]
    let lowest: Int
    let extent: Int

    init(_ column: Table.Column) {
      values = column.integers
      lowest = Int(values.min() ?? 0)
      extent = Int(values.max() ?? 0) - lowest + 1
    }

    func offset(_ row: Int) -> Int { Int(values[row]) - lowest }
  }
}
