import Foundation

/// Differences between gamma functions and their leading terms, kept apart so that nothing cancels.
package enum SpecialFunctions {
  /// log(1 + x) - x for x > -1.
  ///
  /// With y = x / (2 + x), log(1 + x) = 2 artanh y and x = 2 y / (1 - y), so that the difference is
  /// -x y + 2 (y³/3 + y⁵/5 + ...). Relative error below 1e-14.
  package static func logOnePlusMinus(_ x: Double) -> Double {
    guard x.magnitude < 0.5 else { return log1p(x) - x }
    let y = x / (2 + x)
    let square = y * y
    var (sum, power, k) = (0.0, y * square, 3.0)
    while power.magnitude > 1e-18 * (x * y).magnitude {
      sum += power / k
      power *= square
      k += 2
    }
    return 2 * sum - x * y
  }

  /// log x - ψ(x) for x > 0, ψ being the digamma function: about 1 / 2x.
  ///
  /// The asymptotic series from x = 15 (Abramowitz and Stegun 1964, 6.3.18); below it the recurrence
  /// ψ(x + 1) = ψ(x) + 1 / x, all of whose terms are positive here. Relative error below 1e-14.
  package static func logMinusDigamma(_ x: Double) -> Double {
    var (x, sum) = (x, 0.0)
    while x < 15 {
      sum -= logOnePlusMinus(1 / x)
      x += 1
    }
    let u = 1 / (x * x)
    let series =
      u * (1 / 12.0 - u * (1 / 120.0 - u * (1 / 252.0 - u * (1 / 240.0 - u * (1 / 132.0 - u * 691 / 32760)))))
    return sum + 0.5 / x + series
  }

  /// logMinusDigamma(a) - logMinusDigamma(a + o) for a > 0 and o >= 0, without their common part.
  ///
  /// For large a it is o / (2 a (a + o)) and smaller terms, each of which contains o as a factor.
  package static func logMinusDigammaDrop(_ a: Double, _ o: Double) -> Double {
    guard a > 50 else { return logMinusDigamma(a) - logMinusDigamma(a + o) }
    let (u, w) = (1 / a, 1 / (a + o))
    let first = o * u * w
    let second = first * (u + w)
    let (uu, ww) = (u * u, w * w)
    let fourth = uu * uu + ww * ww
    return first / 2 + second * (1 / 12.0 - (uu + ww) * (1 / 120.0 + fourth / 240) + (fourth + uu * ww) / 252)
  }

  /// Binet's function: log Γ(x) less its leading terms (x - 1/2) log x - x + log(2π) / 2, for x > 0.
  ///
  /// Stirling's series from x = 15 (Abramowitz and Stegun 1964, 6.1.41), the recurrence of Γ below it.
  /// Absolute error below 1e-14.
  package static func binet(_ x: Double) -> Double {
    var (x, sum) = (x, 0.0)
    while x < 15 {
      sum += (x + 0.5) * log1p(1 / x) - 1
      x += 1
    }
    let u = 1 / (x * x)
    return sum
      + (1 / 12.0 - u
        * (1 / 360.0 - u * (1 / 1260.0 - u * (1 / 1680.0 - u * (1 / 1188.0 - u * 691 / 360360))))) / x
  }

  /// log Γ(1 + x) for x >= 0, with a small relative error near x = 0, where it is about -0.577 x.
  ///
  /// Below 1 as the growth of log Γ from 15 to 15 + x, by Stirling's series, less the growth of the 14 factors
  /// in between: each term is a multiple of x. From 1 on, Stirling's series with Binet's function.
  package static func logGammaOnePlus(_ x: Double) -> Double {
    guard x < 1 else { return (x + 0.5) * log(x) - x + log(2 * .pi) / 2 + binet(x) }
    let stretch = log1p(x / 15)
    // Each term c / 15^k of Binet's function grows by that times (1 + x / 15)^-k - 1.
    var (series, k) = (0.0, 11.0)
    for c in reciprocals {
      series = series / 225 + expm1(-k * stretch) / (15 * c)
      k -= 2
    }
    let growth: Double = 14.5 * stretch + x * log(15 + x) - x + series
    return (1...14).reduce(growth) { $0 - log1p(x / Double($1)) }
  }

  /// log Γ(x) for x > 0, to about 1e-14 of its leading terms.
  package static func logGamma(_ x: Double) -> Double {
    (x - 0.5) * log(x) - x + 0.5 * log(2 * .pi) + binet(x)
  }

  /// The derivative of the digamma function for x > 0.
  ///
  /// The asymptotic series from x = 15 (Abramowitz and Stegun 1964, 6.4.12), the recurrence
  /// ψ'(x) = ψ'(x + 1) + 1 / x² below it.
  package static func trigamma(_ x: Double) -> Double {
    var (x, sum) = (x, 0.0)
    while x < 15 {
      sum += 1 / (x * x)
      x += 1
    }
    let u = 1 / (x * x)
    let series = 1 / 6.0 - u * (1 / 30.0 - u * (1 / 42.0 - u * (1 / 30.0 - u * (5 / 66.0 - u * 691 / 2730))))
    return sum + 1 / x + u / 2 + u / x * series
  }

  /// The reciprocals of the coefficients of Stirling's series, from the power -11 to -1.
  private static let reciprocals: [Double] = [-360_360.0 / 691, 1188, -1680, 1260, -360, 12]
}
