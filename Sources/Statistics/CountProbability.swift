import Foundation

/// Probabilities of counts, on the log scale.
///
/// The large terms are taken together before rounding (Loader 2000, Fast and accurate computation of binomial
/// probabilities), so that the absolute error stays below 1e-12 up to counts of 10¹².
package enum CountProbability {
  /// log of mean^k e^-mean / k! for a whole k >= 0 and a mean above 0.
  package static func logPoisson(_ k: Double, mean: Double) -> Double {
    guard k > 0 else { return -mean }
    return deviance(k, around: mean) - log(2 * .pi * k) / 2 - SpecialFunctions.binet(k)
  }

  /// log of the probability of k successes in `trials` trials, each with this probability, which is above 0
  /// and below 1.
  package static func logBinomial(_ k: Double, trials: Double, probability: Double) -> Double {
    guard k > 0 else { return trials * log1p(-probability) }
    guard k < trials else { return trials * log(probability) }
    let rest = trials - k
    return deviance(k, around: trials * probability) + deviance(rest, around: trials * (1 - probability))
      + log(trials / (2 * .pi * k * rest)) / 2
      + SpecialFunctions.binet(trials) - SpecialFunctions.binet(k) - SpecialFunctions.binet(rest)
  }

  /// k log(mean / k) - (mean - k), which is about -(k - mean)² / 2k.
  private static func deviance(_ k: Double, around mean: Double) -> Double {
    k * SpecialFunctions.logOnePlusMinus((mean - k) / k)
  }
}
