/// A CSV file read back as RFC 4180 has it, for tests.
struct CSVFile {
  let header: [String]
  let lines: [[String]]
  let rows: [[String: String]]

  init(_ bytes: [UInt8]) {
    var (lines, fields, field) = ([[String]](), [String](), [UInt8]())
    var position = bytes.startIndex
    var isQuoted = false
    while position < bytes.endIndex {
      let byte = bytes[position]
      let isQuote = byte == UInt8(ascii: "\"")
      let next = position + 1 < bytes.endIndex ? bytes[position + 1] : 0
      if isQuoted, isQuote, next == byte {
        field.append(byte)
        position += 1
      } else if isQuote {
        isQuoted.toggle()
      } else if !isQuoted, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") {
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
        if byte == UInt8(ascii: "\n") {
          lines.append(fields)
          fields = []
        }
      } else {
        field.append(byte)
      }
      position += 1
    }
    let header = lines.first ?? []
    self.header = header
    self.lines = Array(lines.dropFirst())
    rows = self.lines.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// The values of a column in the rows that have these values elsewhere.
  func column(_ name: String, where conditions: [String: String] = [:]) -> [String] {
    rows.filter { row in conditions.allSatisfy { row[$0.key] == $0.value } }.map { $0[name] ?? "?" }
  }

  /// The number in a column of the only row that has these values; NaN where there isn't exactly one.
  func number(_ name: String, where conditions: [String: String]) -> Double {
    let found = column(name, where: conditions)
    return found.count == 1 ? Double(found[0]) ?? .nan : .nan
  }
}
