/// A margin around a central value that may be wider on one side: two half normal distributions, each with
/// half of the probability, joined at the centre.
///
/// The centre is the median. Below it the standard deviation of the half is (centre - p10) / 1.2816, above it
/// (p90 - centre) / 1.2816, so that the 10th and 90th percentiles are those given. At the centre the density
/// jumps when the sides differ; the two-piece normal, which doesn't jump, has another median. With equal
/// sides it is the normal distribution.
public struct SplitNormal: Sendable, Hashable {
  /// The median.
  public let centre: Double
  /// The 10th percentile.
  public let p10: Double
  /// The 90th percentile.
  public let p90: Double

  /// The standard normal value that a share of 0.9 lies below.
  private static let ninetiethPercentile = 1.2815515655446004

  /// A margin from its percentiles; all three equal means no margin.
  ///
  /// - Parameters: finite and ascending, p10 <= centre <= p90; anything else traps.
  public init(centre: Double, p10: Double, p90: Double) {
    precondition(
      p10.isFinite && p90.isFinite && p10 <= centre && centre <= p90,
      "not ascending and finite: \(p10), \(centre), \(p90)")
    (self.centre, self.p10, self.p90) = (centre, p10, p90)
  }

  /// The standard deviation of the half below the centre.
  public var lowerDeviation: Double { (centre - p10) / Self.ninetiethPercentile }
  /// The standard deviation of the half above the centre.
  public var upperDeviation: Double { (p90 - centre) / Self.ninetiethPercentile }

  /// The mean, centre + (upper - lower deviation) / √(2π): not the centre when the sides differ.
  public var mean: Double { centre + (upperDeviation - lowerDeviation) / (2 * Double.pi).squareRoot() }

  /// The value at a standard normal value `z`: centre + z times the deviation of z's side.
  ///
  /// Increases with z, so that a draw of z gives a draw of the margin, and the quantile of z its quantile.
  public func value(standardNormal z: Double) -> Double {
    centre + z * (z < 0 ? lowerDeviation : upperDeviation)
  }

  /// The standard normal value that `value` belongs to, (value - centre) over the deviation of its side: how many standard
  /// deviations it lies off.
  ///
  /// Infinite off a side without a margin, and NaN at a centre without any, which nothing can be held against.
  public func standardNormal(of value: Double) -> Double {
    (value - centre) / (value < centre ? lowerDeviation : upperDeviation)
  }

  /// The value below which a share `probability` lies, for 0 < probability < 1.
  public func quantile(_ probability: Double) -> Double {
    value(standardNormal: NormalDistribution.quantile(probability))
  }
}
