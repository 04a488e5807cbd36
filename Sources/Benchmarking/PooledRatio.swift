import Statistics

/// The mean ratio of regions that are alike, with an interval for it.
///
/// The ratio q_i of region i has variance t_i = v + s_i²: v between the true ratios of regions, s_i² by chance. With
/// weights w_i = 1 / t_i the mean is q̄ = Σ w_i q_i / Σ w_i, its variance is taken from how the ratios lie around it,
/// Σ w_i (q_i - q̄)² / ((k - 1) Σ w_i), and the interval from Student's t with k - 1 degrees of freedom. So the interval is
/// right for few regions, and when v isn't that of regions that are alike: only the proportions of the t_i matter.
///
/// - A single region has no ratios around it: variance t_1 and a normal interval.
/// - Where v is infinite, or all variances are 0, regions count alike.
/// - A lower limit below 0 is 0.
///
/// Sources: Hartung and Knapp (2001), *Statistics in Medicine* 20, 3875-3889; Sidik and Jonkman (2002), *Statistics in
/// Medicine* 21, 3153-3159. Their variance isn't kept from falling below the usual 1 / Σ w_i: for normal ratios the
/// interval has its confidence as it is.
public struct PooledRatio: Sendable {
  /// The weighted mean q̄.
  public let mean: Double
  /// Its standard error.
  public let standardError: Double
  /// Its confidence limits.
  public let limits: ClosedRange<Double>
  /// Each region's share in the mean, w_i / Σ w; they add up to 1.
  public let shares: [Double]

  /// Pools ratios.
  ///
  /// - Parameters:
  ///   - ratios: q_i, at least 0.
  ///   - chanceVariances: s_i², at least 0.
  ///   - betweenVariance: v, at least 0, also infinite.
  ///   - confidence: above 0 and below 1; anything else traps.
  /// - Throws: `.nothing` without ratios; `.outOfRange`.
  public init(
    ratios: [Double], chanceVariances: [Double], betweenVariance: Double, confidence: Double = 0.95
  ) throws(BenchmarkingError) {
    precondition(ratios.count == chanceVariances.count && confidence > 0 && confidence < 1)
    try BenchmarkingError.check(ratios, "ratios")
    try BenchmarkingError.check(chanceVariances, "chance variances")
    guard betweenVariance >= 0 else {
      throw .outOfRange(what: "variance between regions", index: 0, value: betweenVariance)
    }
    guard let single = chanceVariances.first else { throw .nothing(what: "ratios") }
    let shares = Self.shares(chanceVariances.map { betweenVariance + $0 })
    let mean = zip(shares, ratios).reduce(0) { $0 + $1.0 * $1.1 }
    let tail = (1 - confidence) / 2
    let factor: Double
    if ratios.count == 1 {
      standardError = (betweenVariance + single).squareRoot()
      factor = -NormalDistribution.quantile(tail)
    } else {
      let freedom = Double(ratios.count - 1)
      let squares = zip(shares, ratios).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
      standardError = (squares / freedom).squareRoot()
      factor = -StudentDistribution.quantile(tail, degreesOfFreedom: freedom)
    }
    (self.mean, self.shares) = (mean, shares)
    limits = max(0, mean - factor * standardError)...(mean + factor * standardError)
  }

  /// Proportional to the inverse variances; equal among those of variance 0 where there are any.
  private static func shares(_ variances: [Double]) -> [Double] {
    let least = variances.min() ?? 0
    let weights = variances.map { variance in
      least == 0 ? (variance == 0 ? 1 : 0) : variance.isInfinite ? 1 : least / variance
    }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }
}
