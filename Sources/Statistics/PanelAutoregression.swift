/// One autoregression of many short yearly series, each around a mean of its own:
///
///     x_{r,t} - μ_r = φ (x_{r,t-1} - μ_r) + ε_{r,t},   var ε_{r,t} = τ² + κ / n_r,
///
/// with region r, year t and n_r the region's size, such as its mean yearly count: of a small region the logarithm of a count
/// varies more.
///
/// - φ is the pooled within-region regression, corrected for short series: taking off a mean that was estimated from the same
///   few years pulls φ down, by about (1 + φ) / (T - 1) for T pairs (Nickell 1981). Here φ is the value at which the expected
///   cross products over the expected squares equal what was observed; for complete series and many regions that
///   is Nickell's limit, and for series with gaps its counterpart. It is held within `bounds`.
/// - τ² and κ solve the likelihood equations of the residuals, in which each squared standardised residual z² counts as
///   min(z², c²), as in ``DispersedRatioShrinkage``; residuals are enlarged by m / (m - 1) for the mean of m of them.
/// - Regions count in φ by the inverse of their variance, and those whose residuals are more than twice what their
///   size explains by the inverse of that, so that a few absurd regions can't decide.
///
/// Sources: Nickell (1981), *Econometrica* 49, 1417-1426; Richardson and Welsh (1995), *Biometrics* 51, 1429-1439.
public struct PanelAutoregression: Sendable {
  /// φ.
  public let coefficient: Double
  /// φ before the correction for short series.
  public let uncorrectedCoefficient: Double
  /// Whether φ would have lain outside its bounds.
  public let isAtBound: Bool
  /// τ², the innovation variance of a region without end.
  public let baseVariance: Double
  /// κ, in units of the sizes: what a region of size n adds is κ / n.
  public let sizeVariance: Double
  /// The pairs of adjacent years that took part.
  public let pairs: Int
  /// The regions that took part.
  public let regions: Int
  /// Residuals over their standard deviation: regions x years, NaN where there is no pair.
  private let residuals: [[Double]]
  private let outlierBound: Double

  /// Fits φ, τ² and κ.
  ///
  /// - Parameters:
  ///   - series: per region a value per year, years being adjacent; NaN where unknown.
  ///   - sizes: n_r, above 0 for regions with values.
  ///   - bounds: the range of φ.
  ///   - outlierBound: c, in standard deviations, above 1.
  /// - Precondition: as many series as sizes, all of one length; bounds within [0, 1).
  /// - Throws: `.notFinite` for an infinite value or a size that isn't finite; `.negative` for a size of 0 or less;
  ///   `.tooFewObservations` where fewer than three pairs are left beside the means; `.constantSeries` where no region
  ///   varies; `.spreadNotEstimable` where nearly all residuals are 0.
  /// - Complexity: some hundred passes over the pairs.
  public init(
    series: [[Double]], sizes: [Double], bounds: ClosedRange<Double> = 0...0.98, outlierBound: Double = 2.5
  ) throws(StatisticsError) {
    precondition(series.count == sizes.count && bounds.lowerBound >= 0 && bounds.upperBound < 1)
    let panel = try PanelPairs(series: series, sizes: sizes)
    guard panel.degreesOfFreedom >= 3 else {
      throw .tooFewObservations(count: max(0, panel.degreesOfFreedom), needed: 3)
    }
    guard panel.regions.contains(where: { $0.square > 0 }) else { throw .constantSeries }
    var weights = [Double](repeating: 1, count: panel.regions.count)
    var fit = panel.coefficient(weights: weights, influence: weights, bounds: bounds)
    var variances = try panel.variances(coefficient: fit.corrected, outlierBound: outlierBound)
    // The weights settle at once; further rounds change φ by less than a thousandth of its error.
    for _ in 0..<3 {
      let influence = panel.influence(coefficient: fit.corrected, variances: variances)
      weights = zip(panel.regions, influence).map { region, influence in
        let variance = variances.base + variances.size / region.size
        return variance > 0 ? influence / variance : 1
      }
      fit = panel.coefficient(weights: weights, influence: influence, bounds: bounds)
      variances = try panel.variances(coefficient: fit.corrected, outlierBound: outlierBound)
    }
    (coefficient, uncorrectedCoefficient, isAtBound) = (fit.corrected, fit.plain, fit.isAtBound)
    (baseVariance, sizeVariance) = (variances.base, variances.size)
    (pairs, regions) = (panel.pairs, panel.regions.count)
    residuals = panel.standardised(coefficient: fit.corrected, variances: variances, of: series)
    self.outlierBound = outlierBound
  }

  /// The innovation variance of a region of size n, τ² + κ / n.
  public func innovationVariance(size: Double) -> Double { baseVariance + sizeVariance / size }

  /// The correlation of the innovations of two panels of the same regions and years.
  ///
  /// Of standardised residuals, each bounded at ± c; 0 where they have no year in common.
  public func correlation(with other: PanelAutoregression) -> Double {
    var (cross, squareA, squareB) = (0.0, 0.0, 0.0)
    for (own, others) in zip(residuals, other.residuals) {
      for (a, b) in zip(own, others) where a.isFinite && b.isFinite {
        let x = min(outlierBound, max(-outlierBound, a))
        let y = min(outlierBound, max(-outlierBound, b))
        cross += x * y
        squareA += x * x
        squareB += y * y
      }
    }
    let scale = (squareA * squareB).squareRoot()
    return scale > 0 ? min(1, max(-1, cross / scale)) : 0
  }
}
