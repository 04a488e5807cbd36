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
    /// Staff falling short by more than the country's.
    case staff
    /// A wait beyond its norm and beyond the country's.
    case wait

    /// Whether it is about a product of care or a total.
    public var isOfCare: Bool { self != .staff && self != .wait }
    /// Whether its figure is one of the central path, which has no interval.
    public var isProjected: Bool { self != .level && self != .unexplained }
  }
  /// The kind.
  public var kind: Kind
  /// The product or total, the branch or the service.
  public var item: String
  /// How far from usual, in standard deviations: what topics are ranked by.
  public var deviation: Double
  /// The area's figure: a ratio; a growth to the horizon as a share; at the horizon the share of staff that falls short, or
  /// weeks.
  public var figure: IntervalEstimate
  /// The figure it is held against: 1, the country's growth or share, or the norm.
  public var benchmark: Double
  /// What is at stake: of care in the item's unit per inhabitant per year, of staff in FTE per inhabitant, of waits in weeks.
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
