/// Which of the published demands is meant.
public enum DemandVariant: String, CaseIterable, Sendable {
  /// The lowest.
  case low
  /// The middle one.
  case middle
  /// The highest.
  case high
}

/// What makes the demand for a profession grow.
public struct DemandTrend: Equatable, Sendable {
  /// What isn't filled in the base year, as a share of supply.
  public var unfilled: Double
  /// The growth by number and age of inhabitants since the base year (0, 5, 10, 15, 20 years), a share.
  public var demography: YearLine
  /// Growth per year by other causes, as shares: health, society, contents of the work, efficiency, work taken over
  /// from other professions, and (as a rule below 0) work handed over.
  public var yearly: [Double]
  /// The yearly fall of working time, a share.
  public var workingTime: Double

  /// All yearly growth but demography's: with less working time w, 1 / (1 - w) as many are needed.
  public var yearlyGrowth: Double { 1 / (1 - workingTime) - 1 + yearly.reduce(0, +) }

  /// Demand over the supply of the base year, after `years`, of which `trend` with yearly growth.
  func multiple(years: Double, trend: Double) -> Double {
    (1 + unfilled) * (1 + demography(years)) * (1 + yearlyGrowth * trend)
  }
}
