/// Two cumulative sums of standardised deviations, which find a small lasting shift sooner than limits of a single year do.
///
/// With x_t the deviation of year t in standard deviations,
///
///     U_t = max(0, U_{t-1} + x_t - k),    L_t = max(0, L_{t-1} - x_t - k),    U_0 = L_0 = 0;
///
/// a sum above h is a signal. The reference value k, half of the shift to be found, is what a deviation must exceed for
/// its sum to grow. Without a shift, and if the deviations are independent and standard normal, ``RunLength`` says how
/// long it takes until chance alone gives a signal.
///
/// Source: Page (1954), *Biometrika* 41, 100-115.
public struct CumulativeSum: Sendable, Hashable {
  /// Where a sum is above the threshold.
  public struct Signal: Sendable, Hashable {
    /// The first place with a sum above the threshold.
    public let index: Int
    /// The place after the sum's last zero before that: where the shift is estimated to have begun.
    public let start: Int
    /// Whether it is the upper sum.
    public let isUpper: Bool
  }

  /// U, per deviation.
  public let upper: [Double]
  /// L, per deviation.
  public let lower: [Double]
  /// The first signal; nil without one.
  public let signal: Signal?

  /// The sums of deviations; a NaN, which is unknown, leaves them as they were.
  ///
  /// - Parameters:
  ///   - deviations: x, in standard deviations, in order of time.
  ///   - reference: k, 0 or more; anything else traps.
  ///   - threshold: h, above 0; anything else traps.
  public init(of deviations: [Double], reference: Double = 0.5, threshold: Double = 4) {
    precondition(reference >= 0 && threshold > 0, "k \(reference) and h \(threshold) can't be used")
    let sides = [deviations, deviations.map { -$0 }].map { Self.sums(of: $0, reference: reference) }
    (upper, lower) = (sides[0], sides[1])
    let signals = sides.enumerated().compactMap { side, sums in
      Self.signal(in: sums, threshold: threshold, isUpper: side == 0)
    }
    signal = signals.min { $0.index < $1.index }
  }

  private static func sums(of deviations: [Double], reference: Double) -> [Double] {
    var sum = 0.0
    return deviations.map { deviation in
      if !deviation.isNaN { sum = max(0, sum + deviation - reference) }
      return sum
    }
  }

  private static func signal(in sums: [Double], threshold: Double, isUpper: Bool) -> Signal? {
    guard let index = sums.firstIndex(where: { $0 > threshold }) else { return nil }
    let zero = sums[..<index].lastIndex { $0 == 0 }
    return Signal(index: index, start: zero.map { $0 + 1 } ?? 0, isUpper: isUpper)
  }
}
