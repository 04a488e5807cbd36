/// A text in lines that fit a width, as far as can be told without the reader's font.
package struct FittedText: Sendable {
  /// From one baseline to the next, in units.
  package static let lineHeight = 16.0

  /// The lines, from the top.
  package let lines: [String]
  /// The text as it was.
  package let full: String
  /// Whether something was left out.
  package let isCut: Bool

  /// Breaks a text between words, or within one that is wider than a line, and cuts what doesn't fit, between the
  /// characters that a reader sees.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - width: the room for a line, in units.
  ///   - most: the most lines.
  package init(_ text: String, width: Double, most: Int = 1) {
    full = text
    var lines: [String] = []
    var rest = text.drop { $0.isWhitespace }
    while !rest.isEmpty, lines.count < most {
      let line = Self.line(of: rest, width: width, isLast: lines.count == most - 1)
      lines.append(line.text)
      rest = rest[line.end...].drop { $0.isWhitespace }
      if line.isCut { break }
    }
    isCut = !rest.isEmpty
    self.lines = lines
  }

  /// The width of the widest line.
  package var width: Double { lines.map(TextWidth.of).max() ?? 0 }

  /// The height of all lines.
  package var height: Double { Double(lines.count) * Self.lineHeight }

  private static func line(
    of text: Substring, width: Double, isLast: Bool
  ) -> (text: String, end: String.Index, isCut: Bool) {
    var used = 0.0
    var end = text.startIndex
    var lastBreak: (end: String.Index, width: Double)?
    // Where an ellipsis would still fit, and where the parts of a long compound meet, as far as can be told.
    var cut = text.startIndex
    var seam: String.Index?
    var previous: Character?
    while end < text.endIndex {
      let character = text[end]
      if character.isWhitespace, !Self.isSign(after: end, text) { lastBreak = (end, used) }
      used += TextWidth.of(character)
      if used > width { break }
      end = text.index(after: end)
      if Self.isHyphen(character), previous != "%" { lastBreak = (end, used) }
      previous = character
      if used + TextWidth.ellipsis <= width {
        cut = end
        if Self.isSeam(text, end) { seam = end }
      }
    }
    if end == text.endIndex { return (shown(text), end, false) }
    if !isLast, let lastBreak, lastBreak.width > width * 0.25 {
      return (shown(text[..<lastBreak.end]), lastBreak.end, false)
    }
    if !isLast, let seam, seam > lastBreak?.end ?? text.startIndex {
      return (shown(text[..<seam]) + "-", seam, false)
    }
    if !isLast, let lastBreak { return (shown(text[..<lastBreak.end]), lastBreak.end, false) }
    return (shown(text[..<cut]) + "…", cut, true)
  }

  /// Whether a hyphen may stand here within a word: after an s that follows a consonant, which joins the parts of most
  /// long Dutch compounds, with some letters on either side.
  private static func isSeam(_ text: Substring, _ place: String.Index) -> Bool {
    let (before, after) = (text[..<place].suffix(5), text[place...].prefix(5))
    guard before.last == "s", before.count == 5, after.count == 5, let joined = before.dropLast().last,
      let next = after.first
    else { return false }
    if "aeiouys".contains(joined) || "cst".contains(next) { return false }
    return (before + after).allSatisfy(\.isLetter)
  }

  /// Whether a sign of per cent follows a space: it stays with its number.
  private static func isSign(after space: String.Index, _ text: Substring) -> Bool {
    text[space...].dropFirst().first == "%"
  }

  /// Whether a line may end after this character.
  private static func isHyphen(_ character: Character) -> Bool { character == "-" || character == "/" }

  /// The text with at most three marks on each character, so that none towers over its neighbours; a picture keeps
  /// the eight pieces that it may be made of.
  private static func shown(_ text: Substring) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return String(text) }
    var shown = String.UnicodeScalarView()
    for character in text {
      let isPicture = character.unicodeScalars.first?.properties.isEmoji ?? false
      shown.append(contentsOf: character.unicodeScalars.prefix(isPicture ? 8 : 4))
    }
    return String(shown)
  }
}
