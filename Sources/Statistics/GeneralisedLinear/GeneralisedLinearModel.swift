import LinearAlgebra

/// A response regressed on standardised columns, by maximum quasi-likelihood with an optional ridge penalty.
///
/// The mean of y_i follows from η_i = o_i + β_0 + Σ x_ij β_j with offset o_i, as ``ResponseFamily`` says. The
/// coefficients solve the score equations Zᵀ u = λ P b: Z is the design with its columns standardised, b are the
/// coefficients of those, u_i = (y_i - μ_i) (dμ/dη) / V(μ_i), P picks the penalised columns, never the
/// intercept. Source: McCullagh and Nelder (1989), *Generalized Linear Models*, 2.5 and 9.2; le Cessie and van
/// Houwelingen (1992), *Applied Statistics* 41, 191-201, for the penalty.
///
/// ```swift
/// let design = try RegressionDesign(Matrix(columns: [[0, 1, 2, 3, 4]]))
/// let fit = try GeneralisedLinearModel(
///   response: [2, 3, 6, 7, 14], offset: nil, design: design, family: .poisson)
/// // fit.coefficients is (0.678, 0.480), fit.deviance is 0.389.
/// ```
public struct GeneralisedLinearModel: Sendable {
  let problem: RegressionProblem
  let state: RegressionState
  /// A⁻¹ Zᵀ √W: what turns Pearson residuals into a change of the coefficients; coefficients by rows.
  let influence: Matrix

  /// λ, in the unit of the weights; 0 without a penalty.
  public let penalty: Double
  /// How the penalty was chosen, when it was.
  public let penaltyChoice: PenaltyChoice?
  /// Σ_j z_ij A⁻¹ z_ij W_i: the weight of each row in its own fitted value, from 0 to 1.
  public let leverages: [Double]
  /// The trace of the hat matrix, the intercept included; without a penalty the number of coefficients.
  public let effectiveDegreesOfFreedom: Double
  /// Twice the log quasi-likelihood that is lost against a perfect fit, without the penalty and without φ.
  public let deviance: Double
  /// The deviance with the intercept and the offset alone.
  public let nullDeviance: Double
  /// φ: Pearson's chi-square over n - effective degrees of freedom where the family leaves it free, else 1.
  public let dispersion: Double
  /// The number of least-squares steps.
  public let steps: Int

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - response: y, one per row, as the family allows.
  ///   - offset: o, on the scale of the linear predictor (the logarithm of what is expected); nil for 0.
  ///   - design: the columns.
  ///   - family: the distribution.
  ///   - ridge: the penalty; none by default.
  /// - Precondition: response and offset have one value per row, a fixed penalty is 0 or more, and a θ is above 0.
  /// - Throws: `.notFinite`, `.negativeResponse`, `.responseNotProportion`, `.responseAtBorder`; `.separated` when
  ///   no finite coefficients fit best; `.didNotConverge`.
  /// - Complexity: about 6 steps of 2 n p² operations for n rows and p coefficients; some 100 cheaper ones more for a
  ///   cross-validated penalty.
  public init(
    response: [Double], offset: [Double]? = nil, design: RegressionDesign, family: ResponseFamily,
    ridge: RidgePenalty = .none
  ) throws(GeneralisedLinearError) {
    let problem = try RegressionProblem(
      response: response, offset: offset, design: design, family: family)
    try self.init(problem, ridge: ridge)
  }

  init(
    _ problem: RegressionProblem, ridge: RidgePenalty, from start: RegressionState? = nil,
    choice: PenaltyChoice? = nil
  ) throws(GeneralisedLinearError) {
    let null = try problem.nullState()
    switch ridge {
    case .none: (penalty, penaltyChoice) = (0, choice)
    case .fixed(let penalty):
      precondition(penalty >= 0 && penalty.isFinite, "a penalty of \(penalty)")
      (self.penalty, penaltyChoice) = (penalty, choice)
    case .crossValidated:
      var search = PenaltySearch(problem, null: null)
      let choice = try search.choice()
      (penalty, penaltyChoice) = (choice.penalty, choice)
    }
    let fit = ReweightedLeastSquares(problem: problem, penalty: penalty, method: .orthogonal)
    let solution = try fit.solution(from: start ?? null)
    (self.problem, state, steps) = (problem, solution.state, solution.steps)
    (deviance, nullDeviance) = (solution.state.deviance, null.deviance)
    (influence, leverages) = try Self.influence(problem, penalty, solution)
    effectiveDegreesOfFreedom = leverages.reduce(0, +)
    let rows = Double(problem.participates.count { $0 })
    let pearson = state.pearsonResiduals.reduce(0) { $0 + $1 * $1 }
    dispersion = problem.family.hasFreeDispersion ? pearson / (rows - effectiveDegreesOfFreedom) : 1
  }

  /// A⁻¹ Zᵀ √W and the leverages, both from the orthogonal factor.
  private static func influence(
    _ problem: RegressionProblem, _ penalty: Double, _ solution: ReweightedLeastSquares.Solution
  ) throws(GeneralisedLinearError) -> (Matrix, [Double]) {
    do throws(LinearAlgebraError) {
      let n = problem.response.count
      let qr = try PivotedQR(
        problem.augmentedDesign(weights: solution.state.weights, penalty: penalty))
      let (q, inverse) = (qr.thinQ, try qr.pseudoInverse())
      let leverages = (0..<n).map { i in (0..<q.columns).reduce(0) { $0 + q[i, $1] * q[i, $1] } }
      return (Matrix(columns: (0..<n).map { Array(inverse.column($0)) }), leverages)
    } catch {
      throw .didNotConverge(steps: solution.steps, change: .infinity)
    }
  }
}
