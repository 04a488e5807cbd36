/// Lines of running text.
enum TextWrap {
  /// How long a line may be.
  static let width = 100

  /// `text` in lines of at most `width` characters, broken at spaces; a word longer than a line stands alone.
  ///
  /// - Parameters:
  ///   - mark: what stands before the first line, such as a dash; the others are indented as far.
  static func lines(_ text: String, after mark: String) -> [String] {
    let indent = String(repeating: " ", count: mark.count)
    var lines: [String] = []
    var line = mark
    var isEmpty = true
    for word in TerminalText.harmless(text).split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isEmpty) = (indent, true)
      }
      line += isEmpty ? word : " " + word
      isEmpty = false
    }
    return lines + [line]
  }
}
