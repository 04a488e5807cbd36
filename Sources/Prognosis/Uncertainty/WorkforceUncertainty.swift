import Statistics

/// How uncertain staff and waits are. Margins of factors are those of their logarithm; a margin that is nil is switched off or
/// not given.
public struct WorkforceUncertainty: Sendable {
  /// What staff depends on that has a margin.
  public enum Factor: String, CaseIterable, Sendable {
    /// People who come in from elsewhere.
    case inflow
    /// People who leave before their pension.
    case outflow
    /// The hazard of retirement.
    case retirement
    /// Absence after the base year.
    case absence
    /// Contract hours after the base year.
    case hours
  }

  /// The margins of the logarithms of factors; those without one are missing.
  public var factors: [Factor: SplitNormal] = [:]
  /// The logarithm of the yield of training, by branch.
  public var training: [String: SplitNormal] = [:]
  /// Staff that becomes unneeded on the central path, a share per year.
  public var labourSaving = 0.0
  /// The margin of log(1 - saving), so that no saving reaches 1.
  public var labourSavingMargin: SplitNormal?
  /// The share of the variance of each margin that all branches have in common, 0 to 1.
  public var correlation = 0.5
  /// Whether observed waits have their standard error.
  public var hasWaitingErrors = false

  /// Nothing uncertain.
  public init() {}
}
