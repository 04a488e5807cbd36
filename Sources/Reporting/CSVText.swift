/// A text as it stands in a CSV file: quoted where it must be, and harmless in a spreadsheet.
///
/// Encoded once and written often. Quoted as RFC 4180 has it. What a spreadsheet would take for a formula gets an apostrophe in
/// front, as `FormulaGuard` says; only texts that come from a model can start so. Numbers are not texts: a negative number stays
/// as it is.
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

  /// The text that a field holds, once its quotes are gone: without the apostrophes that kept it from being a formula.
  package static func decoded(_ field: String) -> String { FormulaGuard.unguarded(field) }

  private static func encoded(_ text: String) -> [UInt8] {
    let guarded = FormulaGuard.guarded(text)
    guard guarded.utf8.contains(where: needsQuotes) else { return Array(guarded.utf8) }
    return Array(
      ("\""
        + guarded.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\"").utf8)
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool { ",\"\r\n".utf8.contains(byte) }
}
