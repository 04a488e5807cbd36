import Foundation

/// The regularised incomplete beta function I_x(a, b), the share of a beta distribution that lies below x, and its
/// complement I_y(b, a) with y = 1 - x, each with its own digits.
///
/// By a continued fraction (Abramowitz and Stegun 1964, 26.5.8, in the form of DiDonato and Morris 1992) for
/// whichever of the two it converges fast; the other is the complement. The powers are taken together before
/// rounding. Relative error below 1e-13.
package enum IncompleteBeta {
  /// log I_x(a, b) and log I_y(b, a).
  /// - Parameters:
  ///   - x: 0 to 1.
  ///   - y: 1 - x, which the caller may know to more digits.
  ///   - a: the first shape, above 0 and finite.
  ///   - b: the second shape, above 0 and finite.
  package static func logTails(_ x: Double, complement y: Double, _ a: Double, _ b: Double) -> (
    lower: Double, upper: Double
  ) {
    precondition(x >= 0 && y >= 0 && a > 0 && b > 0, "no incomplete beta function at \(x), \(a), \(b)")
    if x == 0 { return (-.infinity, 0) }
    if y == 0 { return (0, -.infinity) }
    let front = logFront(x, y, a, b)
    if x < (a + 1) / (a + b + 2) {
      let lower = front - log(fraction(x, y, a, b))
      return (lower, log1p(-exp(lower)))
    }
    let upper = front - log(fraction(y, x, b, a))
    return (log1p(-exp(upper)), upper)
  }

  /// log of x^a y^b / B(a, b).
  static func logFront(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    // x (a + b) / a is 1 + difference / a; the linear terms of the two logarithms cancel.
    let difference = x * b - y * a
    func deviance(_ share: Double, _ shape: Double, _ excess: Double) -> Double {
      excess < -0.5 ? log(share * (a + b) / shape) - excess : SpecialFunctions.logOnePlusMinus(excess)
    }
    return a * deviance(x, a, difference / a) + b * deviance(y, b, -difference / b) + logPeak(a, b)
  }

  /// log of x^a y^b / B(a, b) at x = a / (a + b), where it is largest.
  static func logPeak(_ a: Double, _ b: Double) -> Double {
    log(a / (a + b) * b / (2 * .pi)) / 2 + SpecialFunctions.binet(a + b) - SpecialFunctions.binet(a)
      - SpecialFunctions.binet(b)
  }

  /// The denominator of I_x in terms of x^a y^b / B(a, b): the even part of the fraction 26.5.8, in which a y -
  /// b x is formed first, so that nothing cancels when x is near 1 because a is large.
  private static func fraction(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    let difference = a * y - b * x
    func denominator(_ m: Double) -> Double {
      m + m * (b - m) * x / (a + 2 * m - 1) + (a + m) * (difference + 1 + m * (2 - x)) / (a + 2 * m + 1)
    }
    return continuedFraction(from: a * (difference + 1) / (a + 1)) { m in
      let width = a + 2 * m - 1
      return ((a + m - 1) * (a + b + m - 1) * m * (b - m) * (x / width) * (x / width), denominator(m))
    }
  }
}
