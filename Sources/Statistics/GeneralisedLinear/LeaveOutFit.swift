import Foundation
import LinearAlgebra

/// A fit without some rows, started from the fit with all of them.
struct LeaveOutFit {
  private let problem: RegressionProblem
  private let penalty: Double
  private let state: RegressionState
  private let inverse: PenalisedInverse
  private let leverages: [Double]
  private let dispersion: Double

  /// - Parameter change: what to add to the coefficients for a start; nothing by default.
  init(
    _ model: GeneralisedLinearModel, leavingOut rows: Set<Int>, change: ArraySlice<Double>? = nil
  ) throws(GeneralisedLinearError) {
    let problem = try model.problem.leavingOut(rows)
    let full = model.state.coefficients
    let start = problem.state(at: change.map { zip(full, $0).map { $0 + $1 } } ?? full)
    // From a start that overflows, begin again.
    let fit = ReweightedLeastSquares(problem: problem, penalty: model.penalty, method: .normalEquations)
    do throws(GeneralisedLinearError) {
      state = try fit.solution(from: start.deviance.isFinite ? start : problem.state(at: full)).state
    } catch {
      try problem.requireIndependentColumns()
      throw error
    }
    (self.problem, penalty) = (problem, model.penalty)
    do throws(LinearAlgebraError) {
      inverse = try PenalisedInverse(problem, penalty, state)
    } catch {
      throw .didNotConverge(steps: 0, change: .infinity)
    }
    leverages = zip(inverse.quadraticForms(), state.weights).map { $0 * $1 }
    let freedom = Double(problem.participates.count { $0 }) - leverages.reduce(0, +)
    let pearson = state.pearsonResiduals.reduce(0) { $0 + $1 * $1 }
    dispersion = problem.family.hasFreeDispersion ? pearson / freedom : 1
  }

  /// The predictions of some rows.
  func predictions(of rows: [Int]) -> [LeaveOutPrediction] { rows.map(prediction) }

  private func prediction(_ row: Int) -> LeaveOutPrediction {
    let design = problem.design.standardised
    let errors = standardErrors(along: (0..<design.columns).map { design[row, $0] })
    return LeaveOutPrediction(
      row: row, linearPredictor: state.linearPredictor[row], mean: state.means[row],
      standardError: errors.modelBased, robustStandardError: errors.robust)
  }

  /// The weighted mean of the means of rows that needn't be those of the fit; the link is logarithmic.
  func groupPrediction(of rows: Matrix, weights: [Double]) -> GroupPrediction {
    let design = problem.design.standardising(rows)
    let terms = zip(weights, design * state.coefficients).map { $0 * exp($1) }
    let total = terms.reduce(0, +)
    let errors = standardErrors(along: design.transposeTimes(terms.map { $0 / total }))
    return GroupPrediction(
      logarithm: log(total / weights.reduce(0, +)), standardError: errors.modelBased,
      robustStandardError: errors.robust)
  }

  /// √(gᵀ C g) for the covariance C of the coefficients by the model and by HC3.
  private func standardErrors(along gradient: [Double]) -> (modelBased: Double, robust: Double) {
    let forms = inverse.forms(with: gradient)
    var (variance, robust) = (0.0, 0.0)
    for i in forms.indices where problem.participates[i] {
      let square = forms[i] * forms[i]
      let rest = 1 - leverages[i]
      variance += dispersion * state.weights[i] * square
      robust += rest > 1e-10 ? state.scores[i] * state.scores[i] / (rest * rest) * square : 0
    }
    return (variance.squareRoot(), robust.squareRoot())
  }
}
