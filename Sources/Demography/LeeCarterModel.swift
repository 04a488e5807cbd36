import Foundation
import LinearAlgebra

/// Lee and Carter's model of one population, log m_xt = a_x + b_x k_t with Σ b_x = 1 and Σ k_t = 0.
///
/// ```swift
/// let model = try LeeCarterModel(table, method: .poissonLikelihood)
/// let rates = model.forecast(years: 2024...2034)
/// ```
///
/// Sources: Lee & Carter (1992), J Am Stat Assoc 87, 659-671; Brouhns, Denuit & Vermunt (2002), Insurance: Mathematics
/// and Economics 31, 373-393.
public struct LeeCarterModel: Sendable, Equatable {
  /// How the parameters are estimated.
  public enum Method: Sendable {
    /// Least squares on the log rates, by singular value decomposition; cells without deaths take no part.
    case singularValues
    /// Maximum likelihood with D_xt ~ Poisson(E_xt m_xt); only cells without exposure take no part.
    case poissonLikelihood
  }
  /// A second estimate of k_t, given a_x and b_x.
  public enum Adjustment: Sendable {
    /// None.
    case none
    /// k_t such that the model's deaths of the year are those observed (Lee & Carter 1992).
    case totalDeaths
    /// k_t that maximises the year's Poisson likelihood (Booth, Maindonald & Smith 2002).
    case deathsByAge
  }

  /// The calendar years that k_t belongs to.
  public let years: [Int]
  /// a_x, the mean log death rate.
  public let level: [Double]
  /// b_x, the change of the log rate per unit of k, summing to 1.
  public let pattern: [Double]
  /// k_t, the level of mortality, summing to 0.
  public let index: [Double]
  /// k_t as a random walk with drift.
  public let walk: RandomWalkIndex
  /// The Poisson deviance of the fit, over cells with exposure.
  public let deviance: Double
  /// The Poisson log-likelihood of the fit, over cells with exposure.
  public let logLikelihood: Double

  /// Fits the model.
  /// - Throws: `.noData` for an age or year without deaths; `.tooFewObservations` for fewer than three years;
  ///   `.notIdentified` when the age pattern sums to zero; `.didNotConverge`; `.linearAlgebra`.
  public init(
    _ table: DeathTable, method: Method = .singularValues, adjustment: Adjustment = .none
  ) throws(DemographyError) {
    guard table.years.count >= 3 else {
      throw .tooFewObservations(what: "years of mortality", count: table.years.count, needed: 3)
    }
    let fit = try BilinearFit([table.logRates])
    var terms = try LogBilinearTerms(level: fit.levels[0], pattern: fit.pattern, index: fit.index)
      .normalised()
    if method == .poissonLikelihood { terms = try terms.maximisingLikelihood(of: table) }
    if adjustment != .none { terms = try terms.adjusted(to: table, byAge: adjustment == .deathsByAge) }
    years = table.years
    (level, pattern, index) = (terms.level, terms.pattern, terms.index)
    walk = try RandomWalkIndex(years: table.years, values: terms.index)
    deviance = table.deviance { terms.expected($0, $1, table) }
    logLikelihood = table.logLikelihood { terms.expected($0, $1, table) }
  }

  /// The fitted death rates of the t-th year.
  public func rates(at t: Int) -> [Double] { zip(level, pattern).map { exp($0 + $1 * index[t]) } }

  /// Death rates by year and age on the central path, k_t = k_T + (t - T) drift.
  /// - Parameters:
  ///   - years: the years wanted, none before the last fitted year T.
  ///   - jumpOff: the rates of year T to start from; the fitted ones when left out.
  /// - Returns: for each year, one rate per age.
  public func forecast(
    years wanted: ClosedRange<Int>, from jumpOff: [Double]? = nil
  ) -> [[Double]] {
    precondition(wanted.lowerBound >= walk.lastYear, "a forecast starts in the last fitted year")
    let start = jumpOff ?? rates(at: years.count - 1)
    precondition(start.count == pattern.count)
    return wanted.map { year in
      let shift = walk.value(at: year) - walk.lastValue
      return zip(start, pattern).map { $0 * exp($1 * shift) }
    }
  }
}
