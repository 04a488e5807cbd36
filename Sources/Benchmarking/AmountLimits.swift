import Statistics

/// Confidence limits of ratios of amounts that aren't counts, such as euros.
///
/// A euro isn't an event: one patient's costs come together. With the dispersion φ, the amount that comes as
/// one independent unit, an amount o is worth o / φ events, and the ratio q = o / e has variance q φ / e (φ / e
/// at a true ratio of 1). The limits are those of the effective count o / φ by Byar's approximation, times φ /
/// e: a quasi-likelihood, which takes from the distribution its first two moments only. They assume nothing of
/// how regions differ; for that see ``FunnelLimits``.
///
/// φ comes from what is known:
/// - how many people had 1, 2, 3, ... events: Σ f² n_f / Σ f n_f;
/// - the mean m and the coefficient of variation c of the amount per person (or event) with any: m (1 + c²), the variance of a
///   compound Poisson total over its mean;
/// - totals per region only: the dispersion of a fit to all regions (``DispersedRatioShrinkage``).
///
/// Sources: Wedderburn (1974), *Biometrika* 61, 439-447; Breslow and Day (1987) for Byar's approximation.
public struct AmountLimits: Sendable {
  /// φ, in the unit of the amounts.
  public let dispersion: Double

  /// Limits with a known dispersion.
  ///
  /// - Parameter dispersion: φ, in the unit of the amounts, at least 0; at 0 amounts don't vary by chance.
  /// - Throws: `.outOfRange`.
  public init(dispersion: Double) throws(BenchmarkingError) {
    try BenchmarkingError.check([dispersion], "dispersion")
    self.dispersion = dispersion
  }

  /// Limits of a number of repeated events.
  ///
  /// - Parameter frequencies: how many people had how many events; of one region, or better of all together.
  /// - Throws: `.nothing` without events.
  public init(frequencies: EventFrequencies) throws(BenchmarkingError) {
    guard frequencies.events > 0 else { throw .nothing(what: "events") }
    dispersion = frequencies.dispersion
  }

  /// Limits of a total of amounts per person that vary.
  ///
  /// - Parameters:
  ///   - mean: m, the mean amount of those with any, at least 0.
  ///   - coefficientOfVariation: c, the standard deviation of those amounts over their mean, at least 0.
  /// - Throws: `.outOfRange`.
  public init(mean: Double, coefficientOfVariation c: Double) throws(BenchmarkingError) {
    try BenchmarkingError.check([mean], "mean amount")
    try BenchmarkingError.check([c], "coefficient of variation")
    try self.init(dispersion: mean * (1 + c * c))
  }

  /// The variance φ / e of a ratio whose true value is 1: the base variance of a funnel.
  ///
  /// - Parameter expected: e, above 0.
  public func variance(expected: Double) -> Double {
    precondition(expected > 0)
    return dispersion / expected
  }

  /// The confidence limits of the ratio o / e.
  ///
  /// - Parameters:
  ///   - observed: o, at least 0.
  ///   - expected: e, in the same unit, above 0.
  ///   - method: the limits of the effective count.
  ///   - confidence: above 0 and below 1; anything else traps.
  /// - Throws: as ``IndirectlyStandardisedRatio``.
  public func limits(
    observed: Double, expected: Double, method: PoissonLimits = .byar, confidence: Double = 0.95
  ) throws(BenchmarkingError) -> ClosedRange<Double> {
    let ratio = try IndirectlyStandardisedRatio(observed: observed, expected: expected).ratio
    guard dispersion > 0 else { return ratio...ratio }
    return method.limits(
      of: observed / dispersion, over: expected / dispersion, confidence: confidence)
  }
}
