import Foundation

/// The factor per sex that makes the model's deaths of the year before the base year those observed.
///
/// Fitted rates describe the years that were fitted; when the pandemic years are left out these end in 2019, and
/// deaths have been higher since. The people who died aren't at hand by age, so the deaths that given rates imply are
/// worked out backwards from those who were counted after the year. With S_x the survival ratio under rates f m_x,
/// P_x the people at its start and N_x the net migrants of the year who were aged x at its start,
///
/// P_x = (P_{x+1}(next) - (1 + S_x) / 2 N_x) / S_x and D_x = (1 - S_x) (P_x + N_x / 2),
///
/// the ages A - 1 and A together, and births likewise with S_b. Deaths rise with f, and one f meets the count.
public struct MortalityJumpOff: Sendable, Equatable {
  /// What was observed.
  public enum ObservedDeaths: Sendable, Equatable {
    /// All deaths of the year. The sexes then share one factor, times what is known of their difference: f_s = f r_s.
    case total(Double, sexRatios: [Double] = [1, 1])
    /// The deaths of women and of men.
    case bySex([Double])
  }

  /// f for women and men.
  public let factors: [Double]
  /// The deaths of women and men that the rates themselves imply, f = 1.
  public let modelDeaths: [Double]

  /// Finds the factors.
  /// - Parameters:
  ///   - deathRates: m by cell for the year before the base year.
  ///   - grid: the cells.
  ///   - population: people by cell on 1 January of the base year, the end of that year.
  ///   - migrants: net migrants of that year by cell, at their age on its 1 January; none when left out.
  ///   - newbornMigrants: net migrants born in that year, women and men.
  ///   - deaths: the deaths observed in that year.
  /// - Throws: `.outOfRange` for a rate, population or count that can't be used; `.openAgeRateZero`;
  ///   `.deathsOutOfReach` when no factor between 1/2 and 2 meets the count: then rates, people or deaths are wrong.
  public init(
    deathRates: [Double], grid: AgeSexGrid, population: [Double], migrants: [Double]? = nil,
    newbornMigrants: [Double] = [0, 0], deaths: ObservedDeaths
  ) throws(DemographyError) {
    let migrants = migrants ?? .init(repeating: 0, count: grid.cells)
    precondition(deathRates.count == grid.cells && population.count == grid.cells)
    precondition(migrants.count == grid.cells && newbornMigrants.count == 2)
    try DemographyError.check(deathRates, "death rate")
    try DemographyError.check(population, "population")
    for (cell, value) in (migrants + newbornMigrants).enumerated() where !value.isFinite {
      throw .outOfRange(what: "net migrants", index: cell, value: value)
    }
    for sex in Sex.allCases where !(deathRates[grid.index(sex, grid.openAge)] > 0) { throw .openAgeRateZero }
    let implied = { (sex: Sex, factor: Double) -> Double in
      Self.deaths(
        sex, grid, deathRates, factor: factor, population, migrants, newborn: newbornMigrants[sex.rawValue])
    }
    modelDeaths = Sex.allCases.map { implied($0, 1) }
    switch deaths {
    case .total(let total, let ratios):
      precondition(ratios.count == 2)
      try DemographyError.check([total] + ratios, "observed deaths and sex ratios")
      let common = try Self.root(total) { factor in
        Sex.allCases.reduce(0) { $0 + implied($1, factor * ratios[$1.rawValue]) }
      }
      factors = ratios.map { common * $0 }
    case .bySex(let observed):
      precondition(observed.count == 2)
      try DemographyError.check(observed, "observed deaths")
      var found: [Double] = []
      for sex in Sex.allCases { found.append(try Self.root(observed[sex.rawValue]) { implied(sex, $0) }) }
      factors = found
    }
  }

  /// How far each sex's deaths were from the model's in the last year of the history, r_s = D_s / Σ E m.
  ///
  /// That year may be one that the fit leaves out: it is used for the difference between the sexes only, when later
  /// deaths are known as one total.
  /// - Throws: as ``LiLeeModel/forecast(years:)``; `.outOfRange` when the model expects no deaths.
  public static func sexRatios(
    _ model: LiLeeModel, _ history: MortalityHistory
  ) throws(DemographyError) -> [Double] {
    let last = history.years.count - 1
    let year = history.years[last]
    let rates = try model.forecast(years: year...year)[0]
    var ratios: [Double] = []
    for sex in Sex.allCases {
      let cells = history.grid.range(sex)
      let observed = cells.reduce(0) { $0 + history.deaths[last][$1] }
      let expected = cells.reduce(0) { $0 + history.exposures[last][$1] * rates[$1] }
      guard expected > 0 else {
        throw .outOfRange(what: "expected deaths", index: sex.rawValue, value: expected)
      }
      ratios.append(observed / expected)
    }
    return ratios
  }

  /// The deaths of one sex during the year, from those counted after it.
  private static func deaths(
    _ sex: Sex, _ grid: AgeSexGrid, _ rates: [Double], factor: Double, _ population: [Double],
    _ migrants: [Double], newborn: Double
  ) -> Double {
    let (first, open) = (grid.index(sex, 0), grid.openAge)
    var ratios = [Double](repeating: 0, count: grid.ages)
    let atBirth = LifeTable.writeSurvivalRatios(
      deathRates: rates, ages: grid.range(sex), theta: factor, sex: sex, into: &ratios, at: 0)
    var total = dying(atBirth, survivors: population[first], migrants: newborn)
    for x in 0..<open - 1 {
      total += dying(ratios[x], survivors: population[first + x + 1], migrants: migrants[first + x])
    }
    let together = migrants[first + open - 1] + migrants[first + open]
    return total + dying(ratios[open], survivors: population[first + open], migrants: together)
  }

  /// D of one cohort: (1 - S) (P + N / 2) with P = (survivors - (1 + S) / 2 N) / S, which is (1 - S) / S times
  /// survivors - N / 2.
  private static func dying(_ ratio: Double, survivors: Double, migrants: Double) -> Double {
    guard ratio > 0 else { return survivors > 0 ? .infinity : 0 }
    return (1 - ratio) / ratio * (survivors - migrants / 2)
  }

  /// The factor at which `deaths`, which rises with it, equals `observed`: bisection on its logarithm.
  private static func root(_ observed: Double, _ deaths: (Double) -> Double) throws(DemographyError) -> Double
  {
    var (low, high) = (-log(2.0), log(2.0))
    guard deaths(exp(low)) <= observed, deaths(exp(high)) >= observed else {
      throw .deathsOutOfReach(observed: observed, largest: deaths(exp(high)))
    }
    while high - low > 1e-15 {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { break }
      if deaths(exp(middle)) < observed { low = middle } else { high = middle }
    }
    return exp((low + high) / 2)
  }
}
