import Statistics

/// The judgement of a regression: which of its figures a reader should be told about.
///
/// Bounds: a condition index of 30 (Belsley, Kuh and Welsch 1980, *Regression Diagnostics*, 3.2) and a variance inflation factor of 10
/// (Marquardt 1970, *Technometrics* 12, 591-612); Cook's distance of 1 (Cook and Weisberg 1982, *Residuals and Influence in Regression*, 3.5); leverage of
/// 0.5 (Huber 1981, *Robust Statistics*, 7.2); a dispersion of twice that of chance (chosen).
struct RatioRegressionReview {
  let data: RatioRegressionData
  let fit: RatioRegressionFit
  let measures: RatioRegressionMeasures
  let leftOut: [LeaveOutPrediction?]
  let chanceDispersion: Double?

  private static let largestConditionIndex = 30.0
  private static let largestVarianceInflation = 10.0
  private static let largestCooksDistance = 1.0
  private static let largestLeverage = 0.5
  private static let largestOverdispersion = 2.0

  /// In a fixed order: the data, the fit, the predictions.
  var findings: [RatioRegressionFinding] {
    [
      noVariance, collinear, influential, overdispersed, poissonLimit, border, predictsNothing, notPredicted,
    ].compactMap { $0 }
  }

  private var noVariance: RatioRegressionFinding? {
    data.constant.isEmpty ? nil : .noVariance(determinants: data.constant)
  }

  private var collinear: RatioRegressionFinding? {
    guard measures.conditionIndex > Self.largestConditionIndex else { return nil }
    let factors = fit.collinearity.varianceInflationFactors
    let involved = factors.indices.filter { factors[$0] > Self.largestVarianceInflation }
    return .collinear(
      conditionIndex: measures.conditionIndex, determinants: involved.map { data.determinants[$0] })
  }

  private var influential: RatioRegressionFinding? {
    let (cook, leverage) = (fit.model.cooksDistances, fit.model.leverages)
    let influences = data.regions.enumerated().map { i, region in
      RatioRegressionFinding.Influence(region: region, cooksDistance: cook[i], leverage: leverage[i])
    }
    let outstanding = influences.filter {
      $0.cooksDistance > Self.largestCooksDistance || $0.leverage > Self.largestLeverage
    }
    let sorted = outstanding.sorted {
      ($1.cooksDistance, $1.leverage, $0.region) < ($0.cooksDistance, $0.leverage, $1.region)
    }
    return sorted.isEmpty ? nil : .influential(sorted)
  }

  private var overdispersed: RatioRegressionFinding? {
    // A negative binomial's variance holds the chance in it already.
    guard let usual = measures.theta == nil ? chanceDispersion : 1, usual > 0 else { return nil }
    let ratio = measures.dispersion / usual
    return ratio > Self.largestOverdispersion ? .overdispersed(ratio: ratio) : nil
  }

  private var poissonLimit: RatioRegressionFinding? { measures.theta == .infinity ? .poissonLimit : nil }

  private var border: RatioRegressionFinding? {
    switch fit.model.penaltyChoice?.position {
    case .zero: .unpenalised
    case .upperBorder: .penaltyAtUpperBorder
    case .interior, nil: nil
    }
  }

  private var predictsNothing: RatioRegressionFinding? {
    let explained = measures.leaveOneOutDevianceExplained
    return explained < 0 ? .predictsNothing(devianceExplained: explained) : nil
  }

  private var notPredicted: RatioRegressionFinding? {
    let regions = data.regions.indices.filter { leftOut[$0] == nil }.map { data.regions[$0] }
    return regions.isEmpty ? nil : .notPredicted(regions: regions)
  }
}
