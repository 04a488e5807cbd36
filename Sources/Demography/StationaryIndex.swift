import Statistics

/// An index that returns to its level, k_{t+1} = μ + φ (k_t - μ) + e_t with φ ≤ 0.99.
public struct StationaryIndex: Sendable, Equatable {
  /// φ, μ and the variance of e_t, from pairs of adjacent years; an excluded year gives no pair.
  public let fit: AutoregressiveFit
  /// Whether the series itself doesn't return to a level, so that the one it was given is its own mean.
  public let isBounded: Bool
  /// The last year T with a value.
  public let lastYear: Int
  /// k_T.
  public let lastValue: Double

  /// Fits φ and μ.
  ///
  /// Where least squares finds φ above 0.99, or a level outside the values seen (the mark of a trend, not of a
  /// level), μ is set to the mean of the series and φ is fitted around it, 0.99 at most: a deviation then takes
  /// 69 years to halve, so that little return is invented within ten years and yet the sexes can't drift apart
  /// for ever.
  /// - Precondition: `years` ascends.
  /// - Throws: `.statistics` for fewer than three pairs of adjacent years or a constant series.
  init(years: [Int], values: [Double]) throws(DemographyError) {
    let free = try statistics { () throws(StatisticsError) in
      try AutoregressiveFit(years: years, values: values)
    }
    let seen = values.reduce((Double.infinity, -Double.infinity)) { (min($0.0, $1), max($0.1, $1)) }
    isBounded = free.isAtBound || free.level < seen.0 || free.level > seen.1
    let mean = values.reduce(0, +) / Double(values.count)
    fit =
      isBounded
      ? try statistics { () throws(StatisticsError) in
        try AutoregressiveFit(years: years, values: values, around: mean)
      } : free
    (lastYear, lastValue) = (years[years.count - 1], values[values.count - 1])
  }

  /// k on the central path, μ + φ^(year - T) (k_T - μ).
  /// - Precondition: `year` isn't before T.
  public func value(at year: Int) -> Double { fit.expectedValue(after: lastValue, steps: year - lastYear) }
}
