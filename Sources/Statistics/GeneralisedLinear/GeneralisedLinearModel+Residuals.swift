import Foundation

extension GeneralisedLinearModel {
  /// Which residuals.
  public enum Residual: Equatable, Sendable {
    /// y - μ, in the unit of the response.
    case response
    /// (y - μ) / √V(μ), not divided by √φ.
    case pearson
    /// ± √ of the row's share in the deviance.
    case deviance
    /// (y - μ) / (dμ/dη), on the scale of the linear predictor.
    case working
  }

  /// The fitted means μ, one per row.
  public var fittedMeans: [Double] { state.means }
  /// The fitted η, offset included.
  public var linearPredictor: [Double] { state.linearPredictor }
  /// The response that was fitted.
  public var response: [Double] { problem.response }
  /// The offset, 0 where there was none.
  public var offset: [Double] { problem.offset }

  /// The residuals of one kind, one per row.
  public func residuals(_ kind: Residual) -> [Double] {
    let y = problem.response
    switch kind {
    case .response: return zip(y, state.means).map { $0 - $1 }
    case .pearson: return state.pearsonResiduals
    case .deviance:
      return y.indices.map { i in
        let root = state.deviances[i].squareRoot()
        return y[i] < state.means[i] ? -root : root
      }
    case .working: return zip(state.scores, state.weights).map { $0 / $1 }
    }
  }

  /// How far the coefficients would move without each row, in units of their joint uncertainty:
  /// r² h / (φ p (1 - h)²), with r the Pearson residual, h the leverage and p the effective degrees of
  /// freedom. Above 1, or far above the rest, a row decides much by itself. Infinite at leverage 1.
  ///
  /// Source: Cook (1977), *Technometrics* 19, 15-18; Williams (1987), *Applied Statistics* 36, 181-191.
  public var cooksDistances: [Double] {
    zip(state.pearsonResiduals, leverages).map { r, h in
      let rest = 1 - h
      return rest > 1e-10 ? r * r * h / (dispersion * effectiveDegreesOfFreedom * rest * rest) : .infinity
    }
  }

  /// The logarithm of the likelihood, where the data have one: whole counts for Poisson and negative binomial, 0
  /// and 1 for binomial, anything for gaussian (at its maximum over the variance); nil otherwise.
  public var logLikelihood: Double? {
    if family == .quasiPoisson { return nil }
    let n = Double(problem.response.count)
    if family == .gaussian { return -n / 2 * (log(2 * .pi * deviance / n) + 1) }
    guard problem.response.allSatisfy({ $0 == $0.rounded() }) else { return nil }
    return zip(problem.response, state.means).reduce(0) { $0 + family.logProbability($1.0, mean: $1.1) }
  }
}

extension ResponseFamily {
  /// The logarithm of the probability of a whole response, for the families of counts.
  fileprivate func logProbability(_ y: Double, mean: Double) -> Double {
    let logFactorial = SpecialFunctions.logGamma(y + 1)
    switch self {
    case .gaussian, .quasiPoisson: return .nan
    case .binomial: return y > 0 ? log(mean) : log1p(-mean)
    case .poisson: return (y > 0 ? y * log(mean) : 0) - mean - logFactorial
    case .negativeBinomial(let theta):
      let shape = SpecialFunctions.logGamma(theta + y) - SpecialFunctions.logGamma(theta)
      let share = y > 0 ? y * log(mean / (theta + mean)) : 0
      return shape - logFactorial - theta * log1p(mean / theta) + share
    }
  }
}
