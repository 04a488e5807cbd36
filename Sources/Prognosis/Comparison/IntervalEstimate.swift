/// A figure with its 95 % interval.
public struct IntervalEstimate: Hashable, Sendable {
  /// The figure.
  public var value: Double
  /// The lower end, at most `value`.
  public var lower: Double
  /// The upper end, at least `value`.
  public var upper: Double

  /// A figure between its ends.
  public init(value: Double, lower: Double, upper: Double) {
    (self.value, self.lower, self.upper) = (value, lower, upper)
  }
}
