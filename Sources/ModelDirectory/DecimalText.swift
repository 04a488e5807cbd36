/// Numbers as they are spelled in a table.
package enum DecimalText {
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]

  /// The whole number that `text` spells: an optional sign and 1 to 18 digits; nil for anything else.
  package static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    var (i, value) = (0, 0)
    let negative = text.first == UInt8(ascii: "-")
    if negative || text.first == UInt8(ascii: "+") { i = 1 }
    guard text.count > i, text.count - i <= 18 else { return nil }
    while i < text.count {
      let digit = text[i] &- 48
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
      i += 1
    }
    return negative ? -value : value
  }

  /// The double nearest to the decimal number that `text` spells, ties to even, as `Double(String)` gives it.
  ///
  /// Allowed are a sign, digits with `decimal` before, between or after them, and an exponent. A number beyond
  /// the doubles gives an infinity; words such as `nan` and `inf`, and everything else, give nil.
  /// Up to 15 digits with a power of ten up to 22, numerator and denominator are doubles without error and one
  /// division or product rounds once (Clinger 1990); the rest is left to the standard library.
  package static func double(_ text: UnsafeBufferPointer<UInt8>, decimal: UInt8) -> Double? {
    guard let parts = Parts(text, decimal: decimal) else { return nil }
    guard parts.digits <= 19, parts.mantissa < 1 << 53, parts.exponent.magnitude <= 22 else {
      return standard(text, decimal: decimal)
    }
    let power = powersOfTen[Int(parts.exponent.magnitude)]
    let value = Double(parts.mantissa)
    let magnitude = parts.exponent < 0 ? value / power : value * power
    return parts.isNegative ? -magnitude : magnitude
  }

  private static func standard(_ text: UnsafeBufferPointer<UInt8>, decimal: UInt8) -> Double? {
    let point = UInt8(ascii: ".")
    return Double(String(decoding: text.lazy.map { $0 == decimal ? point : $0 }, as: UTF8.self))
  }

  /// Sign, significant digits and power of ten of a spelling.
  private struct Parts {
    var isNegative = false
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0

    init?(_ text: UnsafeBufferPointer<UInt8>, decimal: UInt8) {
      var (i, spelled) = (0, 0)
      isNegative = text.first == UInt8(ascii: "-")
      if isNegative || text.first == UInt8(ascii: "+") { i = 1 }
      spelled += take(text, &i, fraction: false)
      if i < text.count, text[i] == decimal {
        i += 1
        spelled += take(text, &i, fraction: true)
      }
      guard spelled > 0 else { return nil }
      if i < text.count {
        guard text[i] | 0x20 == UInt8(ascii: "e"),
          let power = DecimalText.integer(UnsafeBufferPointer(rebasing: text[(i + 1)...]))
        else { return nil }
        exponent += power
      }
    }

    /// Reads digits from `i` on, and returns how many.
    private mutating func take(_ text: UnsafeBufferPointer<UInt8>, _ i: inout Int, fraction: Bool) -> Int {
      let start = i
      while i < text.count, text[i] &- 48 < 10 {
        if digits > 0 || text[i] != 48 { digits += 1 }
        if digits <= 19 { mantissa = mantissa &* 10 &+ UInt64(text[i] &- 48) }
        if fraction { exponent -= 1 }
        i += 1
      }
      return i - start
    }
  }
}
