import Statistics

extension DirectlyStandardisedRate {
  /// The confidence limits of the rate, in events per person.
  ///
  /// Dobson: rate + √(variance / o) (B - o), o being all events and B Byar's lower or upper limit of o. Gamma,
  /// with G(p; a) the quantile of the gamma distribution with shape a and s the largest step: lower (v / r)
  /// G(α/2; r² / v) and upper (v + s²) / (r + s) G(1 - α/2; (r + s)² / (v + s²)).
  ///
  /// - Parameters:
  ///   - method: `.dobson` or `.gamma`.
  ///   - confidence: above 0 and below 1; anything else traps.
  /// - Returns: the limits; the lower one at least 0.
  /// - Throws: `.nothing` for Dobson's method without events, for which it has no scale; the gamma method has limits then too.
  public func limits(
    method: Method = .dobson, confidence: Double = 0.95
  ) throws(BenchmarkingError) -> ClosedRange<Double> {
    switch method {
    case .dobson: try dobsonLimits(confidence)
    case .gamma: gammaLimits(confidence)
    }
  }

  private func dobsonLimits(_ confidence: Double) throws(BenchmarkingError) -> ClosedRange<Double> {
    guard variance > 0 else { throw .nothing(what: "events") }
    let byar = try statistics { () throws(StatisticsError) in
      try PoissonLimits.byar.limits(of: events, confidence: confidence)
    }
    let scale = (variance / events).squareRoot()
    let lower = rate + scale * (byar.lowerBound - events)
    return max(0, lower)...(rate + scale * (byar.upperBound - events))
  }

  private func gammaLimits(_ confidence: Double) -> ClosedRange<Double> {
    let tail = PoissonLimits.tail(confidence)
    let (moved, wide) = (rate + largestStep, variance + largestStep * largestStep)
    let upper = wide / moved * GammaDistribution.upperQuantile(tail, shape: moved * moved / wide)
    guard rate > 0 else { return 0...upper }
    return (variance / rate * GammaDistribution.quantile(tail, shape: rate * rate / variance))...upper
  }
}
