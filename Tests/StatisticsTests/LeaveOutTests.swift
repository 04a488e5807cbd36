import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

/// A row's prediction without it, beside a fit of the other rows alone.
@Suite struct LeaveOutTests {
  private let reference: RegressionReference

  init() throws {
    BLAS.useCallingThreadOnly()
    reference = try RegressionReference()
  }

  /// Fits the other rows by the ordinary way, which standardises them anew and solves by QR.
  private func expectRefit(
    _ table: ReferenceTable, _ response: String, _ exposure: String, _ columns: [String],
    leavingOut rows: Set<Int>, from fit: GeneralisedLinearModel, within tolerance: Tolerance
  ) throws {
    let n = table[response].count
    let rest = (0..<n).filter { !rows.contains($0) }
    let design = try RegressionDesign(Matrix(columns: columns.map { name in rest.map { table[name][$0] } }))
    let other = try GeneralisedLinearModel(
      response: rest.map { table[response][$0] }, offset: rest.map { log(table[exposure][$0]) },
      design: design, family: fit.family)
    let left = rows.sorted()
    let new = Matrix(columns: columns.map { name in left.map { table[name][$0] } })
    let offset = left.map { log(table[exposure][$0]) }
    let expected = other.prediction(of: new, offset: offset)
    let robust = other.prediction(of: new, offset: offset, covariance: .hc3)
    let without = try fit.prediction(leavingOut: rows)
    #expect(without.map(\.row) == left)
    expectClose(without.map(\.linearPredictor), expected.linearPredictors, within: tolerance)
    expectClose(without.map(\.mean), expected.means, within: tolerance)
    expectClose(without.map(\.standardError), expected.standardErrors, within: tolerance)
    expectClose(without.map(\.robustStandardError), robust.standardErrors, within: tolerance)
  }

  @Test func `claims without some rows`() throws {
    let table = try reference.data("insurance")
    for family in [ResponseFamily.poisson, .quasiPoisson, .negativeBinomial(theta: 5)] {
      let fit = try reference.insurance(family)
      for rows in [[0], [63], [17, 18, 40]] as [Set<Int>] {
        try expectRefit(
          table, "claims", "holders", Array(table.header.dropFirst(2)), leavingOut: rows, from: fit,
          within: .relative(1e-10))
      }
    }
  }

  @Test func `amounts on nearly collinear columns without some rows`() throws {
    let table = try reference.data("collinear")
    for rows in [[5], [0, 1, 2, 79]] as [Set<Int>] {
      // Condition 5e4: the inverse by Cholesky wouldn't do here.
      try expectRefit(
        table, "observed", "expected", ["x1", "x2", "x3", "x4"], leavingOut: rows,
        from: reference.collinear(), within: .relative(1e-9))
    }
  }

  @Test func `each row left out is the same one by one`() throws {
    let fit = try reference.insurance(.quasiPoisson)
    let all = fit.leaveOneOut()
    for row in [0, 12, 63] {
      let one = try #require(try fit.prediction(leavingOut: [row]).first)
      let other = try #require(all[row])
      expectClose(
        [other.linearPredictor, other.mean, other.standardError, other.robustStandardError],
        [one.linearPredictor, one.mean, one.standardError, one.robustStandardError], within: .relative(1e-10))
    }
  }

  /// Allen (1974): for least squares, also with a penalty, e_i / (1 - h_i) is what the row misses by.
  @Test(arguments: [RidgePenalty.none, .fixed(0.3), .fixed(40)])
  func `gaussian rows left out follow from residual and leverage`(ridge: RidgePenalty) throws {
    var g = SplitMix64(seed: 21)
    let n = 40
    let x = (0..<4).map { _ in (0..<n).map { _ in Double.random(in: 0...10, using: &g) } }
    let y = (0..<n).map { x[0][$0] - x[2][$0] + Double.random(in: -3...3, using: &g) }
    let fit = try GeneralisedLinearModel(
      response: y, design: RegressionDesign(Matrix(columns: x)), family: .gaussian, ridge: ridge)
    let expected = (0..<n).map { y[$0] - (y[$0] - fit.fittedMeans[$0]) / (1 - fit.leverages[$0]) }
    expectClose(
      fit.leaveOneOut().map { $0?.mean ?? .nan }, expected,
      within: Tolerance(relative: 1e-10, absolute: 1e-10))
  }

  @Test func `a row that alone determines a coefficient has no prediction`() throws {
    let x: [Double] = [1, 4, 2, 8, 5, 7]
    let single: [Double] = [0, 0, 0, 1, 0, 0]
    let fit = try GeneralisedLinearModel(
      response: [2, 3, 5, 4, 6, 5], design: RegressionDesign(Matrix(columns: [x, single])), family: .poisson)
    expectClose([fit.leverages[3]], [1], within: .absolute(1e-12))
    #expect(fit.cooksDistances[3] == .infinity)
    let without = fit.leaveOneOut()
    #expect(without.indices.filter { without[$0] == nil } == [3])
    // A penalty makes up for it.
    let ridge = try GeneralisedLinearModel(
      response: [2, 3, 5, 4, 6, 5], design: RegressionDesign(Matrix(columns: [x, single])),
      family: .poisson, ridge: .fixed(1))
    #expect(ridge.leaveOneOut().allSatisfy { $0 != nil })
  }

  @Test func `too few rows left are refused`() throws {
    let design = try RegressionDesign(Matrix(columns: [[1, 2, 4, 7]]))
    let fit = try GeneralisedLinearModel(response: [1, 2, 3, 5], design: design, family: .poisson)
    #expect(throws: GeneralisedLinearError.tooFewRows(rows: 2, coefficients: 2)) {
      try fit.prediction(leavingOut: [0, 3])
    }
    let counts = try GeneralisedLinearModel(response: [0, 2, 0, 0], design: design, family: .poisson)
    #expect(throws: GeneralisedLinearError.responseAtBorder(value: 0)) {
      try counts.prediction(leavingOut: [1])
    }
  }
}
