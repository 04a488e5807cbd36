import LinearAlgebra

extension CareDemandModel {
  /// Ratios rescaled per item so that the base year's national total is what it is without them:
  ///
  ///     ratio'_r = ratio_r (sum over q of D_q) / (sum over q of ratio_q D_q),
  ///
  /// with D_r the demand of region r at national rates. Shrinkage moves ratios towards 1 by
  /// different amounts, which shifts the national total; this puts it back, once.
  ///
  /// - Parameters:
  ///   - ratios: items x regions.
  ///   - rates: national rates of the base year.
  ///   - basePopulation: mean population of the base year, cells x regions.
  /// - Returns: items x regions. An item without demand anywhere keeps its ratios.
  /// - Precondition: the shapes agree.
  /// - Throws: `.invalidRatio`, `.invalidPopulation`, or `.ratiosWithoutDemand` where every region
  ///   that has demand has a ratio of 0.
  public static func normalisedRatios(
    _ ratios: Matrix, rates: CareRates, basePopulation: Matrix
  ) throws(CareDemandError) -> Matrix {
    let flat = Matrix(rows: ratios.rows, columns: ratios.columns, repeating: 1)
    let growth = [Double](repeating: 0, count: rates.items)
    let atOne = try CareDemandModel(rates: rates, ratios: flat, growth: growth, healthyAgeing: .none)
      .demand(meanPopulation: basePopulation, years: 0, gain: .none)
    try check(ratios: ratios)
    var normalised = ratios
    for item in 0..<ratios.rows {
      var (total, weighted) = (0.0, 0.0)
      for region in 0..<ratios.columns {
        total += atOne[item, region]
        weighted += ratios[item, region] * atOne[item, region]
      }
      guard total > 0 else { continue }
      guard weighted > 0 else { throw .ratiosWithoutDemand(item: item) }
      for region in 0..<ratios.columns { normalised[item, region] *= total / weighted }
    }
    return normalised
  }
}
