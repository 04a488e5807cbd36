import Foundation

/// Exact distribution functions that samples are compared with; they share nothing with the code under test.
enum Exact {
  /// The standard normal distribution function.
  static func normal(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// The regularised lower incomplete gamma function P(a, x).
  static func gamma(_ x: Double, shape a: Double) -> Double {
    guard x > 0 else { return 0 }
    return x < a + 1 ? gammaSeries(x, a) : 1 - gammaFraction(x, a)
  }

  /// The upper one, Q(a, x) = 1 - P(a, x), with its own digits.
  static func gammaAbove(_ x: Double, shape a: Double) -> Double {
    guard x > 0 else { return 1 }
    return x < a + 1 ? 1 - gammaSeries(x, a) : gammaFraction(x, a)
  }

  /// The regularised incomplete beta function I_x(a, b).
  static func beta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    return x < (a + 1) / (a + b + 2)
      ? front / a / betaFraction(x, a, b) : 1 - front / b / betaFraction(1 - x, b, a)
  }

  /// Abramowitz and Stegun (1964), 6.5.29.
  private static func gammaSeries(_ x: Double, _ a: Double) -> Double {
    var (term, sum, n) = (1.0, 1.0, a)
    while term > 1e-17 * sum {
      n += 1
      term *= x / n
      sum += term
    }
    return sum * exp(a * log(x) - x - lgamma(a + 1))
  }

  /// Abramowitz and Stegun (1964), 6.5.31, in its even form.
  private static func gammaFraction(_ x: Double, _ a: Double) -> Double {
    let fraction = continuedFraction(start: x + 1 - a) { n in (-n * (n - a), x + 2 * n + 1 - a) }
    return exp(a * log(x) - x - lgamma(a)) / fraction
  }

  /// Abramowitz and Stegun (1964), 26.5.8: the fraction's denominator.
  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    continuedFraction(start: 1) { n in
      let m = (n / 2).rounded(.down)
      let even = n == 2 * m
      let top = even ? m * (b - m) : -(a + m) * (a + b + m)
      return (top * x / ((a + 2 * m - (even ? 1 : 0)) * (a + 2 * m + (even ? 0 : 1))), 1)
    }
  }

  /// b_0 + a_1 / (b_1 + a_2 / (b_2 + ...)) by Lentz's method.
  private static func continuedFraction(start: Double, term: (Double) -> (a: Double, b: Double)) -> Double {
    let tiny = 1e-290
    var (value, c, d, n) = (start == 0 ? tiny : start, start == 0 ? tiny : start, 0.0, 0.0)
    while true {
      n += 1
      let (a, b) = term(n)
      d = 1 / nonzero(b + a * d, tiny)
      c = nonzero(b + a / c, tiny)
      value *= c * d
      if (c * d - 1).magnitude < 1e-15 || n > 100_000 { return value }
    }
  }

  private static func nonzero(_ x: Double, _ tiny: Double) -> Double { x == 0 ? tiny : x }
}
