/// A value of a JSON Schema, whose keys keep their order.
indirect enum SchemaValue: Sendable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([SchemaValue])
  case object([(key: String, value: SchemaValue)])

  init(stringLiteral value: String) { self = .text(value) }
  init(booleanLiteral value: Bool) { self = .flag(value) }
  init(floatLiteral value: Double) { self = .number(value) }
  init(integerLiteral value: Int) { self = .number(Double(value)) }
  init(arrayLiteral elements: SchemaValue...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, SchemaValue)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }

  /// Texts in a list.
  static func texts(_ texts: some Sequence<String>) -> SchemaValue { .list(texts.map(SchemaValue.text)) }

  /// An object with further keys at its end.
  func adding(_ more: [(key: String, value: SchemaValue)]) -> SchemaValue {
    guard case .object(let pairs) = self else { preconditionFailure("only objects have keys") }
    return .object(pairs + more)
  }

  /// The JSON, two spaces per level; what holds nothing but plain values stands on one line.
  func json(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .text(let text): return Self.quoted(text)
    case .number(let number): return NumberRange.spell(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let items):
      if items.allSatisfy(\.isPlain) { return "[" + items.map { $0.json() }.joined(separator: ", ") + "]" }
      return "[\n" + items.map { inner + $0.json(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let pairs):
      let texts = pairs.map { "\(Self.quoted($0.key)): \($0.value.json(indent: inner))" }
      if pairs.allSatisfy({ $0.value.isPlain }), pairs.count < 4 {
        return "{" + texts.joined(separator: ", ") + "}"
      }
      return "{\n" + texts.map { inner + $0 }.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private var isPlain: Bool {
    switch self {
    case .text, .number, .flag: true
    case .list(let items): items.isEmpty
    case .object(let pairs): pairs.isEmpty
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
