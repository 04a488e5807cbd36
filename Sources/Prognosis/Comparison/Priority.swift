/// A topic that stands out in an area.
public struct Priority: Sendable {
  /// The kinds of topic.
  public enum Kind: String, CaseIterable, Sendable {
    /// More use than the country's.
    case level
    /// More use than the determinants predict.
    case unexplained
    /// Growing faster than the country.
    case growth
  }
  /// The kind.
  public var kind: Kind
  /// The item or product.
  public var item: String
  /// How far from usual, in standard deviations: what topics are ranked by.
  public var deviation: Double
  /// The area's figure: a ratio, or a growth to the horizon as a share.
  public var figure: IntervalEstimate
  /// The figure it is held against: 1, or the country's growth.
  public var benchmark: Double
  /// What is at stake, in the item's unit per inhabitant per year.
  public var stake: Double
  /// The determinants that push the predicted ratio up most, by code, with the share by which they raise it; of `level` topics
  /// whose predicted ratio is above 1.
  public var causes: [(determinant: String, effect: Double)]
  /// The evidence in words and figures.
  public var evidence: Notice

  package init(
    kind: Kind, item: String, deviation: Double, figure: IntervalEstimate, benchmark: Double, stake: Double,
    causes: [(determinant: String, effect: Double)], evidence: Notice
  ) {
    (self.kind, self.item, self.deviation, self.figure) = (kind, item, deviation, figure)
    (self.benchmark, self.stake, self.causes, self.evidence) = (benchmark, stake, causes, evidence)
  }
}
