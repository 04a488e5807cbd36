/// The header of a table: what separates the fields, and which column stands where.
struct TableHeader {
  /// The longest header line in bytes; more than that is not a table.
  static let longest = 65_536

  /// Comma or semicolon.
  var delimiter: UInt8
  /// The names, in order.
  var names: [String]
  /// The schema of each column; nil for those that start with `x_`.
  var columns: [ColumnSchema?]
  /// Where the rows start.
  var bodyStart: Int
  /// The line on which they start.
  var bodyLine: Int

  /// Reads and checks the header; nil, with the faults in `log`, where the table can't be read on.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, schema: TableSchema, file: String, log: inout FaultLog) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes[start...].prefix(Self.longest)
    guard
      let end = head.firstIndex(of: UInt8(ascii: "\n"))
        ?? (head.endIndex == bytes.endIndex ? head.endIndex : nil)
    else {
      let flaw = TextCheck.flaw(in: UnsafeBufferPointer(rebasing: head.dropLast(3)))
      log.add(
        file, line: 1, flaw?.what ?? "isn't a table: the first line is longer than \(Self.longest) bytes")
      return nil
    }
    let lineBytes = UnsafeBufferPointer(rebasing: bytes[start..<end])
    if let flaw = TextCheck.flaw(in: lineBytes) {
      log.add(file, line: 1, flaw.what)
      return nil
    }
    guard lineBytes.contains(where: { $0 > 32 }) else {
      log.add(file, "is empty; its header must name \(Quoted.list(schema.requiredNames, limit: 20))")
      return nil
    }
    delimiter = Self.delimiter(of: lineBytes)
    var scanner = CSVScanner(bytes, delimiter: delimiter, from: start)
    names = []
    var terminator = CSVScanner.Terminator.delimiter
    while terminator == .delimiter {
      let field = scanner.next()
      if let flaw = field.flaw {
        log.add(file, line: 1, "in the header \(flaw.rawValue)")
        return nil
      }
      names.append(scanner.withBytes(of: field) { String(decoding: $0, as: UTF8.self) })
      terminator = field.terminator
    }
    (bodyStart, bodyLine) = (scanner.position, scanner.line)
    columns = names.map { name in schema.columns.first { $0.name == name } }
    if names.count == 1, names[0].contains("\t") {
      log.add(file, line: 1, "is separated by tabs; allowed are commas, and semicolons with decimal commas")
      return nil
    }
    let faults = schema.faults(ofHeader: names)
    for fault in faults { log.add(file, line: 1, fault) }
    if !faults.isEmpty { return nil }
  }

  private static func delimiter(of line: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let (comma, semicolon) = (UInt8(ascii: ","), UInt8(ascii: ";"))
    return line.count { $0 == semicolon } > line.count { $0 == comma } ? semicolon : comma
  }
}

extension TableSchema {
  /// The names that a header must hold, alternatives joined by `or`.
  var requiredNames: [String] {
    let free = Set(oneOf.joined())
    let required = columns.filter { $0.isRequired && !free.contains($0.name) }.map(\.name)
    return required + oneOf.map { $0.joined(separator: " and ") }.joinedByOr
  }

  /// What is wrong with a header of these names.
  func faults(ofHeader names: [String]) -> [String] {
    let known = Set(columns.map(\.name))
    let given = Set(names)
    var faults: [String] = []
    var seen: Set<String> = []
    for name in names {
      if !seen.insert(name).inserted {
        faults.append("has the column \(Quoted.text(name)) more than once")
      } else if !known.contains(name), !name.hasPrefix("x_") {
        let allowed = columns.map(\.name).joined(separator: ", ")
        faults.append(
          "has an unknown column \(Quoted.text(name)); allowed are \(allowed), and names that start with x_")
      }
    }
    for column in columns where column.isRequired && !given.contains(column.name) {
      faults.append("has no column \(Quoted.text(column.name))")
    }
    if !oneOf.isEmpty,
      oneOf.count(where: given.isSuperset(of:)) != 1 || !given.isDisjoint(with: oneOfExcess(given))
    {
      faults.append(
        "must have either the column \(oneOf.map { $0.joined(separator: " and ") }.joined(separator: " or "))"
      )
    }
    for group in together where !given.isDisjoint(with: group) && !given.isSuperset(of: group) {
      faults.append("must have the columns \(group.joined(separator: " and ")) together or not at all")
    }
    return faults
  }

  /// The columns of the groups that aren't whole, given that one is.
  private func oneOfExcess(_ given: Set<String>) -> Set<String> {
    Set(oneOf.filter { !given.isSuperset(of: $0) }.joined())
  }
}

extension [String] {
  /// The items as one text, joined by `or`; none for none.
  fileprivate var joinedByOr: [String] { isEmpty ? [] : [joined(separator: " or ")] }
}
