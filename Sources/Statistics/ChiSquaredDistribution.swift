/// The chi-squared distribution: twice a gamma variate of half the degrees of freedom.
public enum ChiSquaredDistribution {
  /// The value below which a share `probability` lies.
  /// - Parameters:
  ///   - probability: above 0 and below 1; anything else traps.
  ///   - degreesOfFreedom: above 0 and finite, whole or not.
  public static func quantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    2 * GammaDistribution.quantile(probability, shape: degreesOfFreedom / 2)
  }

  /// The value above which a share `probability` lies.
  /// - Parameters:
  ///   - probability: above 0 and below 1; anything else traps.
  ///   - degreesOfFreedom: above 0 and finite, whole or not.
  public static func upperQuantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    2 * GammaDistribution.upperQuantile(probability, shape: degreesOfFreedom / 2)
  }

  /// The probability of a value above x, which is a test's p-value.
  /// - Parameters:
  ///   - x: at least 0.
  ///   - degreesOfFreedom: above 0 and finite, whole or not.
  public static func probability(above x: Double, degreesOfFreedom: Double) -> Double {
    GammaDistribution.probability(above: x / 2, shape: degreesOfFreedom / 2)
  }
}
