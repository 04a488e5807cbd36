import Statistics

/// The rate that a region would have with the age and sex structure of a standard population.
///
/// With o_i events among n_i people in band i and standard weights w_i, the rate is Σ w_i o_i / n_i / Σ w_i,
/// per person (for person-years in n_i, per person and year), and its variance Σ w_i² V_i / n_i² / (Σ w_i)².
/// V_i is the variance of the events: o_i when they are independent, Σ f² n_if when it is known how many people
/// had f events each.
///
/// Sources: Dobson, Kuulasmaa, Eberle and Scherer (1991), *Statistics in Medicine* 10, 457-462; Fay and Feuer
/// (1997), *Statistics in Medicine* 16, 791-801; Public Health England (2018), *Public Health Technical Guide:
/// Commonly used statistics*, for what it does with few events and with repeated ones.
public struct DirectlyStandardisedRate: Sendable {
  /// How confidence limits are computed.
  public enum Method: Sendable, CaseIterable {
    /// Dobson's: Byar's limits of the number of events, moved and scaled to the rate and its variance.
    case dobson
    /// Fay and Feuer's, from gamma distributions: safe with few events and very unequal weights.
    case gamma
  }

  /// The standardised rate, in events per person.
  public let rate: Double
  /// The events in all bands together.
  public let events: Double
  /// The people in all bands together.
  public let people: Double
  /// The variance of the rate, in (events per person)².
  public let variance: Double
  /// The most that one person more with events can add to the rate: the largest w_i / n_i / Σ w, times the
  /// largest number of events of one person.
  let largestStep: Double

  /// The rate from counts of independent events.
  ///
  /// - Parameters:
  ///   - events: o_i per band, at least 0.
  ///   - people: n_i per band, above 0 where the weight is.
  ///   - weights: w_i per band, at least 0; only their proportions matter.
  ///   - minimumEvents: fewer events in all are refused; 10 is Public Health England's rule, 0 refuses nothing.
  /// - Throws: `.outOfRange` for a negative or infinite figure; `.noPeople` for a band with a weight and nobody
  ///   in it; `.observedWithoutExpected` for events in a band without people or weight; `.nothing` when all weights
  ///   are 0; `.tooFewEvents`.
  public init(
    events: [Double], people: [Double], weights: [Double], minimumEvents: Double = 10
  ) throws(BenchmarkingError) {
    try self.init(
      events: events, variances: events, largest: 1, people: people, weights: weights,
      minimumEvents: minimumEvents)
  }

  /// The rate from the numbers of people with 1, 2, 3, ... events.
  ///
  /// - Parameters:
  ///   - frequencies: per band, how many people had how many events.
  ///   - people: n_i per band, all people and not only those with events; above 0 where the weight is.
  ///   - weights: w_i per band, at least 0.
  ///   - minimumEvents: fewer events in all are refused.
  /// - Throws: as ``init(events:people:weights:minimumEvents:)``.
  public init(
    frequencies: [EventFrequencies], people: [Double], weights: [Double], minimumEvents: Double = 10
  ) throws(BenchmarkingError) {
    try self.init(
      events: frequencies.map(\.events), variances: frequencies.map(\.variance),
      largest: frequencies.reduce(1) { max($0, $1.largest) }, people: people, weights: weights,
      minimumEvents: minimumEvents)
  }

  private init(
    events: [Double], variances: [Double], largest: Double, people: [Double], weights: [Double],
    minimumEvents: Double
  ) throws(BenchmarkingError) {
    precondition(events.count == people.count && events.count == weights.count)
    try Self.check(events, people, weights)
    let total = weights.reduce(0, +)
    guard total > 0 else { throw .nothing(what: "weights") }
    (self.events, self.people) = (events.reduce(0, +), people.reduce(0, +))
    guard self.events >= minimumEvents else {
      throw .tooFewEvents(events: self.events, needed: minimumEvents)
    }
    var (rate, variance, step) = (0.0, 0.0, 0.0)
    for i in events.indices where weights[i] > 0 {
      let share = weights[i] / total / people[i]
      rate += share * events[i]
      variance += share * share * variances[i]
      step = max(step, share)
    }
    (self.rate, self.variance, largestStep) = (rate, variance, step * largest)
  }

  private static func check(
    _ events: [Double], _ people: [Double], _ weights: [Double]
  ) throws(BenchmarkingError) {
    try BenchmarkingError.check(events, "events")
    try BenchmarkingError.check(people, "people")
    try BenchmarkingError.check(weights, "weights")
    for i in events.indices where people[i] == 0 || weights[i] == 0 {
      if weights[i] > 0 { throw .noPeople(index: i) }
      if people[i] == 0, events[i] > 0 { throw .observedWithoutExpected(index: i, observed: events[i]) }
    }
  }
}
