import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct NegativeBinomialModelTests {
  private let reference: RegressionReference

  init() throws {
    BLAS.useCallingThreadOnly()
    reference = try RegressionReference()
  }

  private func absences(_ ridge: RidgePenalty = .none) throws -> NegativeBinomialModel {
    let (days, design) = try reference.absences()
    return try NegativeBinomialModel(response: days, design: design, ridge: ridge)
  }

  @Test func `days absent from school agree with R`() throws {
    let fit = try absences()
    func expect(_ values: [Double], _ quantity: String, within tolerance: Tolerance = .relative(1e-10)) {
      expectClose(values, reference.figures.values("quine_\(quantity)"), within: tolerance, quantity)
    }
    expect([fit.shape], "theta")
    expect([try #require(fit.shapeStandardError)], "theta_standard_error")
    expect(fit.regression.coefficients, "coefficients")
    expect(fit.regression.standardErrors(), "standard_errors")
    expect([fit.regression.deviance], "deviance")
    expect([fit.regression.nullDeviance], "null_deviance")
    expect([try #require(fit.regression.logLikelihood)], "log_likelihood")
    expect(fit.regression.fittedMeans, "fitted")
    #expect(!fit.isPoissonLimit && fit.regression.family == .negativeBinomial(theta: fit.shape))
    // glm.nb itself, with the shape from its last turn but one in the standard error.
    expect([fit.shape], "mass_theta")
    expect(fit.regression.coefficients, "mass_coefficients", within: .relative(1e-8))
    expect(
      [fit.shapeStandardError ?? .nan], "mass_theta_standard_error", within: .relative(1e-5))
  }

  @Test func `no other shape or coefficients are more likely`() throws {
    let fit = try absences()
    let best = try #require(fit.regression.logLikelihood)
    let (days, design) = try reference.absences()
    for factor in [0.5, 0.99, 1.01, 2] {
      let other = try GeneralisedLinearModel(
        response: days, design: design, family: .negativeBinomial(theta: fit.shape * factor))
      #expect(try #require(other.logLikelihood) < best)
    }
  }

  @Test func `counts without overdispersion are named the Poisson limit`() throws {
    let x = (0..<20).map { Double($0) }
    let design = try RegressionDesign(Matrix(columns: [x]))
    let counts = x.map { (exp(1 + 0.1 * $0)).rounded() }
    let fit = try NegativeBinomialModel(response: counts, design: design)
    #expect(fit.isPoissonLimit && fit.shape == .infinity && fit.shapeStandardError == nil)
    let poisson = try GeneralisedLinearModel(response: counts, design: design, family: .poisson)
    #expect(fit.regression.family == .poisson)
    #expect(fit.regression.coefficients == poisson.coefficients)
  }

  @Test func `a penalty that is chosen is the best at the final shape`() throws {
    let fit = try absences(.crossValidated)
    let choice = try #require(fit.regression.penaltyChoice)
    #expect(fit.regression.penalty == choice.penalty)
    let (days, design) = try reference.absences()
    let again = try GeneralisedLinearModel(
      response: days, design: design, family: .negativeBinomial(theta: fit.shape), ridge: .crossValidated)
    expectClose([again.penalty], [fit.regression.penalty], within: .relative(1e-2), "one step of the lattice")
    // The score of the penalised likelihood: Σ z (y - μ) / (1 + μ/θ) = λ b.
    let table = try reference.data("quine")
    for (j, name) in table.header.dropFirst().enumerated() {
      let (mean, deviation) = (design.means[j], design.standardDeviations[j])
      let score = (0..<days.count).reduce(0) { sum, i in
        let fitted = fit.regression.fittedMeans[i]
        return sum + (table[name][i] - mean) / deviation * (days[i] - fitted) / (1 + fitted / fit.shape)
      }
      expectClose(
        [score], [fit.regression.penalty * fit.regression.standardisedCoefficients[j + 1]],
        within: .absolute(1e-9), "rounding of 146 terms of some 10")
    }
  }

  @Test func `what a regression refuses is refused`() throws {
    let design = try RegressionDesign(Matrix(columns: [[1, 2, 4, 7]]))
    #expect(throws: GeneralisedLinearError.negativeResponse(row: 1, value: -1)) {
      try NegativeBinomialModel(response: [0, -1, 2, 3], design: design)
    }
    #expect(throws: GeneralisedLinearError.responseAtBorder(value: 0)) {
      try NegativeBinomialModel(response: [0, 0, 0, 0], design: design)
    }
  }
}
