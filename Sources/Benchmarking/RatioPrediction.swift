import Foundation
import Statistics

/// The ratio that determinants predict for a region or a group of regions.
public struct RatioPrediction: Hashable, Sendable {
  /// The predicted ratio, above 0.
  public let ratio: Double
  /// The standard error of its logarithm, by the covariance HC3.
  public let standardError: Double

  /// The confidence limits of the expectation: ratio × exp(± z × standard error).
  ///
  /// They hold the uncertainty of the coefficients, not the differences between regions that the determinants leave.
  ///
  /// - Parameter confidence: above 0 and below 1; anything else traps.
  public func limits(confidence: Double = 0.95) -> ClosedRange<Double> {
    precondition(confidence > 0 && confidence < 1)
    let reach = -NormalDistribution.quantile((1 - confidence) / 2) * standardError
    return ratio * exp(-reach)...ratio * exp(reach)
  }
}
