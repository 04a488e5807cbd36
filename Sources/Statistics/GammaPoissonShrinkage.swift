/// Regional ratios of observed to expected counts, drawn towards 1 as far as chance can explain them.
///
/// The observed count of region r is Poisson with mean θ_r e_r, e_r being the count expected from national
/// rates; θ_r is drawn from a gamma distribution with mean 1 and variance v, the same for all regions. Given
/// the observed o_r, θ_r is gamma with shape o_r + 1/v and rate e_r + 1/v, and its mean is the factor
/// (1 + v o_r) / (1 + v e_r). The variance v maximises the likelihood of the counts, which is negative
/// binomial; it is 0, and every factor 1, when the counts differ no more than chance makes them.
///
/// - A region whose observed value is NaN is unknown: its factor is 1 and it takes no part. So is one
///   where nothing is expected and nothing observed.
/// - A single known region can't tell its difference from chance: it isn't shrunken, the factor is its
///   ratio, and v is infinite.
/// - Counts may be fractions, as estimates are.
///
/// Source: Clayton and Kaldor (1987), *Biometrics* 43, 671-681.
public struct GammaPoissonShrinkage: Sendable {
  /// The variance v of the true ratios between regions: 0 when there is none to see, infinite when a
  /// single region is known.
  public let betweenVariance: Double
  /// The posterior mean of each region's ratio, in the order of the input.
  public let factors: [Double]
  /// How much the logarithm of the likelihood gains over v = 0; 0 when v is 0 or a single region
  /// is known.
  public let logLikelihoodGain: Double
  private let observations: RatioObservations

  /// Fits v and the factors.
  ///
  /// - Parameters:
  ///   - observed: counts per region, at least 0; NaN where unknown.
  ///   - expected: counts per region at national rates, at least 0; not looked at where `observed` is NaN.
  /// - Precondition: the arrays are equally long.
  /// - Throws: `.notFinite`, `.negative`, `.observedWithoutExpected`; `.noObservations` when no region is
  ///   known; `.nothingObserved` when all counts are 0; `.didNotConverge` when v grows beyond 1e12.
  /// - Complexity: some 60 passes over the regions.
  public init(observed: [Double], expected: [Double]) throws(StatisticsError) {
    let observations = try RatioObservations(observed: observed, expected: expected)
    let likelihood = NegativeBinomialLikelihood(observations)
    let fitted = observations.known.count == 1 ? (variance: .infinity, gain: 0) : try likelihood.maximum()
    let v = fitted.variance
    (betweenVariance, logLikelihoodGain, self.observations) = (v, fitted.gain, observations)
    factors = observations.map(otherwise: 1) { o, e in v.isInfinite ? o / e : (1 + v * o) / (1 + v * e) }
  }

  /// The shape of the posterior gamma distribution of a region's ratio, o + 1/v, or 1/v where nothing is
  /// known; infinite when v is 0.
  public func shape(_ region: Int) -> Double { 1 / betweenVariance + known(region).observed }

  /// The rate of the posterior gamma distribution of a region's ratio, e + 1/v, or 1/v where nothing is
  /// known; infinite when v is 0.
  public func rate(_ region: Int) -> Double { 1 / betweenVariance + known(region).expected }

  /// The posterior variance of a region's ratio, shape / rate²: 0 when v is 0, v where nothing is known.
  public func posteriorVariance(_ region: Int) -> Double {
    let (o, e) = known(region)
    let v = betweenVariance
    if v.isInfinite { return e > 0 ? o / (e * e) : v }
    return v * (1 + v * o) / ((1 + v * e) * (1 + v * e))
  }

  /// Whether the region took part: its observed value is known and something is expected there.
  public func isKnown(_ region: Int) -> Bool { known(region).expected > 0 }

  private func known(_ region: Int) -> (observed: Double, expected: Double) {
    let o = observations.observed[region]
    return o.isNaN ? (0, 0) : (o, observations.expected[region])
  }
}
