/// Confidence limits of a proportion by Wilson's score method.
///
/// They are the proportions p with |o - n p| = z √(n p (1 - p)), so that they stay within 0 and 1 and make
/// sense for no events and for nothing but events.
///
/// Source: Wilson (1927), *JASA* 22, 209-212.
public enum WilsonLimits {
  /// The limits of the proportion o / n: (2o + z² ± z √(z² + 4 o (n - o) / n)) / (2 (n + z²)).
  ///
  /// - Parameters:
  ///   - events: o, at least 0 and at most `people`, whole or not.
  ///   - people: n, above 0.
  ///   - confidence: above 0 and below 1; anything else traps.
  /// - Throws: `.notFinite`, `.negative`; `.observedWithoutExpected` for events among nobody, `.noObservations` for
  ///   nobody at all, `.aboveTotal` for more events than people.
  public static func limits(
    of events: Double, among people: Double, confidence: Double = 0.95
  ) throws(StatisticsError) -> ClosedRange<Double> {
    try requireNonNegative(events, "events", 0)
    try requireNonNegative(people, "people", 0)
    guard people > 0 else {
      throw events > 0 ? .observedWithoutExpected(index: 0, observed: events) : .noObservations
    }
    guard events <= people else { throw .aboveTotal(index: 0, part: events, total: people) }
    let z = -NormalDistribution.quantile(PoissonLimits.tail(confidence))
    let root = z * (z * z + 4 * events * (1 - events / people)).squareRoot()
    let sum = 2 * events + z * z + root
    // The lower limit as a quotient: as a difference it would lose the digits of few events.
    return (2 * events * (events / people) / sum)...min(1, sum / (2 * (people + z * z)))
  }
}
