import Statistics

/// The share of people to whom something applies, with Wilson's limits.
public struct Proportion: Sendable {
  /// The people to whom it applies.
  public let affected: Double
  /// All people.
  public let people: Double

  /// Keeps the two.
  ///
  /// - Parameters:
  ///   - affected: at least 0 and at most `people`, whole or not.
  ///   - people: above 0.
  /// - Throws: `.outOfRange`; `.observedWithoutExpected` for some among nobody; `.nothing` for no people at all;
  ///   `.statistics(.aboveTotal)` for more affected than there are.
  public init(affected: Double, people: Double) throws(BenchmarkingError) {
    _ = try CrudeRate(events: affected, people: people)
    guard affected <= people else {
      throw .statistics(.aboveTotal(index: 0, part: affected, total: people))
    }
    (self.affected, self.people) = (affected, people)
  }

  /// The share.
  public var proportion: Double { affected / people }

  /// Wilson's confidence limits of the share.
  ///
  /// - Parameter confidence: above 0 and below 1; anything else traps.
  public func limits(confidence: Double = 0.95) -> ClosedRange<Double> {
    do throws(StatisticsError) {
      return try WilsonLimits.limits(of: affected, among: people, confidence: confidence)
    } catch {
      preconditionFailure("an unchecked proportion: \(error)")
    }
  }
}
