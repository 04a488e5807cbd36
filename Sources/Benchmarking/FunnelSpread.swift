/// How much more the ratios of a funnel vary than chance makes them, after Spiegelhalter (2005).
struct FunnelSpread {
  /// φ̂, the mean square of the winsorised deviations.
  let meanSquare: Double
  /// 1 / variance of each region.
  private let weights: [Double]

  /// - Parameters:
  ///   - deviations: z per known region, at least one.
  ///   - variances: of the ratios, above 0.
  ///   - winsorisedShare: below 0.5.
  init(deviations: [Double], variances: [Double], winsorisedShare: Double) {
    let sorted = deviations.sorted()
    let cut = Int((winsorisedShare * Double(sorted.count)).rounded(.down))
    let bounds = sorted[cut]...sorted[sorted.count - 1 - cut]
    meanSquare =
      sorted.reduce(0) { sum, z in
        let held = min(max(z, bounds.lowerBound), bounds.upperBound)
        return sum + held * held
      } / Double(sorted.count)
    weights = variances.map { 1 / $0 }
  }

  /// The factor of the multiplicative correction: φ̂, but never below 1; a single region has none.
  var factor: Double { weights.count > 1 ? max(1, meanSquare) : 1 }

  /// τ² of the additive correction; 0 when the regions differ no more than chance makes them, or when there is one.
  var betweenVariance: Double {
    let count = Double(weights.count)
    let excess = count * meanSquare - (count - 1)
    guard count > 1, excess > 0 else { return 0 }
    let sum = weights.reduce(0, +)
    return excess / (sum - weights.reduce(0) { $0 + $1 * ($1 / sum) })
  }
}
