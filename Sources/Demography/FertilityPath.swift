import Statistics

/// The total fertility rate and the shift of its ages in years to come.
///
/// TFR_t = L + φ^(t - t₀) (TFR_{t₀} - L), with L the long-run level and φ from the history. Without a long-run level
/// fertility stays as it is. Mean age at childbirth goes on rising by the drift of the last twenty years, damped
/// by the same φ: that the rate returns to its long-run level presumes that postponement, which holds it down,
/// comes to an end.
public struct FertilityPath: Sendable, Equatable {
  /// t₀, the last year of the history.
  public let lastYear: Int
  /// TFR_{t₀}, births per woman.
  public let lastRate: Double
  /// L, births per woman; nil when fertility stays as it is.
  public let longRunRate: Double?
  /// φ, the share of the distance to L that is left a year later; 1 without a long-run level.
  public let persistence: Double
  /// The variance of a year's innovation around the path, births per woman squared; nil where no history gave it.
  public let innovationVariance: Double?
  /// The degrees of freedom of `innovationVariance`; nil where no history gave it.
  public let degreesOfFreedom: Int?
  /// Whether φ was estimated beyond what is stationary, or below 0, and held at the bound.
  public let isBounded: Bool
  /// The mean age's rise per year before t₀, years of age.
  public let meanAgeDrift: Double

  /// How many years of history give the drift of the mean age.
  public static let driftYears = 20
  /// How many years of history give φ, unless asked otherwise.
  ///
  /// The fall of fertility around 1970 was a passage to another level; counted as a return to L it would give
  /// a φ of 0.75 instead of 0.95 for the Netherlands, and bring the rate back within five years.
  public static let usualFitYears = 40

  /// A path from a national history.
  ///
  /// φ by conditional least squares of TFR - L on the year before, over pairs of adjacent years.
  /// - Parameters:
  ///   - years: calendar years, ascending; there may be gaps.
  ///   - rates: total fertility rate per year.
  ///   - meanAges: mean age at childbirth per year, NaN where unknown.
  ///   - longRunRate: L; nil for fertility that stays as it is.
  ///   - fitYears: φ comes from the years after t₀ - fitYears.
  /// - Throws: `.outOfRange` for a rate or level that can't be; `.tooFewObservations` for an empty history;
  ///   `.statistics` when there are fewer than two pairs of adjacent years to estimate φ from.
  public init(
    years: [Int], rates: [Double], meanAges: [Double], longRunRate: Double?, fitYears: Int = usualFitYears
  ) throws(DemographyError) {
    precondition(years.count == rates.count && years.count == meanAges.count && fitYears > 0)
    precondition(zip(years, years.dropFirst()).allSatisfy { $0 < $1 }, "years ascend")
    guard let last = years.last, let rate = rates.last else {
      throw .tooFewObservations(what: "years of fertility", count: 0, needed: 1)
    }
    try DemographyError.check(rates, "total fertility rate")
    let drift = Self.drift(years, meanAges)
    guard let level = longRunRate else {
      self.init(
        lastYear: last, lastRate: rate, longRunRate: nil, persistence: 1, innovationVariance: nil,
        degreesOfFreedom: nil, drift: drift)
      return
    }
    try DemographyError.check([level], "long-run total fertility rate")
    let recent = years.indices.filter { years[$0] > last - fitYears }
    let fit = try statistics { () throws(StatisticsError) in
      try AutoregressiveFit(years: recent.map { years[$0] }, values: recent.map { rates[$0] }, around: level)
    }
    self.init(
      lastYear: last, lastRate: rate, longRunRate: level, persistence: fit.coefficient,
      innovationVariance: fit.innovationVariance, degreesOfFreedom: fit.degreesOfFreedom, drift: drift,
      isBounded: fit.isAtBound)
  }

  private init(
    lastYear: Int, lastRate: Double, longRunRate: Double?, persistence: Double, innovationVariance: Double?,
    degreesOfFreedom: Int?, drift: Double, isBounded: Bool = false
  ) {
    (self.lastYear, self.lastRate, self.longRunRate) = (lastYear, lastRate, longRunRate)
    (self.persistence, self.innovationVariance, meanAgeDrift) = (persistence, innovationVariance, drift)
    (self.degreesOfFreedom, self.isBounded) = (degreesOfFreedom, isBounded)
  }

  /// TFR_t, births per woman.
  /// - Precondition: `year` isn't before t₀.
  public func totalFertilityRate(in year: Int) -> Double {
    guard let longRunRate else { return lastRate }
    return longRunRate + power(year - lastYear) * (lastRate - longRunRate)
  }

  /// How far the schedule of t₀ has moved up by `year`, in years of age: drift (φ + φ² + ... + φ^(t - t₀)).
  ///
  /// Zero without a long-run level.
  /// - Precondition: `year` isn't before t₀.
  public func meanAgeShift(in year: Int) -> Double {
    guard longRunRate != nil else { return 0 }
    precondition(year >= lastYear)
    var (sum, power) = (0.0, 1.0)
    for _ in 0..<(year - lastYear) {
      power *= persistence
      sum += power
    }
    return meanAgeDrift * sum
  }

  private func power(_ exponent: Int) -> Double {
    precondition(exponent >= 0, "a path starts in the last year of its history")
    return (0..<exponent).reduce(1) { power, _ in power * persistence }
  }

  /// The mean yearly rise over the last `driftYears` years that have a mean age; zero for fewer than two.
  private static func drift(_ years: [Int], _ ages: [Double]) -> Double {
    let known = zip(years, ages).filter { $0.1.isFinite }
    guard let last = known.last else { return 0 }
    guard let first = known.first(where: { $0.0 >= last.0 - driftYears }), first.0 < last.0 else { return 0 }
    return (last.1 - first.1) / Double(last.0 - first.0)
  }
}
