import Benchmarking
import Foundation

/// How far observed use lies from predicted use in areas.
enum UnexplainedSpread {
  /// The logarithm of observed over predicted, and its variance by chance and prediction; nil where nothing was used.
  static func deviation(
    _ item: ComparedItem, _ amount: AreaAmount, _ prediction: RatioPrediction
  ) -> (logarithm: Double, variance: Double)? {
    guard amount.observed > 0 else { return nil }
    let chance = item.spread.dispersion / amount.observed
    return (
      log(amount.ratio / prediction.ratio),
      chance + prediction.standardError * prediction.standardError
    )
  }

  /// The variance between areas that chance and prediction leave, by the moments of DerSimonian and Laird (1986); 0 with
  /// fewer than two areas.
  static func betweenVariance(_ deviations: [(logarithm: Double, variance: Double)]) -> Double {
    guard deviations.count > 1 else { return 0 }
    var (sum, squares, mean) = (0.0, 0.0, 0.0)
    for deviation in deviations {
      let weight = 1 / deviation.variance
      (sum, squares, mean) = (sum + weight, squares + weight * weight, mean + weight * deviation.logarithm)
    }
    mean /= sum
    let q = deviations.reduce(0) { $0 + ($1.logarithm - mean) * ($1.logarithm - mean) / $1.variance }
    return max(0, (q - Double(deviations.count - 1)) / (sum - squares / sum))
  }
}
