import Benchmarking

/// How the use of one item in one area compares.
public struct BenchmarkLine: Sendable {
  /// Observed use, euro or units per year.
  public var observed: Double
  /// Use at national rates by age and sex, in the same unit.
  public var expected: Double
  /// Observed over expected, with the interval that chance leaves.
  public var ratio: IntervalEstimate
  /// The ratio drawn towards 1 as far as chance can explain it; all regions together keep what was observed. Demand in the
  /// projection starts from the same posterior means.
  public var shrunkRatio: Double
  /// The ratio that the determinants predict from the other regions; nil without a regression.
  public var predicted: IntervalEstimate?
  /// Observed over predicted use; nil without a regression.
  public var unexplained: IntervalEstimate?
  /// The mean ratio of the similar areas; nil without any.
  public var similar: IntervalEstimate?
  /// Beside the control limits of its set.
  public var funnel: FunnelPosition
  /// Standardised deviation from the national average, overdispersion allowed for.
  public var deviation: Double
  /// 1 for the highest ratio of the area's set.
  public var rank: Int
  /// How many areas of the set are ranked: those with figures.
  public var rankedAreas: Int

  package init(
    observed: Double, expected: Double, ratio: IntervalEstimate, shrunkRatio: Double,
    predicted: IntervalEstimate?, unexplained: IntervalEstimate?, similar: IntervalEstimate?,
    funnel: FunnelPosition, deviation: Double, rank: Int, rankedAreas: Int
  ) {
    (self.observed, self.expected, self.ratio, self.shrunkRatio) = (observed, expected, ratio, shrunkRatio)
    (self.predicted, self.unexplained, self.similar) = (predicted, unexplained, similar)
    (self.funnel, self.deviation) = (funnel, deviation)
    (self.rank, self.rankedAreas) = (rank, rankedAreas)
  }
}
