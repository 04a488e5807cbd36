/// The name of a family of random streams, one stream per draw, with a value at each position (a year).
///
/// A value depends on the seed, the purpose, the region, the draw and the position, and on nothing else: not
/// on which other values are asked for, their order, or the thread that asks. The methods that give variates
/// are pure functions of these five.
///
/// The block behind a value is that of ``Philox4x32`` with the seed as key and as counter the words `position
/// << 20 | attempt`, `draw`, and the 64 bits of a hash of purpose and region (see the article). `attempt`
/// counts the proposals of a rejection method.
///
/// ```swift
/// let deaths = StreamName(seed: 20240101, purpose: "mortality.period")
/// let shock = deaths.normal(draw: 3, position: 2)  // draw 3, third year: always the same number
/// ```
public struct StreamName: Sendable, Hashable {
  /// The seed, which is the key of the generator.
  let key: UInt64
  /// The hash of purpose and region, which is the upper half of the counter.
  let name: UInt64

  /// Names the streams of a purpose in a region.
  ///
  /// - Parameters:
  ///   - seed: the seed of the run.
  ///   - purpose: what the values are for, such as `mortality.period`.
  ///   - region: the region's code; nil for the nation, which isn't the same as an empty code.
  /// - Complexity: proportional to the length of the texts; made once, not per draw.
  public init(seed: UInt64, purpose: String, region: String? = nil) {
    var hash = NameHash()
    hash.append(purpose)
    if let region {
      hash.appendSeparator()
      hash.append(region)
    }
    (key, name) = (seed, hash.finalised)
  }
}

extension StreamName {
  /// Positions a stream has.
  public static let positions = 1 << 12
  /// Attempts that a position has.
  static let attempts = 1 << 20

  /// A number in the open interval (0, 1): an odd multiple of 2⁻⁵³, never 0 or 1, symmetric around 1/2.
  ///
  /// - Parameters:
  ///   - draw: the draw, 0 to 2³² - 1.
  ///   - position: the year's index, 0 to ``positions`` - 1.
  public func uniform(draw: Int, position: Int) -> Double {
    Self.uniform(bits: bits(draw: draw, position: position).first)
  }

  /// The odd multiple of 2⁻⁵³ that the upper 52 of these bits choose.
  static func uniform(bits: UInt64) -> Double { Double(bits >> 11 | 1) * 0x1p-53 }

  /// The two halves of the block of an attempt.
  func bits(draw: Int, position: Int, attempt: Int = 0) -> (first: UInt64, second: UInt64) {
    let block = Philox4x32.block(
      counter: SIMD4(
        Self.counter(position: position, attempt: attempt), Self.counter(draw: draw),
        UInt32(truncatingIfNeeded: name), UInt32(truncatingIfNeeded: name >> 32)),
      key: SIMD2(UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32)))
    return (UInt64(block.x) | UInt64(block.y) << 32, UInt64(block.z) | UInt64(block.w) << 32)
  }

  /// The first word of the counter.
  static func counter(position: Int, attempt: Int) -> UInt32 {
    precondition((0..<positions).contains(position), "position \(position) is outside 0..<\(positions)")
    precondition((0..<attempts).contains(attempt), "attempt \(attempt) is outside 0..<\(attempts)")
    return UInt32(position) << 20 | UInt32(attempt)
  }

  /// The second word of the counter.
  static func counter(draw: Int) -> UInt32 {
    guard let word = UInt32(exactly: draw) else { preconditionFailure("draw \(draw) is outside 0..<2^32") }
    return word
  }
}
