import Statistics

/// An index of mortality that walks at random with a drift, K_{t+1} = K_t + c + e_t.
public struct RandomWalkIndex: Sendable, Equatable {
  /// c per year with its standard error, and the variance of e_t; excluded years are gaps that a step spans.
  public let fit: RandomWalkDrift
  /// The last year T with a value.
  public let lastYear: Int
  /// K_T.
  public let lastValue: Double

  /// - Precondition: `years` ascends.
  /// - Throws: `.statistics` for fewer than three years.
  init(years: [Int], values: [Double]) throws(DemographyError) {
    fit = try statistics { () throws(StatisticsError) in try RandomWalkDrift(years: years, values: values) }
    (lastYear, lastValue) = (years[years.count - 1], values[values.count - 1])
  }

  /// K on the central path, K_T + (year - T) c.
  public func value(at year: Int) -> Double { lastValue + Double(year - lastYear) * fit.drift }
}
