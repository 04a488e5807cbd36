/// How the mean of a response follows from the linear predictor η, and its variance from the mean μ.
///
/// | family | mean | variance | dispersion φ |
/// |---|---|---|---|
/// | gaussian | η | φ | estimated |
/// | binomial (0, 1 or a share of one trial) | 1 / (1 + e^-η) | μ (1 - μ) | 1 |
/// | Poisson | e^η | μ | 1 |
/// | quasi-Poisson | e^η | φ μ | estimated |
/// | negative binomial | e^η | μ + μ² / θ | 1 |
///
/// Responses of the three with e^η are 0 or more and needn't be whole: euros are allowed. With an offset log e
/// their mean is e times a ratio.
public enum ResponseFamily: Equatable, Sendable {
  /// Any value, with the same variance everywhere.
  case gaussian
  /// A share from 0 to 1, by the logit.
  case binomial
  /// Counts whose variance is the mean.
  case poisson
  /// Amounts whose variance is proportional to the mean.
  case quasiPoisson
  /// Counts around gamma distributed means; `theta` is the shape of that gamma, above zero.
  case negativeBinomial(theta: Double)

  /// Whether the dispersion is estimated from the data rather than 1.
  public var hasFreeDispersion: Bool {
    switch self {
    case .gaussian, .quasiPoisson: true
    case .binomial, .poisson, .negativeBinomial: false
    }
  }
}
