/// A JSON value whose members keep their order, so that the same content gives the same bytes.
enum JSONValue: Sendable {
  case null
  case integer(Int)
  case unsigned(UInt64)
  /// A finite number, written in seven decimals at most.
  case number(Double)
  case bool(Bool)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// An object from its members; those that are nil are left out.
  static func members(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { member in member.value.map { (member.key, $0) } })
  }

  /// The value as indented UTF-8 text that ends in a line feed.
  var bytes: [UInt8] {
    var writer = ByteWriter()
    write(to: &writer, indent: 0)
    writer.append(UInt8(ascii: "\n"))
    return writer.bytes
  }

  private func write(to writer: inout ByteWriter, indent: Int) {
    switch self {
    case .null: writer.append("null")
    case .integer(let value): writer.append(value)
    case .unsigned(let value): writer.append(String(value))
    case .number(let value): writer.append(value, decimals: 7)
    case .bool(let value): writer.append(value ? "true" : "false")
    case .string(let text): Self.write(text, to: &writer)
    case .array(let values):
      Self.write(values, between: ("[", "]"), to: &writer, indent: indent) { value, writer in
        value.write(to: &writer, indent: indent + 1)
      }
    case .object(let members):
      Self.write(members, between: ("{", "}"), to: &writer, indent: indent) { member, writer in
        Self.write(member.key, to: &writer)
        writer.append(": ")
        member.value.write(to: &writer, indent: indent + 1)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], between ends: (String, String), to writer: inout ByteWriter, indent: Int,
    item: (Item, inout ByteWriter) -> Void
  ) {
    writer.append(ends.0)
    for (index, value) in items.enumerated() {
      writer.append(index == 0 ? "\n" : ",\n")
      writer.append(String(repeating: "  ", count: indent + 1))
      item(value, &writer)
    }
    if !items.isEmpty { writer.append("\n" + String(repeating: "  ", count: indent)) }
    writer.append(ends.1)
  }

  private static func write(_ text: String, to writer: inout ByteWriter) {
    writer.append("\"")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": writer.append("\\\"")
      case "\\": writer.append("\\\\")
      case "\n": writer.append("\\n")
      case "\t": writer.append("\\t")
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        writer.append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: writer.append(String(scalar))
      }
    }
    writer.append("\"")
  }
}
