import CKernels
import Foundation

/// The standard normal distribution.
public enum NormalDistribution {
  /// The probability of a value below z, with its own digits in the lower tail: for an upper tail take -z.
  ///
  /// By the C library's `erfc`; the rounding of z / √2 costs a relative error of z² times 1e-16 far out.
  public static func probability(below z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// The value below which a share `probability` lies, to a relative error below 1e-15.
  ///
  /// Algorithm AS 241, PPND16 (Wichura 1988). Near probability 1 the result is as precise as the probability,
  /// whose spacing is 1e-16 there; for an upper tail further out take minus the quantile of the tail.
  ///
  /// - Parameter probability: from 2.3e-308 to below 1; anything else traps.
  public static func quantile(_ probability: Double) -> Double {
    precondition(
      probability >= .leastNormalMagnitude && probability < 1, "no normal quantile at \(probability)")
    let magnitude = ck_normal_magnitude(
      (probability - 0.5).magnitude, min(probability, 1 - probability))
    return probability < 0.5 ? -magnitude : magnitude
  }
}
