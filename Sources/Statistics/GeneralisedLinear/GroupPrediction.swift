import Foundation
import LinearAlgebra

/// What a fit says of a group of rows together, on the scale of the logarithm.
public struct GroupPrediction: Equatable, Sendable {
  /// log Σ_i w_i exp(z_i b) / Σ_i w_i: of the weighted mean of the means without offset.
  public let logarithm: Double
  /// Its model-based standard error.
  public let standardError: Double
  /// The same by the covariance HC3.
  public let robustStandardError: Double
}

extension GeneralisedLinearModel {
  /// The weighted mean of what a fit without some rows says of rows that needn't be its own; of families with a
  /// logarithmic link.
  ///
  /// The refit is that of ``prediction(leavingOut:)``. The standard error follows from the coefficients' covariance C by the
  /// delta method, √(gᵀ C g) with g = Σ_i s_i z_i and s_i the share of row i in the weighted sum of means.
  ///
  /// - Parameters:
  ///   - rows: in the units of the design's columns.
  ///   - weights: w_i, one per row, at least 0 and not all 0.
  ///   - leftOut: the rows of the fit to leave out; none for the fit itself.
  /// - Precondition: the family has a logarithmic link, and the shapes and indices fit.
  /// - Throws: `.tooFewRows`, `.responseAtBorder`, `.separated` or `.didNotConverge` when the other rows don't determine
  ///   the coefficients.
  public func groupPrediction(
    of rows: Matrix, weights: [Double], leavingOut leftOut: Set<Int>
  ) throws(GeneralisedLinearError) -> GroupPrediction {
    precondition(weights.count == rows.rows && weights.contains { $0 > 0 } && weights.allSatisfy { $0 >= 0 })
    precondition(leftOut.allSatisfy(problem.response.indices.contains), "a row that isn't there")
    let problem = leftOut.isEmpty ? self.problem : try self.problem.leavingOut(leftOut)
    let fit = ReweightedLeastSquares(problem: problem, penalty: penalty, method: .normalEquations)
    let refit = try fit.solution(from: problem.state(at: state.coefficients)).state
    let design = problem.design.standardising(rows)
    let terms = zip(weights, design * refit.coefficients).map { $0 * family.mean($1) }
    let total = terms.reduce(0, +)
    let gradient = design.transposeTimes(terms.map { $0 / total })
    let errors = try standardErrors(along: gradient, problem, refit)
    return GroupPrediction(
      logarithm: log(total / weights.reduce(0, +)), standardError: errors.modelBased,
      robustStandardError: errors.robust)
  }

  /// √(gᵀ C g) for the covariance by the model and by HC3.
  private func standardErrors(
    along gradient: [Double], _ problem: RegressionProblem, _ state: RegressionState
  ) throws(GeneralisedLinearError) -> (modelBased: Double, robust: Double) {
    let design = problem.design.standardised
    let inverse = try inverse(problem, state)
    let (forms, spread) = (design * (inverse * gradient), design * inverse)
    let leverages = (0..<design.rows).map { i in
      state.weights[i] * (0..<design.columns).reduce(0) { $0 + spread[i, $1] * design[i, $1] }
    }
    let freedom = Double(problem.participates.count { $0 }) - leverages.reduce(0, +)
    let pearson = state.pearsonResiduals.reduce(0) { $0 + $1 * $1 }
    let dispersion = family.hasFreeDispersion ? pearson / freedom : 1
    var (modelBased, robust) = (0.0, 0.0)
    for i in forms.indices where problem.participates[i] {
      let rest = 1 - leverages[i]
      modelBased += dispersion * state.weights[i] * forms[i] * forms[i]
      robust += rest > 1e-10 ? state.scores[i] * state.scores[i] / (rest * rest) * forms[i] * forms[i] : 0
    }
    return (modelBased.squareRoot(), robust.squareRoot())
  }

  /// (Zᵀ W Z + λ P)⁻¹, by Cholesky where its condition allows that, else from the orthogonal factor.
  private func inverse(
    _ problem: RegressionProblem, _ state: RegressionState
  ) throws(GeneralisedLinearError) -> Matrix {
    let design = problem.design.standardised
    var gram = design.transposeTimes(design.scalingRows(by: state.weights))
    for j in problem.penalisedColumns { gram[j, j] += penalty }
    if let factor = try? Cholesky(gram), factor.reciprocalCondition > 1e-8,
      let inverse = try? factor.solve(.identity(gram.rows))
    {
      return inverse
    }
    do throws(LinearAlgebraError) {
      return try PivotedQR(problem.augmentedDesign(weights: state.weights, penalty: penalty)).inverseGram()
    } catch {
      throw .didNotConverge(steps: 0, change: .infinity)
    }
  }

  /// The share of the null deviance that predictions of rows by the others explain,
  /// 1 - Σ_i d(y_i, μ_(-i)) / Σ_i d(y_i, μ_0i), over the rows that have a prediction; below 0 when they predict worse
  /// than the intercept alone; 0 when there is nothing to explain.
  ///
  /// - Parameter predictions: those of ``leaveOneOut()``.
  public func devianceExplained(
    by predictions: [LeaveOutPrediction?]
  ) throws(GeneralisedLinearError) -> Double {
    let null = try problem.nullState()
    var (left, total) = (0.0, 0.0)
    for case .some(let prediction) in predictions {
      let y = problem.response[prediction.row]
      left += family.moments(y, at: prediction.linearPredictor).deviance
      total += null.deviances[prediction.row]
    }
    return total > 0 ? 1 - left / total : 0
  }
}
