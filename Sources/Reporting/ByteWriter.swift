import Foundation

/// A growing run of UTF-8 bytes to which numbers are written without a string in between.
package struct ByteWriter: Sendable {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  package mutating func append(_ byte: UInt8) { bytes.append(byte) }

  package mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

  package mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  package mutating func append(_ value: Int) {
    if value < 0 { bytes.append(Self.minus) }
    appendDigits(UInt64(value.magnitude), atLeast: 1)
  }

  /// Writes `value` in decimals, without the zeros that end it and never as "-0".
  ///
  /// The decimal is the one nearest to the exact binary value; of two that are equally near, the even one
  /// (as IEEE 754 and C's `printf` have it).
  /// - Precondition: `value` is finite; `decimals` is 0 to 7.
  package mutating func append(_ value: Double, decimals: Int) {
    precondition(value.isFinite, "only finite numbers have decimals")
    let scale = Self.powersOfTen[decimals]
    let magnitude = value.magnitude
    // Above 2^51 a product no longer has the half whose side decides the rounding.
    guard magnitude * scale < 0x1p51 else { return appendLarge(value, decimals: decimals) }
    var scaled = Self.nearest(magnitude, times: scale)
    var places = decimals
    while places > 0, scaled % 10 == 0 {
      scaled /= 10
      places -= 1
    }
    if value < 0, scaled > 0 { bytes.append(Self.minus) }
    let unit = UInt64(Self.powersOfTen[places])
    appendDigits(scaled / unit, atLeast: 1)
    guard places > 0 else { return }
    bytes.append(Self.point)
    appendDigits(scaled % unit, atLeast: places)
  }

  /// The whole number nearest to the exact product, ties to even.
  private static func nearest(_ value: Double, times scale: Double) -> UInt64 {
    let product = value * scale
    // What the rounded product lacks, exactly.
    let rest = (-product).addingProduct(value, scale)
    let floor = product.rounded(.down)
    let aboveHalf = (product - floor) - 0.5
    let whole = UInt64(floor)
    let isTie = aboveHalf == 0 && rest == 0
    let roundsUp = isTie ? whole % 2 == 1 : aboveHalf > 0 || (aboveHalf == 0 && rest > 0)
    return roundsUp ? whole + 1 : whole
  }

  private mutating func appendLarge(_ value: Double, decimals: Int) {
    var text = Substring(String(format: "%.\(decimals)f", value))
    if decimals > 0 {
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
    }
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func appendDigits(_ value: UInt64, atLeast width: Int) {
    var count = 1
    var rest = value
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    bytes.append(contentsOf: repeatElement(Self.zero, count: max(count, width)))
    rest = value
    var position = bytes.count - 1
    while rest > 0 {
      bytes[position] = Self.zero + UInt8(rest % 10)
      rest /= 10
      position -= 1
    }
  }

  private static let powersOfTen: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7]
  private static let zero = UInt8(ascii: "0")
  private static let minus = UInt8(ascii: "-")
  private static let point = UInt8(ascii: ".")
}
