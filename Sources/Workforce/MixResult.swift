import LinearAlgebra

/// What a search for the least costly mix found.
public struct MixResult: Equatable, Sendable {
  /// How it ended.
  public enum Outcome: String, Sendable {
    /// Every target is met by the least that the levers have to be, as a rule by none at all.
    case alreadyMet = "already_met"
    /// Every target is met, and of the mixes that the search went to and that meet them this is the cheapest.
    case reached
    /// No mix was found that meets every target; this one comes nearest of those that the search went to. For figures
    /// that are linear in the levers there is no mix that does.
    case notReached = "not_reached"
  }

  /// A bound that a lever stands at.
  public enum Bound: String, Sendable {
    /// It can't be set lower.
    case lower
    /// It can't be set higher.
    case upper
  }

  /// How it ended.
  public var outcome: Outcome
  /// The size of each lever.
  public var mix: [Double]
  /// The sum of cost x |size|.
  public var cost: Double
  /// The figure of each target at this mix, as it was worked out, not as a linear step foretold it.
  public var values: [Double]
  /// How far each figure lies above its limit, in its own unit.
  public var shortfalls: [Double]
  /// The bound at which each lever stands; nil between them, and for a lever at 0, which the mix doesn't use.
  public var bounds: [Bound?]
  /// The change of each target (rows) per unit of each lever (columns) at or very near this mix; nil where none had
  /// to be worked out.
  public var sensitivities: Matrix?
  /// What cost would be saved per unit by which a target's limit is raised; 0 where the target doesn't bind.
  public var prices: [Double]
  /// How many times the effects were worked out anew.
  public var iterations: Int
  /// For how many mixes the figures were worked out.
  public var evaluations: Int
}
