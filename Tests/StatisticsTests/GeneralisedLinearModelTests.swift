import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct GeneralisedLinearModelTests {
  private let reference: RegressionReference

  init() throws {
    BLAS.useCallingThreadOnly()
    reference = try RegressionReference()
  }

  /// Compares all that R gives of a fit.
  private func expectAgreement(
    _ fit: GeneralisedLinearModel, _ name: String, within tolerance: Tolerance, _ context: String = ""
  ) {
    func expect(_ values: [Double], _ quantity: String, within bound: Tolerance? = nil) {
      let expected = reference.figures.values("\(name)_\(quantity)")
      #expect(!expected.isEmpty)
      expectClose(values, expected, within: bound ?? tolerance, "\(quantity) \(context)")
    }
    expect(fit.coefficients, "coefficients")
    expect(fit.standardErrors(), "standard_errors")
    expect(fit.covariance().elements, "covariance")
    expect([fit.dispersion], "dispersion")
    expect([fit.deviance], "deviance")
    expect([fit.nullDeviance], "null_deviance")
    expect(fit.fittedMeans, "fitted")
    expect(fit.linearPredictor, "linear_predictor")
    expect(fit.residuals(.response), "residuals_response")
    expect(fit.residuals(.pearson), "residuals_pearson")
    expect(fit.residuals(.deviance), "residuals_deviance")
    expect(fit.residuals(.working), "residuals_working")
    expect(fit.leverages, "leverages")
    expect(fit.cooksDistances, "cooks_distances")
    expect(fit.standardErrors(.hc0), "hc0")
    expect(fit.standardErrors(.hc1), "hc1")
    expect(fit.standardErrors(.hc2), "hc2")
    expect(fit.standardErrors(.hc3), "hc3")
  }

  @Test func `Poisson with an offset agrees with R`() throws {
    let fit = try reference.insurance()
    expectAgreement(fit, "insurance", within: .relative(1e-10))
    expectClose(
      [try #require(fit.logLikelihood)], reference.figures.values("insurance_log_likelihood"),
      within: .relative(1e-12))
  }

  @Test func `quasi-Poisson agrees with R`() throws {
    let fit = try reference.insurance(.quasiPoisson)
    expectAgreement(fit, "insurance_quasi", within: .relative(1e-10))
    #expect(fit.logLikelihood == nil)
  }

  @Test func `binomial agrees with R`() throws {
    let fit = try reference.birthWeight()
    expectAgreement(fit, "birthwt", within: .relative(1e-10))
    expectClose(
      [try #require(fit.logLikelihood)], reference.figures.values("birthwt_log_likelihood"),
      within: .relative(1e-12))
  }

  @Test func `nearly collinear amounts agree with R`() throws {
    expectAgreement(try reference.collinear(), "collinear", within: .relative(1e-8), "condition 1e5")
  }

  @Test func `nearly collinear amounts agree with 60-digit arithmetic`() throws {
    let fit = try reference.collinear()
    let exact = try ReferenceTable("regression_exact.csv")
    // Condition number 5e4 of the standardised columns: that many rounding errors of 1e-16 in the coefficients.
    let tolerance = Tolerance.relative(1e-10)
    expectClose(fit.coefficients, exact.values("coefficients"), within: tolerance)
    expectClose(fit.standardErrors(), exact.values("standard_errors"), within: tolerance)
    expectClose(fit.standardErrors(.hc3), exact.values("hc3"), within: tolerance)
    expectClose([fit.dispersion], exact.values("dispersion"), within: .relative(1e-12))
    expectClose([fit.deviance], exact.values("deviance"), within: .relative(1e-12))
    expectClose(fit.leverages, exact.values("leverages"), within: .relative(1e-10))
    expectClose(fit.fittedMeans, exact.values("fitted"), within: .relative(1e-12))
  }

  @Test func `negative binomial with a given shape agrees with R`() throws {
    let (days, design) = try reference.absences()
    let fit = try GeneralisedLinearModel(
      response: days, design: design, family: .negativeBinomial(theta: 2))
    let figures = reference.figures
    expectClose(fit.coefficients, figures.values("quine_theta2_coefficients"), within: .relative(1e-10))
    expectClose(
      fit.standardErrors(), figures.values("quine_theta2_standard_errors"), within: .relative(1e-10))
    expectClose([fit.deviance], figures.values("quine_theta2_deviance"), within: .relative(1e-10))
  }

  @Test func `predictions of new rows agree with R`() throws {
    let fit = try reference.insurance(.quasiPoisson)
    let table = try reference.data("insurance")
    var rows = Matrix(
      columns: table.header.dropFirst(2).map { Array(table[$0].prefix(3)) })
    for (i, value) in [1, 0, 0.5].enumerated() { rows[i, 3] = value }
    let prediction = fit.prediction(of: rows, offset: [100, 200, 50.5].map(log))
    expectClose(
      prediction.linearPredictors, reference.figures.values("insurance_new_predictor"),
      within: .relative(1e-10))
    expectClose(
      prediction.standardErrors, reference.figures.values("insurance_new_standard_errors"),
      within: .relative(1e-10))
    expectClose(prediction.means, prediction.linearPredictors.map(exp), within: .relative(1e-15))
  }
}
