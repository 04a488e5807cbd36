/// How much more the ratios of a funnel vary than chance makes them, after Spiegelhalter (2005).
struct FunnelSpread {
  /// q_r - 1 per known region.
  let differences: [Double]
  /// s_r², of the ratios.
  let variances: [Double]
  /// k, the number of regions drawn in at each end.
  let cut: Int
  /// φ̂, the mean square of the winsorised deviations.
  let meanSquare: Double

  /// - Parameters:
  ///   - differences: q_r - 1 per known region, at least one.
  ///   - variances: of the ratios, above 0.
  ///   - winsorisedShare: below 0.5.
  init(differences: [Double], variances: [Double], winsorisedShare: Double) {
    (self.differences, self.variances) = (differences, variances)
    cut = Int((winsorisedShare * Double(differences.count)).rounded(.down))
    meanSquare = Self.meanSquare(
      zip(differences, variances).map { $0 / $1.squareRoot() }, cutting: cut)
  }

  /// The mean square of the values, the `cut` lowest and highest of them drawn in to the next ones.
  static func meanSquare(_ values: [Double], cutting cut: Int) -> Double {
    let sorted = values.sorted()
    let bounds = sorted[cut]...sorted[sorted.count - 1 - cut]
    return sorted.reduce(0) { sum, z in
      let held = min(max(z, bounds.lowerBound), bounds.upperBound)
      return sum + held * held
    } / Double(sorted.count)
  }

  /// The factor of the multiplicative correction: φ̂, but never below 1; a single region has none.
  var factor: Double { variances.count > 1 ? max(1, meanSquare) : 1 }

  /// τ² of the additive correction as published; 0 when the regions differ no more than chance makes them, or when there
  /// is one.
  var publishedVariance: Double {
    let count = Double(variances.count)
    let excess = count * meanSquare - (count - 1)
    guard count > 1, excess > 0 else { return 0 }
    let weights = variances.map { 1 / $0 }
    let sum = weights.reduce(0, +)
    return excess / (sum - weights.reduce(0) { $0 + $1 * ($1 / sum) })
  }
}
