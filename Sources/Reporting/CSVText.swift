/// A text as it stands in a CSV file: quoted where it must be, and harmless in a spreadsheet.
///
/// Encoded once and written often. Quoted as RFC 4180 has it. A text that a spreadsheet would take for a formula (one
/// that starts with `=`, `+`, `-`, `@`, a tab or a carriage return) gets an apostrophe in front; only texts that
/// come from a model can start so.
package struct CSVText: Hashable, Sendable {
  /// The field or fields, with the commas between them.
  package let bytes: [UInt8]
  /// How many fields these are.
  package let fieldCount: Int

  /// One field.
  package init(_ text: String) {
    self.bytes = Self.encoded(text)
    self.fieldCount = 1
  }

  /// Several fields.
  package init(fields: [String]) {
    self.bytes = Array(fields.map(Self.encoded).joined(separator: [UInt8(ascii: ",")]))
    self.fieldCount = fields.count
  }

  private static func encoded(_ text: String) -> [UInt8] {
    let guarded = text.utf8.first.map(startsFormula) == true ? "'" + text : text
    guard guarded.utf8.contains(where: needsQuotes) else { return Array(guarded.utf8) }
    return Array(
      ("\""
        + guarded.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\"").utf8)
  }

  private static func startsFormula(_ byte: UInt8) -> Bool { "=+-@\t\r".utf8.contains(byte) }

  private static func needsQuotes(_ byte: UInt8) -> Bool { ",\"\r\n".utf8.contains(byte) }
}
