/// Regional rates or ratios, drawn towards their mean by Marshall's estimates from moments.
///
/// A simpler relative of ``GammaPoissonShrinkage``, without a distribution or a search, and a check on it. With q_r =
/// o_r / e_r, m = Σ o / Σ e and ē the mean of e, the variance of the true ratios is
/// v = Σ e_r (q_r - m)² / Σ e - m / ē, or 0 where that is negative, and the estimate of a region is
/// m + v / (v + m / e_r) (q_r - m). With people as `expected`, these are rates.
///
/// - A region whose observed value is NaN is unknown: its estimate is m and it takes no part. So is one where nothing is
///   expected and nothing observed.
///
/// Source: Marshall (1991), *Applied Statistics* 40, 283-294 (the global estimator).
public struct MarshallShrinkage: Sendable {
  /// The mean ratio m, in observed per expected.
  public let mean: Double
  /// The variance v of the true ratios between regions; 0 when the ratios differ no more than chance makes them.
  public let betweenVariance: Double
  /// The estimate of each region's ratio, in the order of the input.
  public let estimates: [Double]

  /// Fits m, v and the estimates.
  ///
  /// - Parameters:
  ///   - observed: counts per region, at least 0; NaN where unknown.
  ///   - expected: counts per region at common rates, or people, at least 0; not looked at where `observed` is NaN.
  /// - Precondition: the arrays are equally long.
  /// - Throws: `.notFinite`, `.negative`, `.observedWithoutExpected`; `.noObservations` when no region is
  ///   known; `.nothingObserved` when all counts are 0.
  public init(observed: [Double], expected: [Double]) throws(StatisticsError) {
    let observations = try RatioObservations(observed: observed, expected: expected)
    let known = observations.known
    let total = known.reduce(0) { $0 + expected[$1] }
    let m = known.reduce(0) { $0 + observed[$1] } / total
    let spread = known.reduce(0) { sum, i in
      let deviation = observed[i] / expected[i] - m
      return sum + expected[i] * deviation * deviation
    }
    let v = max(0, (spread - m * Double(known.count)) / total)
    (mean, betweenVariance) = (m, v)
    estimates = observations.map(otherwise: m) { o, e in m + v / (v + m / e) * (o / e - m) }
  }
}
