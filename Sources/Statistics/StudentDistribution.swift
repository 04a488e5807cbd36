import Foundation

/// Student's t distribution with ν degrees of freedom: of a normal estimate's deviation over its estimated
/// standard error.
///
/// P(|T| > t) = I_x(ν/2, 1/2) with x = ν / (ν + t²).
public enum StudentDistribution {
  /// The probability of a value below t.
  /// - Parameters:
  ///   - t: any number; the result keeps its digits in the lower tail, so for an upper tail take -t.
  ///   - degreesOfFreedom: ν, at least 1 and finite, whole or not.
  public static func probability(below t: Double, degreesOfFreedom: Double) -> Double {
    require(degreesOfFreedom)
    precondition(!t.isNaN, "no probability below a NaN")
    let outside = exp(logTails(t.magnitude, degreesOfFreedom).outside) / 2
    return t < 0 ? outside : 1 - outside
  }

  /// The value below which a share `probability` lies, to a relative error of about 1e-14.
  /// - Parameters:
  ///   - probability: from 2.3e-308 to below 1; anything else traps. For an upper tail take minus the quantile
  ///     of the tail.
  ///   - degreesOfFreedom: ν, at least 1 and finite, whole or not.
  public static func quantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    require(degreesOfFreedom)
    precondition(
      probability >= .leastNormalMagnitude && probability < 1, "no Student quantile at \(probability)")
    if probability == 0.5 { return 0 }
    let tail = min(probability, 1 - probability)
    let magnitude = magnitude(tail: tail, degreesOfFreedom)
    return probability < 0.5 ? -magnitude : magnitude
  }

  /// The t > 0 that is exceeded with probability `tail`, which is below 1/2.
  private static func magnitude(tail: Double, _ nu: Double) -> Double {
    let start = max(-NormalDistribution.quantile(tail), 1e-300)
    // Near the centre the part inside keeps its digits, further out the part outside.
    if tail > 0.25 {
      return logConcaveRoot(start: start, target: log(1 - 2 * tail)) { t in
        let tails = logTails(t, nu)
        return (tails.inside, exp(tails.slope - tails.inside))
      }
    }
    return logConcaveRoot(start: start, target: log(2 * tail)) { t in
      let tails = logTails(t, nu)
      return (tails.outside, -exp(tails.slope - tails.outside))
    }
  }

  /// The logarithms of P(|T| < t), P(|T| > t) and their slope in log t.
  private static func logTails(_ t: Double, _ nu: Double) -> (
    inside: Double, outside: Double, slope: Double
  ) {
    let ratio = t / nu.squareRoot()
    // Beyond 1e9 only the first term is left, and below 1e-150 the square would vanish.
    if ratio > 1e9 {
      let slope = log(2) - nu * log(ratio) - logBeta(nu)
      return (0, slope - log(nu), slope)
    }
    if ratio < 1e-100 {
      let slope = log(2) + log(ratio) - logBeta(nu)
      return (slope, 0, slope)
    }
    let square = ratio * ratio
    let (x, y) = (1 / (1 + square), square / (1 + square))
    let tails = IncompleteBeta.logTails(y, complement: x, 0.5, nu / 2)
    return (tails.lower, tails.upper, log(2) + IncompleteBeta.logFront(y, x, 0.5, nu / 2))
  }

  /// log B(1/2, ν/2).
  private static func logBeta(_ nu: Double) -> Double {
    let b = nu / 2
    return -log(1 + nu) / 2 - b * log1p(1 / nu) - IncompleteBeta.logPeak(0.5, b)
  }

  private static func require(_ degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom >= 1 && degreesOfFreedom < .infinity,
      "degrees of freedom \(degreesOfFreedom) are outside 1..<∞")
  }
}
