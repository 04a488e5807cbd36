import Foundation

/// The regularised incomplete gamma functions: P(a, x), the share of a gamma distribution with shape a and rate
/// 1 that lies below x, and Q(a, x) = 1 - P(a, x), each with its own digits.
///
/// | where | method | gives |
/// |---|---|---|
/// | a > 10⁴, x within 30 % of a | Temme's uniform expansion (1979) | both |
/// | x < max(a, 1.1) | the power series (Abramowitz and Stegun 1964, 6.5.29) | P |
/// | elsewhere | the continued fraction (6.5.31, even form) | Q |
///
/// The other of the two is the complement, except Q for a < 1, where P may be nearly 1: see
/// ``smallShapeUpper``. Everything is on the log scale, with the powers taken together before rounding (Loader
/// 2000). The relative error is below 1e-13 for shapes of 1e-3 to 1e7; far in a tail it is that of the
/// exponent, some 1e-16 times its logarithm.
package enum IncompleteGamma {
  /// P(a, x).
  /// - Parameters:
  ///   - x: at least 0.
  ///   - a: the shape, above 0 and finite.
  package static func lower(_ x: Double, shape a: Double) -> Double { exp(logTails(x, shape: a).lower) }

  /// Q(a, x).
  /// - Parameters:
  ///   - x: at least 0.
  ///   - a: the shape, above 0 and finite.
  package static func upper(_ x: Double, shape a: Double) -> Double { exp(logTails(x, shape: a).upper) }

  /// log P and log Q.
  static func logTails(_ x: Double, shape a: Double) -> (lower: Double, upper: Double) {
    precondition(a > 0 && a < .infinity && x >= 0, "no incomplete gamma function at shape \(a), x \(x)")
    if x == 0 { return (-.infinity, 0) }
    if x == .infinity { return (0, -.infinity) }
    if a > 1e4, (x - a).magnitude < 0.3 * a, let tails = TemmeExpansion.tails(x, shape: a) { return tails }
    if x < max(a, 1.1) {
      let lower = logFront(x, shape: a) + log(series(x, shape: a))
      return (lower, a < 1 ? log(smallShapeUpper(x, shape: a)) : log1p(-exp(lower)))
    }
    let upper = logFront(x, shape: a) + log(a) - log(fraction(x, shape: a))
    return (log1p(-exp(upper)), upper)
  }

  /// log of x^a e^-x / Γ(a + 1), which is the slope of P in log x, over a.
  static func logFront(_ x: Double, shape a: Double) -> Double {
    guard a >= 1 else { return a * log(x) - x - SpecialFunctions.logGammaOnePlus(a) }
    let excess = (x - a) / a
    let deviance = excess < -0.5 ? log(x / a) - excess : SpecialFunctions.logOnePlusMinus(excess)
    return a * deviance - log(2 * .pi * a) / 2 - SpecialFunctions.binet(a)
  }

  /// 1 + x / (a + 1) + x² / ((a + 1)(a + 2)) + ...
  private static func series(_ x: Double, shape a: Double) -> Double {
    var (term, sum, n) = (1.0, 1.0, a)
    while term > 0x1p-56 * sum {
      n += 1
      term *= x / n
      sum += term
    }
    return sum
  }

  /// x + 1 - a - 1 (1 - a) / (x + 3 - a - ...), by Lentz's method.
  private static func fraction(_ x: Double, shape a: Double) -> Double {
    let first = x + 1 - a
    return continuedFraction(from: first == 0 ? 1e-290 : first) { n in (-n * (n - a), x + 2 * n + 1 - a) }
  }

  /// Q for a < 1 and x near 1 or below, from γ(a, x) = x^a Σ (-x)^n / (n! (a + n)): the first term's complement is
  /// formed by `expm1`, so that nothing is lost where Q is small because a is.
  private static func smallShapeUpper(_ x: Double, shape a: Double) -> Double {
    let power = a * log(x) - SpecialFunctions.logGammaOnePlus(a)
    var (term, sum, n) = (1.0, 0.0, 0.0)
    repeat {
      n += 1
      term *= -x / n
      sum += term / (a + n)
    } while term.magnitude > 0x1p-56 * sum.magnitude
    return -expm1(power) - exp(power) * a * sum
  }
}
