import ModelDirectory

extension JSONValue {
  /// Reads what this program wrote, members in their order; nil where it isn't such a value.
  init?(parsing bytes: [UInt8]) {
    var parser = JSONParser(bytes: bytes)
    guard let value = parser.value(), parser.isAtEnd() else { return nil }
    self = value
  }

  /// The value of a member; nil where it is no object or has none of that name.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == name }?.value
  }

  /// The object with this value for a member, in the member's place or at the end.
  func replacing(_ name: String, with value: JSONValue) -> JSONValue {
    guard case .object(var members) = self else { return self }
    if let place = members.firstIndex(where: { $0.key == name }) {
      members[place].value = value
    } else {
      members.append((name, value))
    }
    return .object(members)
  }
}

/// Goes through the bytes of a JSON text (RFC 8259), of at most `deepest` levels.
private struct JSONParser {
  let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  private static let deepest = 64

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func isAtEnd() -> Bool {
    skipSpace()
    return position == bytes.count
  }

  mutating func value() -> JSONValue? {
    skipSpace()
    guard position < bytes.count, depth < Self.deepest else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "{"): return items(until: UInt8(ascii: "}"), { $0.member() }).map(JSONValue.object)
    case UInt8(ascii: "["): return items(until: UInt8(ascii: "]"), { $0.value() }).map(JSONValue.array)
    case UInt8(ascii: "\""): return string().map(JSONValue.string)
    case UInt8(ascii: "t"): return word("true", .bool(true))
    case UInt8(ascii: "f"): return word("false", .bool(false))
    case UInt8(ascii: "n"): return word("null", .null)
    default: return number()
    }
  }

  private mutating func items<Item>(
    until end: UInt8, _ item: (inout JSONParser) -> Item?
  ) -> [Item]? {
    position += 1
    depth += 1
    defer { depth -= 1 }
    var items: [Item] = []
    if take(end) { return items }
    repeat {
      guard let next = item(&self) else { return nil }
      items.append(next)
    } while take(UInt8(ascii: ","))
    return take(end) ? items : nil
  }

  private mutating func member() -> (key: String, value: JSONValue)? {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\""), let key = string(),
      take(UInt8(ascii: ":")), let value = value()
    else { return nil }
    return (key, value)
  }

  private mutating func string() -> String? {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return String(validating: text, as: UTF8.self) }
      if byte < 0x20 { return nil }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let scalar = escaped() else { return nil }
      text.append(contentsOf: String(scalar).utf8)
    }
    return nil
  }

  /// What follows a backslash. Halves of a pair of surrogates, which this program never writes, are refused.
  private mutating func escaped() -> Unicode.Scalar? {
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"):
      guard position + 4 <= bytes.count,
        let code = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
      else { return nil }
      position += 4
      return Unicode.Scalar(code)
    default: return nil
    }
  }

  private mutating func number() -> JSONValue? {
    let start = position
    while position < bytes.count, "+-.0123456789Ee".utf8.contains(bytes[position]) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if let whole = Int(text) { return .integer(whole) }
    if let whole = UInt64(text) { return .unsigned(whole) }
    guard let number = Double(text), number.isFinite else { return nil }
    return .number(number)
  }

  private mutating func word(_ text: String, _ value: JSONValue) -> JSONValue? {
    guard bytes[position...].starts(with: text.utf8) else { return nil }
    position += text.utf8.count
    return value
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count, " \n\r\t".utf8.contains(bytes[position]) { position += 1 }
  }
}
