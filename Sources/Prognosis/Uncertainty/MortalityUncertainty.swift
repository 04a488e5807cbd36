import Demography
import Statistics

/// How uncertain national mortality is: the indices of ``LiLeeModel`` around their central paths.
///
///     K_t = central K_t + sum of ε since the start + (t - start) δ,   k_{s,t} = central k_{s,t} + d_{s,t},
///     d_{s,t} = φ_s d_{s,t-1} + η_{s,t},
///
/// with δ the drift's own error. Median-preserving: the median of the draws' log death rates is the central path.
public struct MortalityUncertainty: Sendable {
  /// The fitted model.
  public var model: LiLeeModel
  /// What its rates are multiplied by, women and men.
  public var levels: [Double]
  /// The last year whose level is known: the year before the base year where its deaths were matched, else the last fitted.
  public var startYear: Int
  /// The variance of ε.
  public var common: VariancePosterior
  /// The variance of δ: the drift's standard error squared.
  public var drift: VariancePosterior
  /// φ_s, women and men.
  public var ownPersistence: [Double]
  /// The variances of η_s, women and men.
  public var own: [VariancePosterior]
  /// Correlations of ε, η of women and η of men in a year.
  public var innovations: JointInnovations
}
