import Benchmarking
import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct RatioRegressionReferenceTests {
  private let members = [3, 10, 11, 40, 59]
  private let shares = [1, 1, 0.25, 1, 1]

  private func check(_ fit: RatioRegression, _ sample: RatioSample, _ name: String) throws {
    let reference = try ReferenceTable(name)
    func expect(_ quantity: String, _ values: [Double], _ bound: Double = 1e-9) {
      expectClose(
        values, reference.values(quantity), within: Tolerance(relative: bound, absolute: 1e-13), quantity)
    }
    expect("coefficient", fit.terms.map(\.coefficient))
    expect("error", fit.terms.map(\.standardError))
    expect("intercept", [fit.intercept.coefficient, fit.intercept.standardError])
    expect("leverage", fit.leverages)
    expect("cook", fit.cooksDistances)
    expect("dispersion", [fit.measures.dispersion])
    expect("deviance", [fit.measures.deviance])
    expect("null_deviance", [fit.measures.nullDeviance])
    // Refits by the Cholesky factor: half the digits of the condition number.
    expect("left_out", fit.predictions.map { $0?.ratio ?? .nan }, 1e-8)
    expect("left_out_error", fit.predictions.map { $0?.standardError ?? .nan }, 1e-8)
    let group = try #require(
      try fit.prediction(of: members, shares: shares, expected: members.map { sample.expected[$0] }))
    expect("group", [group.ratio, group.standardError], 1e-8)
  }

  @Test func `without a penalty it agrees with R, regions left out one by one and together`() throws {
    let sample = try RatioSample()
    let fit = try sample.regression(penalty: .none)
    try check(fit, sample, "ratios_glm.csv")
    let reference = try ReferenceTable("ratios_glm.csv")
    let quantities = ["condition_index", "centred_condition_index", "largest_inflation"]
    expectClose(
      [
        fit.measures.uncentredConditionIndex, fit.measures.conditionIndex,
        fit.measures.largestVarianceInflation,
      ], quantities.flatMap(reference.values), within: .relative(1e-10))
    expectClose([fit.measures.effectiveDegreesOfFreedom], [7], within: .relative(1e-12))
  }

  @Test func `with a penalty it agrees with Newton's method in NumPy`() throws {
    let sample = try RatioSample()
    let fit = try sample.regression(penalty: .fixed(0.01 * sample.observed.reduce(0, +)))
    try check(fit, sample, "ridge.csv")
    expectClose([fit.measures.relativePenalty], [0.01], within: .relative(1e-12))
    expectClose(
      [fit.measures.leaveOneOutDevianceExplained],
      try ReferenceTable("ridge.csv").values("left_out_explained"),
      within: .relative(1e-8), "refits by the Cholesky factor")
    expectClose(
      [fit.measures.devianceExplained], [1 - fit.measures.deviance / fit.measures.nullDeviance],
      within: .relative(1e-12))
  }

  /// The negative binomial itself is held against R elsewhere; here only that the unit and the standard deviations are right.
  @Test func `a negative binomial is fitted to amounts in units`() throws {
    let sample = try RatioSample()
    let fit = try sample.regression(.negativeBinomial(unit: 20_000), penalty: .none)
    let direct = try NegativeBinomialModel(
      response: sample.observed.map { $0 / 20_000 }, offset: sample.expected.map { log($0 / 20_000) },
      design: try RegressionDesign(sample.determinants))
    let wider = (60.0 / 59).squareRoot()
    expectClose(
      fit.terms.map(\.coefficient),
      direct.regression.standardisedCoefficients.dropFirst().map { $0 * wider }, within: .relative(1e-9))
    expectClose(
      fit.terms.map(\.standardError),
      direct.regression.standardisedStandardErrors(.hc3).dropFirst().map { $0 * wider },
      within: .relative(1e-9))
    #expect(fit.measures.theta == direct.shape && direct.shape.isFinite)
  }
}
