import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct GroupPredictionTests {
  private let rows = 40
  private let columns: Matrix
  private let fit: GeneralisedLinearModel

  init() throws {
    var g = SplitMix64(seed: 21)
    let columns = Matrix(columns: (0..<3).map { _ in (0..<40).map { _ in g.normal() } })
    let offset = (0..<40).map { _ in 3 + g.normal() }
    let response = (0..<40).map { i in
      exp(offset[i] + 0.3 * columns[i, 0] - 0.2 * columns[i, 2] + 0.2 * g.normal())
    }
    self.columns = columns
    fit = try GeneralisedLinearModel(
      response: response, offset: offset, design: try RegressionDesign(columns), family: .quasiPoisson,
      ridge: .fixed(20))
  }

  private func row(_ i: Int) -> Matrix { Matrix(columns: (0..<3).map { [columns[i, $0]] }) }

  @Test func `a group of one row is that row left out`() throws {
    for i in [0, 13, 39] {
      let group = try fit.groupPrediction(of: row(i), weights: [0.7], leavingOut: [i])
      let single = try #require(try fit.prediction(leavingOut: [i]).first)
      expectClose(
        [group.logarithm, group.standardError, group.robustStandardError],
        [single.linearPredictor - fit.offset[i], single.standardError, single.robustStandardError],
        within: .relative(1e-10))
    }
  }

  @Test func `with nothing left out it is the fit's own prediction, also of new rows`() throws {
    let new = Matrix(columns: [[0.4], [-1], [2]])
    let group = try fit.groupPrediction(of: new, weights: [3], leavingOut: [])
    let model = fit.prediction(of: new)
    let robust = fit.prediction(of: new, covariance: .hc3)
    expectClose(
      [group.logarithm, group.standardError, group.robustStandardError],
      [model.linearPredictors[0], model.standardErrors[0], robust.standardErrors[0]], within: .relative(1e-10)
    )
  }

  /// The gradient of the logarithm of the sum, by differences along each coefficient.
  @Test func `the delta method has the gradient of the weighted mean`() throws {
    let weights = [1, 0.2, 3], members = [4, 8, 15]
    let group = Matrix(columns: (0..<3).map { j in members.map { columns[$0, j] } })
    func logarithm(_ b: [Double]) -> Double {
      let terms = (0..<3).map { i in
        weights[i] * exp(b[0] + (0..<3).reduce(0) { $0 + b[$1 + 1] * group[i, $1] })
      }
      return log(terms.reduce(0, +) / 4.2)
    }
    let (b, step) = (fit.coefficients, 1e-4)
    let gradient = b.indices.map { j in
      var (up, down) = (b, b)
      up[j] += step
      down[j] -= step
      return (logarithm(up) - logarithm(down)) / (2 * step)
    }
    let covariance = fit.covariance(.hc3)
    let product = covariance * gradient
    let variance = zip(gradient, product).reduce(0) { $0 + $1.0 * $1.1 }
    let prediction = try fit.groupPrediction(of: group, weights: weights, leavingOut: [])
    expectClose([prediction.logarithm], [logarithm(b)], within: .relative(1e-10))
    expectClose(
      [prediction.robustStandardError], [variance.squareRoot()], within: .relative(1e-6), "differences")
  }

  @Test func `deviance explained by rows left out is the sum over the rows`() throws {
    let predictions = fit.leaveOneOut()
    let y = fit.response
    func deviance(_ mean: (Int) -> Double) -> Double {
      (0..<rows).reduce(0) { $0 + 2 * (y[$1] * log(y[$1] / mean($1)) - (y[$1] - mean($1))) }
    }
    let expected = fit.offset.map { exp($0) }
    let ratio = y.reduce(0, +) / expected.reduce(0, +)
    let left = deviance { predictions[$0]?.mean ?? .nan }
    expectClose(
      [try fit.devianceExplained(by: predictions)], [1 - left / deviance { expected[$0] * ratio }],
      within: .relative(1e-10))
    // Rows without a prediction count on neither side.
    var fewer = predictions
    fewer[0] = nil
    let one = { (mean: Double) in 2 * (y[0] * log(y[0] / mean) - (y[0] - mean)) }
    let rest = left - one(predictions[0]?.mean ?? .nan)
    let null = deviance { expected[$0] * ratio } - one(expected[0] * ratio)
    expectClose([try fit.devianceExplained(by: fewer)], [1 - rest / null], within: .relative(1e-10))
  }

  @Test func `rows that the others don't determine have no group`() throws {
    var dummy = Array(repeating: 0.0, count: 40)
    dummy[3] = 1
    let fit = try GeneralisedLinearModel(
      response: fit.response, offset: fit.offset, design: try RegressionDesign(Matrix(columns: [dummy])),
      family: .quasiPoisson)
    #expect(throws: GeneralisedLinearError.self) {
      try fit.groupPrediction(of: Matrix(columns: [[1, 0]]), weights: [1, 1], leavingOut: [3, 4])
    }
  }
}
