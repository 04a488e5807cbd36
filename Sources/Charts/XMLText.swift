/// Plain text as the content or an attribute of XML and HTML.
package enum XMLText {
  /// Appends `text` with its markup characters as references, without what XML 1.0 forbids (most control characters,
  /// U+FFFE and U+FFFF) and without the marks that turn the direction of what follows.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    let isPlain = text.utf8.allSatisfy { $0 < 0x7F && $0 >= 0x20 && !Self.isMarkup($0) }
    if isPlain { return bytes.append(contentsOf: text.utf8) }
    for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
  }

  /// `text` as ``append(_:to:)`` writes it.
  package static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar.value {
    case 0x26: bytes.append(contentsOf: "&amp;".utf8)
    case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
    case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
    case 0x22: bytes.append(contentsOf: "&quot;".utf8)
    case 0x27: bytes.append(contentsOf: "&#39;".utf8)
    case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: bytes.append(0x20)
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: break
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: break
    default: bytes.append(contentsOf: scalar.utf8)
    }
  }
}
