/// How a summary writes numbers: 17.942.942 and 4,2 in Dutch, 17,942,942 and 4.2 in English.
public struct NumberStyle: Sendable {
  /// The language whose marks are used.
  public let language: Language

  /// Numbers as `language` writes them.
  public init(_ language: Language) { self.language = language }

  private var thousands: Character { language == .dutch ? "." : "," }
  private var point: Character { language == .dutch ? "," : "." }

  /// A number in exactly this many decimals (at most 6), its thousands set apart; a dash where it is not finite.
  public func string(_ value: Double, decimals: Int = 0) -> String {
    guard value.isFinite else { return "–" }
    var writer = ByteWriter()
    writer.append(value.magnitude, decimals: decimals)
    let parts = String(decoding: writer.bytes, as: UTF8.self).split(separator: ".")
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let padded = fraction + String(repeating: "0", count: decimals - fraction.count)
    let isZero = (parts[0] + padded).allSatisfy { $0 == "0" }
    return (value < 0 && !isZero ? "-" : "") + grouped(parts[0])
      + (decimals > 0 ? String(point) + padded : "")
  }

  /// A number in at most this many decimals, without the zeros that end it.
  func shortest(_ value: Double, decimals: Int) -> String {
    let text = string(value, decimals: decimals)
    guard text.contains(point) else { return text }
    let kept = text.reversed().drop { $0 == "0" }
    return String(kept.drop { $0 == point }.reversed())
  }

  /// A share as a percentage in one decimal.
  public func percent(_ share: Double) -> String {
    share.isFinite ? string(share * 100, decimals: 1) + percentSign : "–"
  }

  /// What stands behind a percentage.
  var percentSign: String { language == .dutch ? " %" : "%" }

  private func grouped(_ digits: Substring) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(thousands) }
      text.append(digit)
    }
    return text
  }
}
