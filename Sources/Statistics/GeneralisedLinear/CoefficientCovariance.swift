/// Which covariance of the coefficients.
///
/// With A = Zᵀ W Z + λ P at the fit, all are A⁻¹ M A⁻¹ and differ in M. With a penalty they are spreads around the
/// expectation of the penalised coefficients, which is nearer to 0 than the truth: they don't contain that bias.
public enum CoefficientCovariance: Equatable, Sendable {
  /// M = φ Zᵀ W Z: the family's variance is right up to its dispersion φ. Without a penalty it is φ A⁻¹.
  case modelBased
  /// M = Zᵀ diag(u²) Z, u being the scores; too small in small samples (White 1980, *Econometrica* 48, 817-838).
  case hc0
  /// HC0 times n / (n - effective degrees of freedom).
  case hc1
  /// u² / (1 - h), h being the leverage.
  case hc2
  /// u² / (1 - h)², nearly the jackknife (MacKinnon and White 1985, *Journal of Econometrics* 29, 305-325).
  case hc3
}
