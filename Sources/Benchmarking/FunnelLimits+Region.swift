import Foundation
import Statistics

extension FunnelLimits {
  /// The standard normal quantiles at 97.5 and 99.9 %.
  private static let (z95, z998) = (-NormalDistribution.quantile(0.025), -NormalDistribution.quantile(0.001))

  /// The normal limits of a ratio around a true ratio of 1, for the curves of a funnel plot: max(0, 1 - z s) ... 1 + z s.
  ///
  /// - Parameter variance: s² of the ratio, what was added for overdispersion included; at least 0.
  /// - Returns: the limits at 95 and at 99.8 %.
  public static func limits(
    variance: Double
  ) -> (limits95: ClosedRange<Double>, limits998: ClosedRange<Double>) {
    let deviation = variance.squareRoot()
    func limits(_ z: Double) -> ClosedRange<Double> { max(0, 1 - z * deviation)...(1 + z * deviation) }
    return (limits(z95), limits(z998))
  }
}

extension FunnelLimits.Region {
  /// A region with normal limits.
  init(ratio: Double, variance: Double) {
    let (inner, outer) = FunnelLimits.limits(variance: variance)
    self.init(ratio: ratio, inner: inner, outer: outer, deviation: (ratio - 1) / variance.squareRoot())
  }

  /// A region with exact Poisson limits.
  init(observed: Double, expected: Double) {
    self.init(
      ratio: observed / expected, inner: Self.poissonLimits(expected: expected, tail: 0.025),
      outer: Self.poissonLimits(expected: expected, tail: 0.001),
      deviation: (observed - expected) / expected.squareRoot())
  }

  private init(ratio: Double, inner: ClosedRange<Double>, outer: ClosedRange<Double>, deviation: Double) {
    let position: FunnelPosition =
      ratio > outer.upperBound
      ? .above998
      : ratio > inner.upperBound
        ? .above95 : ratio < outer.lowerBound ? .below998 : ratio < inner.lowerBound ? .below95 : .inside
    self.init(limits95: inner, limits998: outer, deviation: deviation, position: position)
  }

  /// The ratios whose own exact limits just reach 1.
  ///
  /// The upper count u has P(u, e) = tail, as e is then the exact lower limit of u; the lower count l has Q(l +
  /// 1, e) = tail, and is 0 where even no events at all are too likely.
  private static func poissonLimits(expected e: Double, tail: Double) -> ClosedRange<Double> {
    func above(_ u: Double) -> Double { log(GammaDistribution.probability(below: e, shape: u) / tail) }
    func below(_ l: Double) -> Double { log(GammaDistribution.probability(above: e, shape: l + 1) / tail) }
    // P(e, e) is above 1/2 and Q(e + 1, e) too; one standard deviation at a time until past the tail.
    var (near, far) = (e, e + e.squareRoot() + 1)
    while above(far) > 0 { (near, far) = (far, far + 2 * e.squareRoot() + 1) }
    let upper = bracketedRoot(from: near, above(near), to: far, above(far), of: above)
    let atZero = below(0)
    let lower = atZero >= 0 ? 0 : bracketedRoot(from: 0, atZero, to: e, below(e), of: below)
    return (lower / e)...(upper / e)
  }
}
