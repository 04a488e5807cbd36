import Foundation

/// The gamma distribution with rate 1: density x^(a-1) e^-x / Γ(a) with a = `shape`; mean a and variance a.
///
/// For a rate b, divide quantiles by b. Quantiles can be asked from either end, so that a small tail keeps its
/// digits.
public enum GammaDistribution {
  /// The probability of a value below x: the regularised incomplete gamma function P(a, x).
  /// - Parameters:
  ///   - x: at least 0.
  ///   - shape: above 0 and finite.
  public static func probability(below x: Double, shape: Double) -> Double {
    IncompleteGamma.lower(x, shape: shape)
  }

  /// The probability of a value above x: Q(a, x) = 1 - P(a, x), with its own digits.
  /// - Parameters:
  ///   - x: at least 0.
  ///   - shape: above 0 and finite.
  public static func probability(above x: Double, shape: Double) -> Double {
    IncompleteGamma.upper(x, shape: shape)
  }

  /// The value below which a share `probability` lies.
  ///
  /// As precise as the probability allows, whose relative error becomes about 1/a times itself in the
  /// value when the shape a is small. What is below the smallest double is 0.
  /// - Parameters:
  ///   - probability: above 0 and below 1; anything else traps.
  ///   - shape: above 0 and finite.
  public static func quantile(_ probability: Double, shape: Double) -> Double {
    require(probability, shape)
    return probability <= 0.5
      ? lowerQuantile(probability, shape) : upperTailQuantile(1 - probability, shape)
  }

  /// The value above which a share `probability` lies: `quantile(1 - probability)` without the rounding of 1 -
  /// probability.
  /// - Parameters:
  ///   - probability: above 0 and below 1; anything else traps.
  ///   - shape: above 0 and finite.
  public static func upperQuantile(_ probability: Double, shape: Double) -> Double {
    require(probability, shape)
    return probability <= 0.5
      ? upperTailQuantile(probability, shape) : lowerQuantile(1 - probability, shape)
  }

  private static func lowerQuantile(_ p: Double, _ a: Double) -> Double {
    // The first term of the series of P; far below 1 it is all.
    let first = (log(p) + SpecialFunctions.logGammaOnePlus(a)) / a
    if first < -600 { return exp(first) }
    let start = wilsonHilferty(NormalDistribution.quantile(p), a)
    return logConcaveRoot(start: start > 0.01 * a ? start : exp(min(first, 600)), target: log(p)) { x in
      let value = IncompleteGamma.logTails(x, shape: a).lower
      return (value, a * exp(IncompleteGamma.logFront(x, shape: a) - value))
    }
  }

  private static func upperTailQuantile(_ q: Double, _ a: Double) -> Double {
    let first = (log1p(-q) + SpecialFunctions.logGammaOnePlus(a)) / a
    if first < -600 { return exp(first) }
    let start = wilsonHilferty(-NormalDistribution.quantile(q), a)
    return logConcaveRoot(start: max(start, 0.1 * a), target: log(q), longestStep: 2) { x in
      let value = IncompleteGamma.logTails(x, shape: a).upper
      return (value, -a * exp(IncompleteGamma.logFront(x, shape: a) - value))
    }
  }

  /// The approximation of Wilson and Hilferty (1931): the cube root is nearly normal.
  private static func wilsonHilferty(_ z: Double, _ a: Double) -> Double {
    let root = 1 - 1 / (9 * a) + z / (3 * a.squareRoot())
    return root > 0 ? a * root * root * root : 0
  }

  private static func require(_ probability: Double, _ shape: Double) {
    precondition(
      probability >= .leastNormalMagnitude && probability < 1, "no gamma quantile at \(probability)")
    precondition(shape > 0 && shape < .infinity, "shape \(shape) isn't above 0 and finite")
  }
}
