/// Reads a table: header, rows, types, ranges, unique keys.
enum TableReader {
  /// The table, or nil where its header or its bytes aren't those of one; with everything that is wrong.
  ///
  /// Rows with a fault are left out of the result, which then isn't sound.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, schema: TableSchema, file: String
  ) -> (table: Table?, faults: FaultLog) {
    var log = FaultLog()
    guard let header = TableHeader(bytes, schema: schema, file: file, log: &log) else { return (nil, log) }
    if let flaw = TextCheck.flaw(in: bytes) {
      log.add(file, line: TextCheck.line(of: flaw.offset, in: bytes), flaw.what)
      return (nil, log)
    }
    var body = TableBody(bytes, header: header, file: file)
    body.read(&log)
    if body.lines.isEmpty, log.isEmpty {
      log.add(file, "has no rows below its header")
      return (nil, log)
    }
    let isWhole = log.isEmpty
    let table = body.table(isSound: isWhole, isWhole: isWhole)
    let isUnique = UniqueKeys.check(table, schema: schema, log: &log)
    return (isUnique ? table : body.table(isSound: false, isWhole: isWhole), log)
  }
}

/// The rows of a table as they are read.
private struct TableBody {
  let file: String
  let header: TableHeader
  var scanner: CSVScanner
  var builders: [ColumnBuilder] = []
  /// The builder of each column; -1 for columns that are passed over.
  var builderOfColumn: [Int] = []
  var lines: [Int32] = []
  /// Where the next byte stands that is no line end, as far as it was looked for.
  private var nextText = -1

  init(_ bytes: UnsafeBufferPointer<UInt8>, header: TableHeader, file: String) {
    (self.file, self.header) = (file, header)
    scanner = CSVScanner(bytes, delimiter: header.delimiter, from: header.bodyStart, line: header.bodyLine)
    let decimal = UInt8(ascii: header.delimiter == UInt8(ascii: ";") ? "," : ".")
    let expected = min((bytes.count - header.bodyStart) / (4 * header.names.count), 1 << 20)
    lines.reserveCapacity(expected)
    for schema in header.columns {
      builderOfColumn.append(schema == nil ? -1 : builders.count)
      if let schema { builders.append(ColumnBuilder(schema, decimal: decimal, expecting: expected)) }
    }
  }

  mutating func read(_ log: inout FaultLog) {
    while !scanner.isAtEnd {
      let line = scanner.line
      if readRow(line, &log) {
        lines.append(Int32(truncatingIfNeeded: line))
      } else {
        for i in builders.indices { builders[i].truncate(to: lines.count) }
        if log.count >= FaultLog.mostPerFile {
          log.stop(file, at: line)
          return
        }
      }
    }
  }

  /// Whether the row is a good one; blank lines at the end of the file are none, and no fault.
  private mutating func readRow(_ line: Int, _ log: inout FaultLog) -> Bool {
    var refusals: [String] = []
    var (refused, count) = (false, 0)
    var field: CSVScanner.Field
    repeat {
      field = scanner.next()
      if let flaw = field.flaw {
        log.add(file, line: line, flaw.rawValue)
        return false
      }
      let builder = count < builderOfColumn.count ? builderOfColumn[count] : -1
      if builder >= 0, !scanner.withBytes(of: field, { builders[builder].add($0) }) {
        refused = true
        if !log.isFull(file) {
          let text = scanner.withBytes(of: field) { String(decoding: $0.prefix(200), as: UTF8.self) }
          refusals.append(builders[builder].refusal(of: text))
        } else {
          refusals.append("")
        }
      }
      count += 1
    } while field.terminator == .delimiter
    if count == 1, field.range.isEmpty, !field.isQuoted {
      if !restIsBlank() { log.add(file, line: line, "is an empty line") }
      return false
    }
    if count != header.names.count {
      log.add(file, line: line, "has \(count) fields where the header has \(header.names.count)")
      return false
    }
    for refusal in refusals { log.add(file, line: line, refusal) }
    return !refused
  }

  /// Whether nothing but line ends follows. Looks at each byte once, however many blank lines there are.
  private mutating func restIsBlank() -> Bool {
    if nextText < scanner.position {
      nextText = scanner.bytes[scanner.position...].firstIndex { $0 != 10 && $0 != 13 } ?? scanner.bytes.count
    }
    return nextText == scanner.bytes.count
  }

  func table(isSound: Bool, isWhole: Bool) -> Table {
    var columns: [String: Table.Column] = [:]
    for builder in builders { columns[builder.schema.name] = builder.column }
    return Table(file: file, lines: lines, columns: columns, isSound: isSound, isWhole: isWhole)
  }
}
