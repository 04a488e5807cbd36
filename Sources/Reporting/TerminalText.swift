/// Texts from a model as a terminal takes them.
enum TerminalText {
  /// `text` on one line, without what a terminal would obey: control characters and marks that turn the direction of
  /// writing. A line feed or a tab becomes a space, all else of that kind the replacement character.
  static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isObeyed) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isSpace = scalar == "\n" || scalar == "\t" || scalar == "\r"
      result.append(isSpace ? " " : isObeyed(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
