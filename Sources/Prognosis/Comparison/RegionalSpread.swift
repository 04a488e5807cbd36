import ModelDirectory
import Statistics

/// How the ratios of a model's regions vary: by true differences and by chance.
///
/// The ratio of an amount expected at e has the variance v + φ / e about the nation's 1.
struct RegionalSpread: Sendable {
  /// The mean of each region's true ratio given what was observed, rescaled once so that they keep what was observed in
  /// all; 1 where nothing is known.
  var factors: [Double]
  /// v, the variance of the true ratios.
  let betweenVariance: Double
  /// φ, the amount of one independent unit, in the unit of the amounts.
  let dispersion: Double
}

extension RegionalFactors {
  /// How the ratios of regions vary; the factors are those that demand in the projection starts from, on the level observed.
  ///
  /// Where every region has figures the fit holds expected amounts on the level of the observed ones, so that ratios
  /// vary around what the model as a whole has; v and φ are carried back to the ratios as given.
  ///
  /// - Parameter leastDispersion: what φ is at least, in the unit of the amounts.
  /// - Returns: nil where nothing was observed anywhere.
  static func spread(
    _ data: ObservedExpected, of regions: [Region], leastDispersion: Double, file: String
  ) throws(PrognosisError) -> RegionalSpread? {
    guard let usable = try usable(data, regions, file: file) else { return nil }
    let level = level(of: usable, from: data)
    let factors = try factors(data, regions, file: file) { (amounts) throws(StatisticsError) in
      try DispersedRatioShrinkage(observed: amounts.observed, expected: amounts.expected).factors
    }
    let fit = try fit(usable, file: file)
    let between = fit.betweenVariance.isFinite ? fit.betweenVariance : 0
    return RegionalSpread(
      factors: totalsKept(factors, data),
      betweenVariance: between * level * level,
      dispersion: max(fit.dispersion * level, leastDispersion))
  }

  /// Factors times one number, so that Σ factor x expected is Σ observed over the regions where both are known.
  private static func totalsKept(_ factors: [Double], _ data: ObservedExpected) -> [Double] {
    let known = factors.indices.filter { !data.observed[$0].isNaN && data.expected[$0] > 0 }
    let (observed, kept) = known.reduce(into: (0.0, 0.0)) { sums, r in
      sums.0 += data.observed[r]
      sums.1 += factors[r] * data.expected[r]
    }
    var result = factors.map { _ in 1.0 }
    for r in known { result[r] = factors[r] * observed / kept }
    return result
  }

  /// What the expected amounts were multiplied by to make them usable.
  private static func level(of usable: ObservedExpected, from data: ObservedExpected) -> Double {
    guard let region = data.expected.indices.first(where: { data.expected[$0] > 0 }) else { return 1 }
    return usable.expected[region] / data.expected[region]
  }

  /// The fit, without a bound on outliers where nearly all regions were given a ratio of 1.
  private static func fit(
    _ usable: ObservedExpected, file: String
  ) throws(PrognosisError) -> DispersedRatioShrinkage {
    func fit(_ bound: Double) throws(StatisticsError) -> DispersedRatioShrinkage {
      try DispersedRatioShrinkage(
        observed: usable.observed, expected: usable.expected, outlierBound: bound)
    }
    do throws(StatisticsError) {
      do { return try fit(2.5) } catch .spreadNotEstimable { return try fit(.infinity) }
    } catch {
      throw .unusable(file: file, what: error.description)
    }
  }
}
