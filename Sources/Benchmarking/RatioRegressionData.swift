import Foundation
import LinearAlgebra

/// The regions and the determinants that a regression is fitted on.
struct RatioRegressionData: Sendable {
  /// The table of the input, all regions by all determinants.
  let table: Matrix
  /// The rows of the regions that take part.
  let regions: [Int]
  /// The columns of the determinants that take part.
  let determinants: [Int]
  /// The columns left out because they are the same in all regions that take part.
  let constant: [Int]
  /// Observed amounts of `regions`.
  let observed: [Double]
  /// Expected amounts of `regions`.
  let expected: [Double]
  /// The mean of each of `determinants` over `regions`.
  let means: [Double]
  /// The standard deviation of each of `determinants` over `regions`, divisor n - 1.
  let deviations: [Double]

  init(observed: [Double], expected: [Double], table: Matrix) throws(RatioRegressionError) {
    for j in 0..<table.columns {
      for i in 0..<table.rows where table[i, j].isInfinite { throw .notFinite(region: i, determinant: j) }
    }
    var regions: [Int] = []
    for i in observed.indices where !observed[i].isNaN {
      try Self.check(observed[i], expected[i], region: i)
      let isDescribed = !(0..<table.columns).contains { table[i, $0].isNaN }
      if expected[i] > 0, isDescribed { regions.append(i) }
    }
    let scale = ColumnScale(table, rows: regions)
    let kept = (0..<table.columns).filter { scale.standardDeviations[$0] > 0 }
    (self.table, self.regions, determinants) = (table, regions, kept)
    constant = (0..<table.columns).filter { !kept.contains($0) }
    (self.observed, self.expected) = (regions.map { observed[$0] }, regions.map { expected[$0] })
    (means, deviations) = (kept.map { scale.means[$0] }, kept.map { scale.standardDeviations[$0] })
    guard !kept.isEmpty || regions.count < 2 else { throw .noDeterminants }
    let needed = kept.count + RatioRegression.leastSurplus
    guard regions.count >= needed else {
      throw .tooFewRegions(regions: regions.count, determinants: kept.count, needed: needed)
    }
  }

  private static func check(
    _ observed: Double, _ expected: Double, region: Int
  ) throws(RatioRegressionError) {
    for (what, value) in [("observed", observed), ("expected", expected)]
    where !(value >= 0 && value < .infinity) {
      throw .outOfRange(what: what, region: region, value: value)
    }
    guard expected > 0 || observed == 0 else {
      throw .observedWithoutExpected(region: region, observed: observed)
    }
  }

  /// Whether all determinants of the fit are known in a region.
  func isDescribed(_ region: Int) -> Bool { !determinants.contains { table[region, $0].isNaN } }

  /// The determinants of the fit in these regions.
  func rows(_ regions: [Int]) -> Matrix {
    Matrix(
      rows: regions.count, columns: determinants.count,
      byColumns: determinants.flatMap { j in regions.map { table[$0, j] } })
  }

  /// Figures of the regions of the fit, per region of the input; NaN for the others.
  func spread(_ figures: [Double]) -> [Double] {
    var all = [Double](repeating: .nan, count: table.rows)
    for (region, figure) in zip(regions, figures) { all[region] = figure }
    return all
  }
}
