/// How many people had 1, 2, 3, ... events, for events that aren't independent of each other.
///
/// Whoever is admitted once is likely to be admitted again, so that n events say less than n independent ones.
/// If the number of people n_f with f events each is Poisson, the variance of the total Σ f n_f is Σ f² n_f.
public struct EventFrequencies: Sendable, Equatable {
  /// The people n_f with f = 1, 2, 3, ... events.
  public let people: [Double]

  /// Keeps the frequencies.
  ///
  /// - Parameter people: n_f for f = 1, 2, 3, ..., each at least 0; empty or all 0 where there were no events.
  /// - Throws: `.outOfRange` for a number that is negative or not finite; the index is f - 1.
  public init(people: [Double]) throws(BenchmarkingError) {
    try BenchmarkingError.check(people, "people by number of events")
    self.people = people
  }

  /// The events, Σ f n_f.
  public var events: Double { sum { $0 } }

  /// The variance of the events, Σ f² n_f, in events².
  public var variance: Double { sum { $0 * $0 } }

  /// The variance per event, Σ f² n_f / Σ f n_f: 1 when nobody has more than one; NaN without events.
  public var dispersion: Double { variance / events }

  /// The largest number of events that anyone had, 0 without events.
  public var largest: Double { Double((people.lastIndex { $0 > 0 } ?? -1) + 1) }

  private func sum(_ value: (Double) -> Double) -> Double {
    people.enumerated().reduce(0) { $0 + value(Double($1.offset + 1)) * $1.element }
  }
}
