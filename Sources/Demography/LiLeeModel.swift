import Foundation
import LinearAlgebra

/// Li and Lee's coherent mortality of the two sexes, log m_{x,s,t} = a_{x,s} + B_x K_t + b_{x,s} k_{s,t}.
///
/// ```swift
/// let model = try LiLeeModel(history, fitFrom: 1970, excluding: [2020, 2021, 2022])
/// let rates = model.forecast(years: 2023...2034)
/// ```
///
/// K is a random walk with drift and carries both sexes; k_s is a stationary deviation of each, so that the sexes
/// don't drift apart. Sources: Li & Lee (2005), Demography 42, 575-594; Lee & Carter (1992). The module's article
/// gives the choices made here and their reasons.
public struct LiLeeModel: Sendable, Equatable {
  /// The cells of every vector of rates.
  public let grid: AgeSexGrid
  /// The fitted calendar years, ascending, with the excluded ones left out.
  public let years: [Int]
  /// The last age that the model is fitted at: 95, or A where that is lower.
  public let lastFittedAge: Int
  /// B_x for the fitted ages, summing to 1.
  public let commonPattern: [Double]
  /// K_t per fitted year, summing to 0.
  public let commonIndex: [Double]
  /// K as a random walk: its drift, the drift's standard error, the innovation variance.
  public let commonWalk: RandomWalkIndex
  /// What is each sex's own: women, then men.
  public let sexes: [LiLeeSex]

  /// The last fitted year T, which forecasts start from.
  public var lastYear: Int { commonWalk.lastYear }

  /// Fits the model to a national history.
  ///
  /// a_{x,s} is the mean log rate of the fitted years; B and K are the first pair of singular vectors of the mean of
  /// both sexes' log m - a, which is the least-squares fit to both together; b_s and k_s are the first pair of what
  /// remains of each sex, every age weighted by its mean deaths. Cells without deaths or exposure take no part.
  /// - Parameters:
  ///   - history: deaths and exposures by year, sex and age.
  ///   - fitFrom: the first year that takes part.
  ///   - excluded: years that take no part; they stay gaps in every series.
  ///   - jumpOffYears: how many of the last fitted years set the level that a forecast starts from.
  /// - Throws: `.outOfRange` for a bad count; `.tooFewObservations` for fewer than ten years; `.noData` for an
  ///   age or year without a death; `.notIdentified`; `.didNotConverge`; `.linearAlgebra`; `.statistics`.
  public init(
    _ history: MortalityHistory, fitFrom: Int, excluding excluded: Set<Int> = [], jumpOffYears: Int = 5
  ) throws(DemographyError) {
    precondition(jumpOffYears >= 1)
    let columns = history.years.indices.filter {
      history.years[$0] >= fitFrom && !excluded.contains(history.years[$0])
    }
    guard columns.count >= 10 else {
      throw .tooFewObservations(what: "years of mortality", count: columns.count, needed: 10)
    }
    (grid, years) = (history.grid, columns.map { history.years[$0] })
    lastFittedAge = min(history.grid.openAge, 95)
    var tables: [DeathTable] = []
    for sex in Sex.allCases { tables.append(try DeathTable(history, sex, columns, ages: lastFittedAge + 1)) }

    let fit = try BilinearFit(tables.map(\.logRates))
    var common: [LogBilinearTerms] = []
    for level in fit.levels {
      common.append(try LogBilinearTerms(level: level, pattern: fit.pattern, index: fit.index).normalised())
    }
    (commonPattern, commonIndex) = (common[0].pattern, common[0].index)
    commonWalk = try RandomWalkIndex(years: years, values: common[0].index)
    var sexes: [LiLeeSex] = []
    for (sex, (table, terms)) in zip(Sex.allCases, zip(tables, common)) {
      sexes.append(try LiLeeSex(sex, table, common: terms, jumpOffYears: jumpOffYears))
    }
    self.sexes = sexes
  }

  /// Death rates on the central path, per year by cell (women 0...A, men 0...A).
  ///
  /// m_{x,s,t} = m*_{x,s} exp(B_x (K_t - K_T) + b_{x,s} (k_{s,t} - k_{s,T})), with m* the rates that a forecast
  /// starts from (``LiLeeSex/jumpOffRates``), closed by ``KannistoClosure`` above 90.
  /// - Parameter years: the calendar years wanted, none before T.
  /// - Throws: as ``rates(common:own:)``.
  public func forecast(years wanted: ClosedRange<Int>) throws(DemographyError) -> [[Double]] {
    var result: [[Double]] = []
    for year in wanted {
      result.append(
        try rates(common: commonWalk.value(at: year), own: sexes.map { $0.path.value(at: year) }))
    }
    return result
  }

  /// Death rates by cell for given values of the indices, as a draw needs them.
  /// - Parameters:
  ///   - common: K_t.
  ///   - own: k_{s,t}: women's, then men's.
  /// - Throws: `.outOfRange` when the rates at 80 to 95 leave (0, 1) and can't be closed.
  public func rates(common: Double, own: [Double]) throws(DemographyError) -> [Double] {
    precondition(own.count == sexes.count)
    var cells: [Double] = []
    cells.reserveCapacity(grid.cells)
    for (sex, k) in zip(sexes, own) {
      let (shift, ownShift) = (common - commonWalk.lastValue, k - sex.path.lastValue)
      let rates = commonPattern.indices.map {
        sex.jumpOffRates[$0] * exp(commonPattern[$0] * shift + sex.pattern[$0] * ownShift)
      }
      cells += try sex.closed(rates, openAge: grid.openAge)
    }
    return cells
  }
}
