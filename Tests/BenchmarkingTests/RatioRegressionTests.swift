import Benchmarking
import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct RatioRegressionTests {
  private func expectSame(
    _ fit: RatioRegression, _ other: RatioRegression, order: [Int] = Array(0..<60),
    columns: [Int] = Array(0..<6),
    signs: [Double] = Array(repeating: 1, count: 6)
  ) {
    let tolerance = Tolerance(relative: 1e-9, absolute: 1e-12)
    #expect(fit.measures.relativePenalty > 0)
    expectClose([other.measures.relativePenalty], [fit.measures.relativePenalty], within: .relative(1e-12))
    expectClose(
      other.terms.map(\.coefficient), columns.map { fit.terms[$0].coefficient * signs[$0] },
      within: tolerance)
    expectClose(
      other.terms.map(\.standardError), columns.map { fit.terms[$0].standardError }, within: tolerance)
    expectClose(
      other.predictions.map { $0?.ratio ?? -1 }, order.map { fit.predictions[$0]?.ratio ?? -1 },
      within: tolerance)
    expectClose(
      other.predictions.map { $0?.standardError ?? -1 },
      order.map { fit.predictions[$0]?.standardError ?? -1 }, within: tolerance)
  }

  @Test(arguments: [RatioRegression.Family.quasiPoisson, .negativeBinomial(unit: 20_000)])
  func `units, zeros and order change nothing`(family: RatioRegression.Family) throws {
    let sample = try RatioSample()
    let fit = try sample.regression(family)
    var rescaled = sample
    rescaled.determinants = sample.determinants.rescaled(
      by: [1e-3, 2, 100, -0.5, 1e6, 3], shifts: [5, -80, 1, 0, 20, 0])
    expectSame(fit, try rescaled.regression(family), signs: [1, 1, 1, -1, 1, 1])
    let order = shuffled(60, seed: 7)
    expectSame(fit, try sample.permuted(order).regression(family), order: order)
    let columns = shuffled(6, seed: 8)
    rescaled.determinants = sample.determinants.permuted(columns: columns)
    expectSame(fit, try rescaled.regression(family), columns: columns)
  }

  @Test func `the unit of the amounts changes nothing but the dispersion`() throws {
    var sample = try RatioSample()
    let fit = try sample.regression()
    sample.observed = sample.observed.map { $0 / 1000 }
    sample.expected = sample.expected.map { $0 / 1000 }
    let thousands = try sample.regression()
    expectSame(fit, thousands)
    expectClose([thousands.measures.dispersion * 1000], [fit.measures.dispersion], within: .relative(1e-9))
  }

  @Test func `a constant determinant is left out and reported`() throws {
    var sample = try RatioSample()
    let fit = try sample.regression()
    sample.determinants = Matrix(columns: [Array(repeating: 0.3, count: 60)]).joined(
      with: sample.determinants)
    let more = try sample.regression()
    #expect(more.determinants == Array(1...6) && fit.determinants == Array(0...5))
    #expect(more.findings.contains(.noVariance(determinants: [0])))
    #expect(more.terms == fit.terms && more.predictions == fit.predictions)
    let values = (0..<7).map { sample.determinants[4, $0] }
    #expect(more.effects(of: values) == fit.effects(of: Array(values.dropFirst())))
  }

  /// A region without a figure takes no part: the same as when it isn't there.
  @Test func `unknown amounts and determinants take no part`() throws {
    let sample = try RatioSample()
    let without = try sample.permuted(Array(2..<60)).regression()
    var unknown = sample
    unknown.observed[0] = .nan
    unknown.expected[0] = .nan
    unknown.determinants = Matrix(
      columns: (0..<6).map { j in
        sample.determinants.column(j).enumerated().map { $0 == 1 && j == 2 ? .nan : $1 }
      })
    let fit = try unknown.regression()
    #expect(fit.regions == Array(2..<60) && fit.terms == without.terms)
    #expect(fit.predictions[1] == nil && fit.leverages[0].isNaN && fit.cooksDistances[1].isNaN)
    #expect(Array(fit.predictions.dropFirst(2)) == without.predictions)
    // Predicted by all that take part: the intercept and its own effects.
    let effects = fit.effects(of: (0..<6).map { sample.determinants[0, $0] })
    let prediction = try #require(fit.predictions[0])
    expectClose(
      [log(prediction.ratio)], [fit.intercept.coefficient + effects.reduce(0, +)], within: .relative(1e-10))
    // It adds nothing to a group without expected amount, and alone it is no group.
    #expect(try fit.prediction(of: [1], shares: [1], expected: [5]) == nil)
    #expect(try fit.prediction(of: [0], shares: [1], expected: [0]) == nil)
    #expect(try fit.prediction(of: [], shares: [], expected: []) == nil)
  }

  @Test func `a group of one is the region itself, and only proportions of shares count`() throws {
    let sample = try RatioSample()
    let fit = try sample.regression()
    for region in [0, 17, 59] {
      let single = try #require(try fit.prediction(of: [region], shares: [0.3], expected: [7]))
      let prediction = try #require(fit.predictions[region])
      expectClose(
        [single.ratio, single.standardError], [prediction.ratio, prediction.standardError],
        within: .relative(1e-8), "refits by the Cholesky factor")
    }
    let one = try #require(try fit.prediction(of: [1, 5], shares: [1, 0.5], expected: [2e6, 4e6]))
    let other = try #require(try fit.prediction(of: [5, 1], shares: [0.1, 0.1], expected: [3, 3]))
    expectClose([other.ratio, other.standardError], [one.ratio, one.standardError], within: .relative(1e-9))
  }

  @Test func `what is observed in a region doesn't move its own prediction`() throws {
    var sample = try RatioSample()
    let before = try sample.regression(penalty: .fixed(1e6))
    sample.observed[9] *= 3
    let after = try sample.regression(penalty: .fixed(1e6))
    let (one, other) = (try #require(before.predictions[9]), try #require(after.predictions[9]))
    expectClose([other.ratio, other.standardError], [one.ratio, one.standardError], within: .relative(1e-8))
    #expect((before.predictions[10]?.ratio ?? 0) != after.predictions[10]?.ratio)
    let members = [8, 9], expected = members.map { sample.expected[$0] }
    let pair = try #require(try before.prediction(of: members, shares: [1, 1], expected: expected))
    let again = try #require(try after.prediction(of: members, shares: [1, 1], expected: expected))
    expectClose(
      [again.ratio, again.standardError], [pair.ratio, pair.standardError], within: .relative(1e-8))
  }

  @Test func `limits are symmetric on the logarithm`() throws {
    let prediction = try #require(try RatioSample().regression().predictions[0])
    let limits = prediction.limits()
    expectClose(
      [log(limits.upperBound / prediction.ratio), log(prediction.ratio / limits.lowerBound)],
      Array(repeating: 1.959963984540054 * prediction.standardError, count: 2), within: .relative(1e-12))
    let term = try RatioSample().regression().terms[0]
    expectClose(
      [term.limits.upperBound - term.coefficient], [1.959963984540054 * term.standardError],
      within: .relative(1e-12))
  }
}

extension Matrix {
  /// The columns of this matrix, then those of another.
  fileprivate func joined(with other: Matrix) -> Matrix {
    Matrix(
      columns: (0..<columns).map { Array(column($0)) } + (0..<other.columns).map { Array(other.column($0)) })
  }
}
