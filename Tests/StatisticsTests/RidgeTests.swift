import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct RidgeTests {
  private let reference: RegressionReference

  init() throws {
    BLAS.useCallingThreadOnly()
    reference = try RegressionReference()
  }

  private func expect(
    _ values: [Double], _ quantity: String, within tolerance: Tolerance = .relative(1e-10),
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectClose(
      values, reference.figures.values("ridge_\(quantity)"), within: tolerance, quantity,
      sourceLocation: sourceLocation)
  }

  private func fixed() throws -> GeneralisedLinearModel {
    try reference.collinear(.fixed(try #require(reference.figures.values("ridge_lambda").first)))
  }

  @Test func `a given penalty agrees with Newton steps in R`() throws {
    let fit = try fixed()
    expect(fit.standardisedCoefficients, "standardised_coefficients")
    expect(fit.coefficients, "coefficients")
    expect(fit.standardisedStandardErrors(), "standard_errors")
    expect(fit.standardisedStandardErrors(.hc3), "hc3")
    expect(fit.leverages, "leverages")
    expect([fit.effectiveDegreesOfFreedom], "degrees_of_freedom")
    expect([fit.dispersion], "dispersion")
    expect([fit.deviance], "deviance")
    #expect(fit.penaltyChoice == nil)
  }

  @Test func `each row left out agrees with an explicit refit in R`() throws {
    let without = try fixed().leaveOneOut()
    let known = without.compactMap { $0 }
    #expect(known.map(\.row) == Array(0..<80))
    expect(known.map(\.linearPredictor), "without_predictor", within: .relative(1e-12))
    expect(known.map(\.standardError), "without_standard_errors")
    expect(known.map(\.robustStandardError), "without_robust_standard_errors")
    expectClose(known.map(\.mean), known.map { exp($0.linearPredictor) }, within: .relative(1e-14))
  }

  @Test func `four rows left out together agree with an explicit refit in R`() throws {
    let without = try fixed().prediction(leavingOut: [57, 3, 11, 10])
    #expect(without.map(\.row) == [3, 10, 11, 57])
    expect(without.map(\.linearPredictor), "without_four", within: .relative(1e-12))
  }

  @Test func `the chosen penalty is the best of the whole lattice`() throws {
    let fit = try reference.collinear(.crossValidated)
    let choice = try #require(fit.penaltyChoice)
    expect([choice.penalty], "lattice_minimum", within: .relative(1e-12))
    expect([choice.deviance], "lattice_deviance")
    #expect(choice.position == .interior && fit.penalty == choice.penalty)
    #expect(choice.trials.allSatisfy { $0.deviance >= choice.deviance })
    #expect(choice.trials.map(\.penalty) == choice.trials.map(\.penalty).sorted())
    // Half decades, from 1e-6 to 1e4 times the sum of the responses.
    let sum = fit.response.reduce(0, +)
    let coarse = (0...20).map { sum * pow(10, Double($0) / 2 - 6) }
    let tried = coarse.map { penalty in
      choice.trials.min { ($0.penalty / penalty - 1).magnitude < ($1.penalty / penalty - 1).magnitude }
    }
    expectClose(tried.map { $0?.penalty ?? .nan }, coarse, within: .relative(1e-12))
    expect(tried.map { $0?.deviance ?? .nan }, "lattice_coarse")
    #expect(choice.trials.first?.penalty == 0)
  }

  @Test func `without noise no penalty is best, without a signal the largest`() throws {
    let n = 60
    var g = SplitMix64(seed: 4)
    let x = (0..<2).map { _ in (0..<n).map { _ in Double.random(in: -1...1, using: &g) } }
    let design = try RegressionDesign(Matrix(columns: x))
    let clean = try GeneralisedLinearModel(
      response: (0..<n).map { exp(8 + 0.3 * x[0][$0] - 0.2 * x[1][$0]) }, design: design,
      family: .quasiPoisson, ridge: .crossValidated)
    #expect(clean.penaltyChoice?.position == .zero && clean.penalty == 0)
    expectClose(clean.coefficients, [8, 0.3, -0.2], within: .relative(1e-12))
    // A response that the columns predict worse than the mean does, when each row is left out.
    let noise = (0..<n).map { 100 + ($0 % 2 == 0 ? 1.0 : -1) * Double.random(in: 0...1, using: &g) }
    let empty = try GeneralisedLinearModel(
      response: noise, design: design, family: .quasiPoisson, ridge: .crossValidated)
    #expect(empty.penaltyChoice?.position == .upperBorder)
    #expect(empty.effectiveDegreesOfFreedom < 1.001 && empty.effectiveDegreesOfFreedom > 1)
  }

  @Test func `the score is the penalty's pull`() throws {
    let fit = try fixed()
    let b = fit.standardisedCoefficients
    let table = try reference.data("collinear")
    let residuals = fit.residuals(.response)
    let largest = residuals.reduce(0) { max($0, $1.magnitude) } * 80
    for (j, name) in ["x1", "x2", "x3", "x4"].enumerated() {
      let (mean, deviation) = (fit.design.means[j], fit.design.standardDeviations[j])
      let score = zip(table[name], residuals).reduce(0) { $0 + ($1.0 - mean) / deviation * $1.1 }
      let pull = j < 3 ? fit.penalty * b[j + 1] : 0
      expectClose([score], [pull], within: .absolute(1e-12 * largest), "rounding of 80 terms")
    }
    expectClose([residuals.reduce(0, +)], [0], within: .absolute(1e-12 * largest), "rounding of 80 terms")
  }

  @Test func `a tiny penalty changes next to nothing, a huge one leaves the mean`() throws {
    let (none, tiny) = (try reference.insurance(.quasiPoisson), try insurance(1e-9))
    expectClose(tiny.coefficients, none.coefficients, within: .relative(1e-8), "1e-9 beside weights of 3,000")
    let huge = try insurance(1e15)
    #expect(huge.standardisedCoefficients.dropFirst().allSatisfy { $0.magnitude < 1e-10 })
    expectClose([huge.deviance], [huge.nullDeviance], within: .relative(1e-9), "what 1e-10 adds")
    expectClose([huge.devianceExplained], [0], within: .absolute(1e-9))
  }

  private func insurance(_ penalty: Double) throws -> GeneralisedLinearModel {
    let table = try reference.data("insurance")
    return try GeneralisedLinearModel(
      response: table["claims"], offset: table["holders"].map(log),
      design: reference.design(table, Array(table.header.dropFirst(2))), family: .quasiPoisson,
      ridge: .fixed(penalty))
  }

  @Test func `a negative penalty traps`() async {
    await #expect(processExitsWith: .failure) {
      let design = try RegressionDesign(Matrix(columns: [[0, 1, 2, 4]]))
      _ = try GeneralisedLinearModel(
        response: [1, 2, 3, 4], design: design, family: .poisson, ridge: .fixed(-1))
    }
  }
}
