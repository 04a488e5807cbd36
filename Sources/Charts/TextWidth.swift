/// How wide text is about to be, in units at the text size of a drawing.
///
/// The reader's font isn't known. The widths are those of a sans serif on the wide side, so that text mostly turns out
/// narrower than was reckoned with.
package enum TextWidth {
  /// The size of text, in units.
  package static let size = 14.0
  /// The width of what stands for text that was left out.
  static let ellipsis = 0.9 * size

  /// The width of a text.
  package static func of(_ text: String) -> Double {
    var width = 0.0
    for character in text { width += of(character) }
    return width
  }

  /// The width of a character, with all that is combined in it.
  package static func of(_ character: Character) -> Double {
    guard let byte = character.asciiValue else { return wide(character) * size }
    return ascii[Int(byte)] * size
  }

  private static func wide(_ character: Character) -> Double {
    let first = character.unicodeScalars.first?.value ?? 0
    switch first {
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0x1F000...0x3FFFF:
      return 1.05
    case 0x2000...0x206F: return 0.9
    case 0xFB50...0xFDFF: return 1.3
    default: return character.isUppercase ? 0.72 : 0.62
    }
  }

  private static let ascii: [Double] = (0..<128).map { code in
    switch Character(Unicode.Scalar(UInt8(code))) {
    case "i", "j", "l", "'", "|", ".", ",", ":", ";", "!", " ": 0.32
    case "f", "t", "r", "(", ")", "[", "]", "-", "/", "I", "\"": 0.4
    case "m", "M", "W", "%", "@": 0.95
    case "w": 0.8
    case "A"..."Z", "&", "+", "=", "<", ">", "~": 0.72
    default: 0.6
    }
  }
}
