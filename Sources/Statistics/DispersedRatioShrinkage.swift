/// Regional ratios of observed to expected amounts that aren't counts, drawn towards 1.
///
/// For euros, whose chance variation isn't known beforehand: the ratio q_r = o_r / e_r has mean 1 and variance
/// v + φ / e_r. Here v is the variance of the true ratios between regions, and φ the dispersion: the
/// amount, in the unit of e, of one independent unit (φ / e_r is the chance variance of a region's ratio;
/// for counts it would be 1). The factor is the mean of the true ratio given the observed one,
/// 1 + v / (v + φ / e_r) (q_r - 1).
///
/// With `outlierBound` infinite, v and φ maximise the normal likelihood. With a finite bound c, each squared
/// standardised deviation z_r² = (q_r - 1)² / (v + φ / e_r) enters the likelihood equations as min(z_r², c²) / κ,
/// κ = E min(Z², c²) for a standard normal Z, so that a few absurd regions can't decide: one region with a
/// ratio of 15 would make all the rest look like chance. Such a region's own factor still follows the formula;
/// `standardisedDeviations` tells which regions these are.
///
/// - A region whose observed value is NaN is unknown: its factor is 1 and it takes no part. So is one
///   where nothing is expected and nothing observed.
/// - A single known region isn't shrunken: its factor is its ratio, v is infinite and φ is 0.
/// - When all expected amounts are equal, chance and true differences can't be told apart; all
///   variance then counts as true, and nothing is shrunken.
///
/// Source: Fay and Herriot (1979), *JASA* 74, 269-277, for the model; Richardson and Welsh (1995),
/// *Biometrics* 51, 1429-1439, for the bounded likelihood equations.
public struct DispersedRatioShrinkage: Sendable {
  /// The variance v of the true ratios between regions; infinite when a single region is known.
  public let betweenVariance: Double
  /// The dispersion φ, in the unit of the expected amounts.
  public let dispersion: Double
  /// The posterior mean of each region's ratio, in the order of the input.
  public let factors: [Double]
  /// The posterior variance of each region's ratio, v φ / (v e + φ); v where nothing is known.
  public let posteriorVariances: [Double]
  /// The deviation z of each region's ratio from 1, in standard deviations of the fit (0 when the fit has
  /// none); nil where nothing is known or a single region is.
  public let standardisedDeviations: [Double?]

  /// Fits v, φ and the factors.
  ///
  /// - Parameters:
  ///   - observed: amounts per region, at least 0; NaN where unknown.
  ///   - expected: amounts per region at national rates, at least 0, in the same unit; not looked at where
  ///     `observed` is NaN.
  ///   - outlierBound: c, in standard deviations, above 1; infinite for plain maximum likelihood.
  /// - Precondition: the arrays are equally long, and the bound is above 1.
  /// - Throws: `.notFinite`, `.negative`, `.observedWithoutExpected`; `.noObservations` when no region is
  ///   known; `.nothingObserved` when all amounts are 0; `.spreadNotEstimable` when nearly all ratios (a share
  ///   above 1 - κ/c², 84 % for c = 2.5) are exactly 1 and the others aren't.
  /// - Complexity: some 100 passes over the regions.
  public init(observed: [Double], expected: [Double], outlierBound: Double = 2.5) throws(StatisticsError) {
    precondition(outlierBound > 1)
    let observations = try RatioObservations(observed: observed, expected: expected)
    let single = observations.known.count == 1
    let (v, phi) =
      single
      ? (.infinity, 0) : try DispersedVarianceEquations(observations, outlierBound: outlierBound).solution()
    (betweenVariance, dispersion) = (v, phi)
    factors = observations.map(otherwise: 1) { o, e in
      // v e / (v e + φ) is the weight; without any variance all ratios are 1.
      v.isInfinite ? o / e : v == 0 ? 1 : 1 + v / (v + phi / e) * (o / e - 1)
    }
    posteriorVariances = observations.map(otherwise: v) { _, e in
      v.isInfinite ? phi / e : v == 0 ? 0 : v / (v + phi / e) * (phi / e)
    }
    standardisedDeviations = observations.map(otherwise: nil) { o, e in
      let variance = v + phi / e
      return single ? nil : variance == 0 ? 0 : (o / e - 1) / variance.squareRoot()
    }
  }
}
