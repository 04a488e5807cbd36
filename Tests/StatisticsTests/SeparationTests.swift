import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

/// Fits that have no finite answer are named as such.
@Suite struct SeparationTests {
  init() { BLAS.useCallingThreadOnly() }

  private let x = (0..<12).map { Double(($0 * 5) % 7) }

  private func fit(
    _ y: [Double], _ columns: [[Double]], _ family: ResponseFamily, offset: [Double]? = nil,
    ridge: RidgePenalty = .none
  ) throws(GeneralisedLinearError) -> GeneralisedLinearModel {
    try GeneralisedLinearModel(
      response: y, offset: offset, design: RegressionDesign(Matrix(columns: columns)), family: family,
      ridge: ridge)
  }

  @Test func `a group without any event`() {
    let group = (0..<12).map { $0 % 4 == 1 ? 1.0 : 0 }
    let y = [3.0, 0, 2, 5, 1, 0, 4, 2, 2, 0, 7, 1]
    for family in [ResponseFamily.poisson, .quasiPoisson, .negativeBinomial(theta: 3)] {
      #expect(throws: GeneralisedLinearError.separated(columns: [1], rows: [1, 5, 9])) {
        try fit(y, [x, group], family)
      }
    }
    #expect(throws: GeneralisedLinearError.separated(columns: [0], rows: [1, 5, 9])) {
      try fit(y.map { $0 * 1e6 }, [group.map { 5 - $0 }, x], .quasiPoisson, offset: x)
    }
  }

  @Test func `a threshold that tells all zeros from all ones`() {
    let error = #expect(throws: GeneralisedLinearError.self) {
      try fit(x.map { $0 > 3 ? 1.0 : 0 }, [x], .binomial)
    }
    guard case .separated([0], let rows)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    // Those next to the threshold run to the border last, but they do.
    #expect(!rows.isEmpty)
  }

  @Test func `a threshold with both answers on it`() {
    // At 3 both occur, below it 0 and above it 1: separated but for the threshold.
    let steps = [0.0, 1, 2, 3, 3, 4, 5, 6]
    #expect(throws: GeneralisedLinearError.separated(columns: [0], rows: [0, 1, 2, 5, 6, 7])) {
      try fit([0, 0, 0, 0, 1, 1, 1, 1], [steps], .binomial)
    }
  }

  @Test func `a penalty on the column gives a finite answer`() throws {
    let group = (0..<12).map { $0 % 4 == 1 ? 1.0 : 0 }
    let y = [3.0, 0, 2, 5, 1, 0, 4, 2, 2, 0, 7, 1]
    let fit = try fit(y, [x, group], .poisson, ridge: .fixed(0.5))
    #expect(fit.coefficients.allSatisfy(\.isFinite) && fit.coefficients[2] < -1)
    // The score at the answer, which a fit that had run off wouldn't meet.
    let pull = 0.5 * fit.standardisedCoefficients[2]
    let deviation = fit.design.standardDeviations[1]
    let score = zip(group, fit.residuals(.response)).reduce(0) { $0 + ($1.0 - 0.25) / deviation * $1.1 }
    expectClose([score], [pull], within: .relative(1e-10))
  }

  @Test func `zeros alone don't make a separation`() throws {
    // Zeros at both ends of x: the maximum is finite.
    let y = [0.0, 3, 0, 1, 0, 2, 0, 4, 0, 0, 1, 0]
    let fit = try fit(y, [x], .poisson)
    #expect(fit.steps < 20 && fit.coefficients.allSatisfy { $0.magnitude < 5 })
  }

  @Test func `leaving out the only event of a group is named`() throws {
    let group = (0..<12).map { $0 % 4 == 1 ? 1.0 : 0 }
    let y = [3.0, 0, 2, 5, 1, 2, 4, 2, 2, 0, 7, 1]
    let fit = try fit(y, [x, group], .poisson)
    #expect(throws: GeneralisedLinearError.separated(columns: [1], rows: [1, 9])) {
      try fit.prediction(leavingOut: [5])
    }
    let without = fit.leaveOneOut()
    #expect(without.indices.filter { without[$0] == nil } == [5])
  }

  @Test func `figures beyond the range of numbers don't converge and say so`() {
    // Means of e^-800 are 0 in doubles, and their rows have no weight left.
    let offset = (0..<12).map { $0 < 9 ? -800.0 : 0 }
    let error = #expect(throws: GeneralisedLinearError.self) {
      try fit((0..<12).map { Double($0 + 1) }, [x, x.map { $0 * $0 }], .poisson, offset: offset)
    }
    guard case .didNotConverge? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
