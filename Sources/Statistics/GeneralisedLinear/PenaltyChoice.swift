/// A ridge penalty that was chosen by leave-one-out cross-validation, and the way there.
///
/// λ is looked for among S 10^(k/32), S being the sum of the weights of the fit with the intercept alone (for
/// quasi-Poisson the sum of the responses), k from -192 to 128: in steps of half a decade first, then halving
/// the step around the best; and λ = 0. The lattice is deliberate. The minimum is flat, so that finer decimals
/// mean nothing, and the choice doesn't depend on rounding: not on the order of the rows nor on the units of
/// the columns. There are no random folds.
public struct PenaltyChoice: Equatable, Sendable {
  /// One penalty that was tried.
  public struct Trial: Equatable, Sendable {
    /// λ.
    public let penalty: Double
    /// The sum over the rows of the deviance at the one-step leave-one-out linear predictor.
    public let deviance: Double
  }

  /// Where the chosen penalty lies.
  public enum Position: Equatable, Sendable {
    /// Between the borders.
    case interior
    /// λ = 0: no penalty predicts better than any.
    case zero
    /// The largest of the range, at which the penalised columns explain next to nothing.
    case upperBorder
  }

  /// The chosen λ.
  public let penalty: Double
  /// Its leave-one-out deviance.
  public let deviance: Double
  /// Whether it is at a border of the range.
  public let position: Position
  /// All that were tried and whose fit converged, by ascending λ.
  public let trials: [Trial]
}
