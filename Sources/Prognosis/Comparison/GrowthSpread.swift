import Statistics

/// How growth of care differs between areas, per item.
struct GrowthSpread: Sendable {
  /// Growth from the base year to the horizon as a share: items x areas; NaN where there is no care in the base year.
  let growth: [[Double]]
  /// 1.4826 times the median distance from the median, per item; 0 where areas don't differ.
  let deviations: [Double]

  init(_ figures: GrowthFigures, _ areas: [Area]) {
    growth = figures.items.map { item in areas.map { Self.growth(figures.amounts(item, $0.members)) } }
    deviations = growth.map { Self.robustDeviation($0.filter(\.isFinite)) }
  }

  static func growth(_ amounts: (base: Double, horizon: Double)) -> Double {
    amounts.base > 0 ? amounts.horizon / amounts.base - 1 : .nan
  }

  /// 1.4826 times the median distance from the median; 0 of no values.
  ///
  /// The factor that makes it a standard deviation for normal values is 1 / Φ⁻¹(3/4).
  static func robustDeviation(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let middle = median(values)
    return median(values.map { ($0 - middle).magnitude }) / NormalDistribution.quantile(0.75)
  }

  private static func median(_ values: [Double]) -> Double {
    Quantiles.quantiles(ofSorted: values.sorted(), probabilities: [0.5])[0]
  }
}
