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

  /// Dobson (1990), *An Introduction to Generalized Linear Models*, page 93; printed figures as in R's help on glm.
  @Test func `the randomised trial of Dobson has the printed figures`() throws {
    func indicator(_ places: Set<Int>) -> [Double] { (0..<9).map { places.contains($0) ? 1 : 0 } }
    let design = try RegressionDesign(
      Matrix(columns: [
        indicator([1, 4, 7]), indicator([2, 5, 8]), indicator([3, 4, 5]), indicator([6, 7, 8]),
      ]))
    let fit = try GeneralisedLinearModel(
      response: [18, 17, 15, 20, 10, 20, 25, 13, 12], design: design, family: .poisson)
    let printed = Tolerance.absolute(5e-5)
    expectClose(
      Array(fit.coefficients.prefix(3)), [3.0445, -0.4543, -0.2930], within: printed, "printed digits")
    expectClose(Array(fit.coefficients.suffix(2)), [0, 0], within: .absolute(1e-12), "printed as 1e-15")
    expectClose(
      fit.standardErrors(), [0.1709, 0.2022, 0.1927, 0.2000, 0.2000], within: printed, "printed digits")
    expectClose([fit.nullDeviance, fit.deviance], [10.5814, 5.1291], within: printed, "printed digits")
  }

  /// NIST Statistical Reference Datasets, Longley: certified values.
  @Test func `Longley's regression has the certified coefficients`() throws {
    let table = try reference.data("longley")
    let fit = try GeneralisedLinearModel(
      response: table["employed"], design: reference.design(table, Array(table.header.dropFirst())),
      family: .gaussian)
    // The standardised columns have condition number 111.
    expectClose(
      fit.coefficients,
      [
        -3482258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683, -1.03322686717359,
        -0.511041056535807e-01, 1829.15146461355,
      ], within: .relative(1e-11))
    expectClose(
      fit.standardErrors(),
      [
        890420.383607373, 84.9149257747669, 0.334910077722432e-01, 0.488399681651699, 0.214274163161675,
        0.226073200069370, 455.478499142212,
      ], within: .relative(1e-11))
    expectClose([fit.deviance], [836424.055505915], within: .relative(1e-11))
    expectClose([fit.devianceExplained], [0.995479004577296], within: .relative(1e-12))
    expectClose([fit.dispersion.squareRoot()], [304.854073561965], within: .relative(1e-11))
    #expect(fit.steps <= 2)
  }

  @Test func `the likelihood of a gaussian fit is that of its residuals`() throws {
    let fit = try GeneralisedLinearModel(
      response: [1, 3, 2, 5, 4], design: RegressionDesign(Matrix(columns: [[0, 1, 2, 3, 4]])),
      family: .gaussian)
    // Line 1.4 + 0.8 x; residuals squared add up to 3.6, by hand.
    expectClose([fit.deviance], [3.6], within: .relative(1e-14))
    expectClose([fit.logLikelihood ?? .nan], [-2.5 * (log(2 * .pi * 0.72) + 1)], within: .relative(1e-14))
  }

  @Test func `a perfect fit ends`() throws {
    let x: [Double] = [0, 1, 2, 3, 4, 5]
    let fit = try GeneralisedLinearModel(
      response: x.map { exp(3 - 2 * $0) }, design: RegressionDesign(Matrix(columns: [x])),
      family: .quasiPoisson)
    expectClose(fit.coefficients, [3, -2], within: .relative(1e-12))
    expectClose([fit.deviance], [0], within: .absolute(1e-25), "squares of rounding errors")
    let flat = try GeneralisedLinearModel(
      response: [2, 2, 2, 2, 2, 2], design: RegressionDesign(Matrix(columns: [x])), family: .quasiPoisson)
    expectClose(flat.coefficients, [log(2), 0], within: .absolute(1e-14))
    #expect(flat.devianceExplained == 0 || flat.nullDeviance < 1e-25)
  }
}
