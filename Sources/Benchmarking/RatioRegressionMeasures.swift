import Statistics

/// How well a regression of ratios fits.
public struct RatioRegressionMeasures: Sendable {
  /// Regions in the fit.
  public let regions: Int
  /// Determinants in the fit.
  public let determinants: Int
  /// The trace of the hat matrix, the intercept included: how many coefficients the fit is worth.
  public let effectiveDegreesOfFreedom: Double
  /// The ridge penalty λ, in the unit of the amounts (of effective events for a negative binomial); 0 without.
  public let penalty: Double
  /// λ over the sum of the weights where every region has the same ratio, which has no unit.
  public let relativePenalty: Double
  /// Pearson's chi-squared over the residual degrees of freedom: for quasi-Poisson in the unit of the amounts, for a negative
  /// binomial about 1.
  public let dispersion: Double
  /// θ of a negative binomial; infinite at its Poisson limit, nil for quasi-Poisson.
  public let theta: Double?
  /// The deviance.
  public let deviance: Double
  /// The deviance with the intercept alone.
  public let nullDeviance: Double
  /// 1 - deviance / null deviance.
  public let devianceExplained: Double
  /// The same with each region predicted by the others; below 0 when that is worse than the intercept alone.
  public let leaveOneOutDevianceExplained: Double
  /// The largest singular value of the standardised determinants over the smallest: how nearly a combination of them is constant.
  /// It doesn't depend on units or zeros.
  public let conditionIndex: Double
  /// The largest condition index of Belsley, Kuh and Welsch, of the determinants with an intercept, not centred: a determinant
  /// that hardly varies beside its mean counts too.
  public let uncentredConditionIndex: Double
  /// How many times the variance of a coefficient is what it would be without the other determinants, at most.
  public let largestVarianceInflation: Double
  /// Steps of iteratively reweighted least squares.
  public let steps: Int
}
