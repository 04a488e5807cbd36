import Statistics

/// Events per person, or per whatever else they arise from, with Poisson limits.
public struct CrudeRate: Sendable {
  /// The events.
  public let events: Double
  /// The people, or person-years, that they arise from.
  public let people: Double

  /// Keeps the two.
  ///
  /// - Parameters:
  ///   - events: at least 0, whole or not; may exceed `people`.
  ///   - people: above 0.
  /// - Throws: `.outOfRange`; `.observedWithoutExpected` for events among nobody; `.nothing` for no people and no events.
  public init(events: Double, people: Double) throws(BenchmarkingError) {
    try BenchmarkingError.check([events], "events")
    try BenchmarkingError.check([people], "people")
    guard people > 0 else {
      throw events > 0 ? .observedWithoutExpected(index: 0, observed: events) : .nothing(what: "people")
    }
    (self.events, self.people) = (events, people)
  }

  /// Events per person.
  public var rate: Double { events / people }

  /// The confidence limits of the rate: those of the count, per person.
  ///
  /// - Parameters:
  ///   - method: by default exact below ten events and Byar's approximation from ten on.
  ///   - confidence: above 0 and below 1; anything else traps.
  public func limits(
    method: PoissonLimits = .exactBelowTen, confidence: Double = 0.95
  ) -> ClosedRange<Double> {
    method.limits(of: events, over: people, confidence: confidence)
  }
}
