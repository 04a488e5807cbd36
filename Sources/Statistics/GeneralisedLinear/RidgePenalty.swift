/// How strongly the coefficients of the penalised columns are drawn towards 0.
///
/// The fit minimises deviance / 2 + λ/2 Σ b_j², b being the coefficients of the standardised columns. λ has
/// the unit of the weights: that of the response for quasi-Poisson.
public enum RidgePenalty: Equatable, Sendable {
  /// No penalty: λ = 0.
  case none
  /// This λ, 0 or more.
  case fixed(Double)
  /// The λ with the smallest leave-one-out deviance, see ``PenaltyChoice``.
  case crossValidated
}
