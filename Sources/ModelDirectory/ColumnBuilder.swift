/// Collects the values of one column.
struct ColumnBuilder {
  let schema: ColumnSchema
  private let decimal: UInt8
  private var integers: [Int32] = []
  private var numbers: [Double] = []
  private var interner = CodeInterner()
  private let choices: [[UInt8]]

  init(_ schema: ColumnSchema, decimal: UInt8, expecting rows: Int) {
    (self.schema, self.decimal) = (schema, decimal)
    if case .choice(let words) = schema.kind { choices = words.map { Array($0.utf8) } } else { choices = [] }
    if case .number = schema.kind { numbers.reserveCapacity(rows) } else { integers.reserveCapacity(rows) }
  }

  /// Takes the value of a field in, or says no.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch schema.kind {
    case .number(let range):
      if text.isEmpty, schema.mayBeEmpty {
        numbers.append(.nan)
        return true
      }
      guard let value = DecimalText.double(text, decimal: decimal), range.contains(value) else {
        return false
      }
      numbers.append(value)
    case .integer(let range):
      if text.isEmpty, schema.mayBeEmpty {
        integers.append(Table.Column.unknown)
        return true
      }
      guard let value = DecimalText.integer(text), range.contains(value) else { return false }
      integers.append(Int32(value))
    case .choice:
      guard let index = choices.firstIndex(where: { $0.elementsEqual(text) }) else { return false }
      integers.append(Int32(index))
    case .code, .text:
      guard !text.isEmpty || schema.mayBeEmpty else { return false }
      if case .code = schema.kind, Self.hasSpaceAround(text) { return false }
      integers.append(interner.id(of: text))
    }
    return true
  }

  private static func hasSpaceAround(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    return first <= 32 || last <= 32
  }

  /// Forgets what came after the first `rows` values.
  mutating func truncate(to rows: Int) {
    if integers.count > rows { integers.removeLast(integers.count - rows) }
    if numbers.count > rows { numbers.removeLast(numbers.count - rows) }
  }

  /// The column.
  var column: Table.Column {
    if case .choice(let words) = schema.kind { return .init(integers: integers, names: words) }
    return .init(integers: integers, numbers: numbers, names: interner.names)
  }

  /// What is wrong with a field that was refused, and what is allowed.
  func refusal(of text: String) -> String {
    let allowed = schema.kind.allowed + (schema.mayBeEmpty ? ", or nothing" : "")
    if text.isEmpty { return "\(schema.name) is empty; allowed is \(allowed)" }
    let hint = decimal == UInt8(ascii: ",") && text.contains(".") && isNumber
    return "\(schema.name) is \(Quoted.text(text)); allowed is \(allowed)"
      + (hint ? ", with a decimal comma as the fields are separated by semicolons" : "")
  }

  private var isNumber: Bool { if case .number = schema.kind { true } else { false } }
}
