import Foundation
import LinearAlgebra
import Statistics

/// One sex's part of a ``LiLeeModel``.
public struct LiLeeSex: Sendable, Equatable {
  /// The sex.
  public let sex: Sex
  /// a_x for the fitted ages, the mean log death rate of the fitted years.
  public let level: [Double]
  /// b_x for the fitted ages, of unit length, with a sum of zero or more.
  public let pattern: [Double]
  /// k_t per fitted year.
  public let index: [Double]
  /// k as a stationary series: its level, persistence and innovation variance.
  public let path: StationaryIndex
  /// The share of the death-weighted variation of log m around a_x that B K explains, at most 1.
  public let explainedByCommon: Double
  /// The share that B K and b k together explain, at most 1.
  public let explained: Double
  /// For the fitted ages, the level of the last few years beside the model's, shrunk: see the module's article.
  public let jumpOffRatios: [Double]
  /// m*_x for the fitted ages: the fitted rates of the last fitted year times ``jumpOffRatios``.
  public let jumpOffRates: [Double]
  /// D_x (1 - m_x)² of the last few years, the inverse variance of logit m_x.
  private let closureWeights: [Double]

  /// - Parameters:
  ///   - table: the sex's deaths and exposures in the fitted years.
  ///   - common: a_x, B_x and K_t.
  ///   - jumpOffYears: how many of the last years set the level that forecasts start from.
  init(
    _ sex: Sex, _ table: DeathTable, common: LogBilinearTerms, jumpOffYears: Int
  ) throws(DemographyError) {
    let (ages, years) = (common.level.indices, table.years.indices)
    var rest = table.logRates
    for t in years { for x in ages { rest[x, t] -= common.level[x] + common.pattern[x] * common.index[t] } }
    let meanDeaths = ages.map { x in years.reduce(0) { $0 + table.deaths[x, $1] } / Double(years.count) }
    let fit = try BilinearFit([rest], weights: meanDeaths)
    let length = fit.pattern.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let scale = fit.pattern.reduce(0, +) < 0 ? -length : length
    // Only where cells are empty does the rest have a mean of its own.
    let level = zip(common.level, fit.levels[0]).map { $0 + $1 }
    let (pattern, index) = (fit.pattern.map { $0 / scale }, fit.index.map { $0 * scale })

    let fitted = { (x: Int, t: Int) -> Double in
      exp(level[x] + common.pattern[x] * common.index[t] + pattern[x] * index[t])
    }
    let recent = years.suffix(jumpOffYears)
    let observed = ages.map { x in recent.reduce(0) { $0 + table.deaths[x, $1] } }
    let expected = ages.map { x in recent.reduce(0) { $0 + table.exposures[x, $1] * fitted(x, $1) } }
    let ratios = try statistics { () throws(StatisticsError) in
      try GammaPoissonShrinkage(observed: observed, expected: expected).factors
    }
    let last = years.count - 1
    (self.sex, self.level, self.pattern, self.index) = (sex, level, pattern, index)
    path = try StationaryIndex(years: table.years, values: index)
    (explainedByCommon, explained) = Self.explained(rest, pattern, index, meanDeaths, common)
    jumpOffRatios = ratios
    jumpOffRates = ages.map { fitted($0, last) * ratios[$0] }
    closureWeights = ages.map { x in
      let survived = max(0, 1 - fitted(x, last))
      return observed[x] * survived * survived
    }
  }

  /// Rates for 0...A from those of the fitted ages: above 90 on the logistic curve through 80...95.
  ///
  /// Where A itself is a fitted age (A ≤ 95) the rates are what they are.
  func closed(_ rates: [Double], openAge: Int) throws(DemographyError) -> [Double] {
    guard openAge >= rates.count else { return rates }
    return try KannistoClosure(deathRates: rates, weights: closureWeights)
      .closing(rates, after: 90, openAge: openAge)
  }

  /// Shares of the weighted sum of squares of log m - a that the two terms explain, over the cells that are there.
  private static func explained(
    _ rest: Matrix, _ pattern: [Double], _ index: [Double], _ weights: [Double], _ common: LogBilinearTerms
  ) -> (common: Double, both: Double) {
    var (total, afterCommon, afterBoth) = (0.0, 0.0, 0.0)
    for t in index.indices {
      for x in pattern.indices where rest[x, t].isFinite {
        let shared = rest[x, t] + common.pattern[x] * common.index[t]
        let own = rest[x, t] - pattern[x] * index[t]
        total += weights[x] * shared * shared
        afterCommon += weights[x] * rest[x, t] * rest[x, t]
        afterBoth += weights[x] * own * own
      }
    }
    return (1 - afterCommon / total, 1 - afterBoth / total)
  }
}
