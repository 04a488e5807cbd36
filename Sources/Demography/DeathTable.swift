import Foundation
import LinearAlgebra

/// Deaths and exposures of one population, ages by years, for a log-bilinear model.
///
/// A cell whose exposure is zero is empty: it takes no part in anything.
public struct DeathTable: Sendable, Equatable {
  /// The calendar years of the columns, ascending; there may be gaps.
  public let years: [Int]
  /// D_xt, deaths: a row per age, a column per year.
  public let deaths: Matrix
  /// E_xt, person-years, of the same shape.
  public let exposures: Matrix

  /// - Precondition: `years` ascends; both matrices have a column per year and as many rows.
  /// - Throws: `.outOfRange` for a count or exposure that is negative or not finite, its index counted by columns.
  public init(years: [Int], deaths: Matrix, exposures: Matrix) throws(DemographyError) {
    precondition(deaths.columns == years.count && exposures.columns == years.count)
    precondition(deaths.rows == exposures.rows)
    precondition(zip(years, years.dropFirst()).allSatisfy { $0 < $1 }, "years ascend")
    try DemographyError.check(deaths.elements, "deaths")
    try DemographyError.check(exposures.elements, "exposure")
    (self.years, self.deaths, self.exposures) = (years, deaths, exposures)
  }

  /// One sex of a history, for some of its years and its ages below `ages`.
  init(_ history: MortalityHistory, _ sex: Sex, _ columns: [Int], ages: Int) throws(DemographyError) {
    let cells = history.grid.range(sex).prefix(ages)
    let matrix = { (values: [[Double]]) in
      Matrix(rows: ages, columns: columns.count, byColumns: columns.flatMap { Array(values[$0][cells]) })
    }
    try self.init(
      years: columns.map { history.years[$0] }, deaths: matrix(history.deaths),
      exposures: matrix(history.exposures))
  }

  /// log (D / E), NaN where there are no deaths or no exposure.
  var logRates: Matrix {
    Matrix(
      rows: deaths.rows, columns: deaths.columns,
      byColumns: zip(deaths.elements, exposures.elements).map { $0 > 0 && $1 > 0 ? log($0 / $1) : .nan })
  }

  /// The Poisson log-likelihood of expected deaths, Σ D log μ - μ - log Γ(D + 1), over cells with exposure.
  func logLikelihood(expected: (Int, Int) -> Double) -> Double {
    sum { x, t in
      let (d, mu) = (deaths[x, t], expected(x, t))
      return d * log(mu) - mu - lgamma(d + 1)
    }
  }

  /// The Poisson deviance 2 Σ (D log (D / μ) - (D - μ)), over cells with exposure.
  func deviance(expected: (Int, Int) -> Double) -> Double {
    2
      * sum { x, t in
        let (d, mu) = (deaths[x, t], expected(x, t))
        return (d > 0 ? d * log(d / mu) : 0) - (d - mu)
      }
  }

  private func sum(_ term: (Int, Int) -> Double) -> Double {
    var total = 0.0
    for t in 0..<deaths.columns { for x in 0..<deaths.rows where exposures[x, t] > 0 { total += term(x, t) } }
    return total
  }
}
