import Statistics

/// What was observed in a region over what common rates make of its people: the standardised ratio, q = o / e.
///
/// Of deaths it is the standardised mortality ratio, elsewhere also called the excess risk. The chance in e is
/// neglected, because the reference is much larger than the region.
public struct IndirectlyStandardisedRatio: Sendable {
  /// The events observed, o.
  public let observed: Double
  /// The events expected at the common rates, e.
  public let expected: Double

  /// The ratio of two totals.
  ///
  /// - Parameters:
  ///   - observed: o, events; at least 0, whole or not.
  ///   - expected: e, events; above 0.
  /// - Throws: `.outOfRange`; `.observedWithoutExpected` for events where none are expected; `.nothing` where none
  ///   are expected or observed.
  public init(observed: Double, expected: Double) throws(BenchmarkingError) {
    try BenchmarkingError.check([observed], "observed events")
    try BenchmarkingError.check([expected], "expected events")
    guard expected > 0 else {
      throw observed > 0
        ? .observedWithoutExpected(index: 0, observed: observed) : .nothing(what: "expected events")
    }
    (self.observed, self.expected) = (observed, expected)
  }

  /// The ratio from bands: e = Σ rate_i n_i.
  ///
  /// - Parameters:
  ///   - events: o_i per band, at least 0.
  ///   - people: n_i per band, at least 0. Events in a band without people count as observed.
  ///   - referenceRates: the common rate of each band, in events per person.
  /// - Throws: as ``init(observed:expected:)``; indices are those of the bands.
  public init(
    events: [Double], people: [Double], referenceRates: [Double]
  ) throws(BenchmarkingError) {
    precondition(events.count == people.count && events.count == referenceRates.count)
    try BenchmarkingError.check(events, "events")
    try BenchmarkingError.check(people, "people")
    try BenchmarkingError.check(referenceRates, "reference rates")
    try self.init(
      observed: events.reduce(0, +), expected: zip(people, referenceRates).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// q = o / e.
  public var ratio: Double { observed / expected }

  /// The confidence limits of the ratio: those of the count, over e.
  ///
  /// - Parameters:
  ///   - method: by default exact below ten events and Byar's approximation from ten on.
  ///   - confidence: above 0 and below 1; anything else traps.
  public func limits(
    method: PoissonLimits = .exactBelowTen, confidence: Double = 0.95
  ) -> ClosedRange<Double> {
    method.limits(of: observed, over: expected, confidence: confidence)
  }

  /// The indirectly standardised rate: the ratio, or one of its limits, times the reference's crude rate.
  ///
  /// - Parameter crudeRate: all events of the reference per person there; the result has its unit.
  public func rate(atReference crudeRate: Double) -> Double { ratio * crudeRate }
}
