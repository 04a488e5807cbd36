/// Keeps a text from running as a formula where a spreadsheet opens a file with it.
///
/// An apostrophe goes in front of every piece of a text that a spreadsheet could take for a formula: one that starts with
/// `=`, `+`, `-` or `@`, also in the wide and small forms of East Asian writing, whatever spaces, marks without a form
/// and quotes stand before it. A text has more pieces than one where it holds a semicolon, a tab or the end of a line, since a
/// spreadsheet that separates fields by those starts a new cell there. A text that starts with a control character gets an
/// apostrophe as well.
///
/// It can be undone: apostrophes that are in front of such a piece already get one more.
enum FormulaGuard {
  /// The text with the apostrophes.
  static func guarded(_ text: String) -> String {
    guard mayNeedGuard(text) else { return text }
    return changed(text) { start, piece in
      piece.append("'")
      piece.append(contentsOf: start)
    }
  }

  /// The text that was guarded.
  static func unguarded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "'")) else { return text }
    return changed(text) { start, piece in piece.append(contentsOf: start.dropFirst()) }
  }

  /// Goes through the pieces; of one that is dangerous behind its apostrophes, `change` writes these.
  private static func changed(
    _ text: String, _ change: (Substring.UnicodeScalarView, inout String.UnicodeScalarView) -> Void
  ) -> String {
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    var isFirst = true
    while !rest.isEmpty {
      let apostrophes = rest.prefix { $0 == "'" }
      rest = rest[apostrophes.endIndex...]
      let isDangerous = startsFormula(rest) || (isFirst && rest.first.map(isControl) == true)
      if isDangerous { change(apostrophes, &result) } else { result.append(contentsOf: apostrophes) }
      let end = rest.firstIndex(where: separates).map(rest.index(after:)) ?? rest.endIndex
      result.append(contentsOf: rest[..<end])
      rest = rest[end...]
      isFirst = false
    }
    return String(result)
  }

  private static func startsFormula(_ text: Substring.UnicodeScalarView) -> Bool {
    text.first { separates($0) || !isPassedOver($0) }.map(startsFormula) ?? false
  }

  private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@": true
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    case "\u{FE66}", "\u{FE62}", "\u{FE63}", "\u{FE6B}": true
    default: false
    }
  }

  /// What a spreadsheet may leave out before it looks what a cell starts with.
  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return scalar == "\"" || properties.isWhitespace || properties.isDefaultIgnorableCodePoint
      || properties.generalCategory == .format || isControl(scalar)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }

  private static func separates(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ";" || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }

  // Most texts are seen to need nothing by their bytes: those of the starting characters' UTF-8 and of control characters.
  private static func mayNeedGuard(_ text: String) -> Bool {
    text.utf8.contains { $0 < 0x20 || "=+-@\u{7F}".utf8.contains($0) || $0 == 0xEF || $0 == 0xC2 }
  }
}
