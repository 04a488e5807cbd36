import Foundation

/// One response at one linear predictor: what a step of the fit and the residuals are made of.
struct ResponseMoments {
  /// μ.
  let mean: Double
  /// The weight of iteratively reweighted least squares, (dμ/dη)² / V(μ).
  let weight: Double
  /// The derivative of the log quasi-likelihood (φ = 1) with respect to η, (y - μ) (dμ/dη) / V(μ).
  let score: Double
  /// Twice the log quasi-likelihood that is lost against μ = y, 0 or more.
  let deviance: Double
}

extension ResponseFamily {
  /// The mean at a linear predictor.
  func mean(_ eta: Double) -> Double {
    switch self {
    case .gaussian: eta
    case .binomial: 1 / (1 + exp(-eta))
    case .poisson, .quasiPoisson, .negativeBinomial: exp(eta)
    }
  }

  /// Mean, weight, score and deviance of response `y` at linear predictor `eta`.
  func moments(_ y: Double, at eta: Double) -> ResponseMoments {
    let mean = mean(eta)
    switch self {
    case .gaussian:
      return ResponseMoments(mean: mean, weight: 1, score: y - mean, deviance: (y - mean) * (y - mean))
    case .binomial:
      // 1 - μ and μ (1 - μ) from e^-|η|, so that no digit is lost where μ is near 1.
      let tail = exp(-eta.magnitude)
      let weight = tail / ((1 + tail) * (1 + tail))
      let deviance = Self.lost(y, mean) + Self.lost(1 - y, 1 / (1 + exp(eta)))
      return ResponseMoments(mean: mean, weight: weight, score: y - mean, deviance: 2 * deviance)
    case .poisson, .quasiPoisson:
      return ResponseMoments(mean: mean, weight: mean, score: y - mean, deviance: 2 * Self.lost(y, mean))
    case .negativeBinomial(let theta):
      let spread = 1 + mean / theta
      let deviance = Self.lost(y, mean) - Self.lost(y + theta, mean + theta)
      return ResponseMoments(
        mean: mean, weight: mean / spread, score: (y - mean) / spread, deviance: max(0, 2 * deviance))
    }
  }

  /// y log(y / μ) - (y - μ), without cancellation where y and μ are close.
  private static func lost(_ y: Double, _ mean: Double) -> Double {
    guard y > 0 else { return mean }
    let d = (mean - y) / y
    return d > -0.9 ? -y * SpecialFunctions.logOnePlusMinus(d) : y * log(y / mean) - (y - mean)
  }

  /// Whether `y` is on the border of what the family allows: the direction (-1, 1) in which its fitted value may
  /// go on for ever, 0 elsewhere.
  func border(_ y: Double) -> Double {
    switch self {
    case .gaussian: 0
    case .binomial: y == 0 ? -1 : y == 1 ? 1 : 0
    case .poisson, .quasiPoisson, .negativeBinomial: y == 0 ? -1 : 0
    }
  }

  /// Refuses a response that the family can't have.
  func requireAllowed(_ y: Double, row: Int) throws(GeneralisedLinearError) {
    guard y.isFinite else { throw .notFinite(argument: "response", index: row) }
    switch self {
    case .gaussian: return
    case .binomial:
      guard y >= 0, y <= 1 else { throw .responseNotProportion(row: row, value: y) }
    case .poisson, .quasiPoisson, .negativeBinomial:
      guard y >= 0 else { throw .negativeResponse(row: row, value: y) }
    }
  }
}
