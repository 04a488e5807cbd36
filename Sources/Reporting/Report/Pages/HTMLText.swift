import Foundation
import Mustache

/// A text as a page holds it.
///
/// Texts are escaped here, byte by byte, and not by the template library, which compares whole characters: to it a quotation
/// mark that a combining accent follows is no quotation mark, but a browser reads it as one. Templates therefore print their
/// values as they are, and their values can be nothing else than this.
package struct HTMLText: Hashable, Sendable, MustacheCustomRenderable {
  /// What is written into the page.
  package let html: String

  /// A plain text: whatever it says, a browser shows it and does nothing.
  package init(_ plain: String) { html = Self.escaped(plain) }

  /// A piece of a page that the program itself made: a drawing, a style or a script.
  package init(markup: String) { html = markup }

  /// A plain text in which the names of tables, such as `care.csv`, lead to their files.
  package init(linkingTables plain: String) {
    let words = plain.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard let end = word.range(of: ".csv")?.upperBound, Self.isTableName(word[..<end]) else {
        return Self.escaped(String(word))
      }
      return "<a href=\"../\(word[..<end])\">\(word[..<end])</a>" + Self.escaped(String(word[end...]))
    }
    html = words.joined(separator: " ")
  }

  private static func isTableName(_ name: Substring) -> Bool { OutputTable.fileNames.contains(String(name)) }

  /// For the template library.
  package var renderText: String { html }
  /// For the template library.
  package var isNull: Bool { false }

  private static func escaped(_ plain: String) -> String {
    guard plain.utf8.contains(where: isTelling) else { return plain }
    var result = ""
    result.reserveCapacity(plain.utf8.count + 16)
    var last: Unicode.Scalar = " "
    for scalar in plain.unicodeScalars {
      if scalar == "%", last == " ", !result.isEmpty {
        // A number and its sign stay on one line.
        result.unicodeScalars.removeLast()
        result += "\u{A0}%"
      } else if scalar == "-", last == "%" {
        // So does what the sign is joined to: `80 %-interval`.
        result += "\u{2011}"
      } else if let replacement = replacement(of: scalar) {
        result += replacement
      } else {
        result.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return result
  }

  /// Whether a text with this byte may need another look: marks of HTML, the per cent sign, control characters,
  /// and all beyond ASCII.
  private static func isTelling(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte > 0x7E || "<>&\"'%".utf8.contains(byte)
  }

  private static func replacement(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "<": "&lt;"
    case ">": "&gt;"
    case "&": "&amp;"
    case "\"": "&quot;"
    case "'": "&#39;"
    case "\n", "\t": nil
    default: isUnfit(scalar) ? "\u{FFFD}" : nil
    }
  }

  /// Control characters, which pages can't hold, and marks of direction, which would turn round what follows the text.
  private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
