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
    state = try fit.solution(from: start.deviance.isFinite ? start : problem.state(at: full)).state
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
    let forms = inverse.forms(with: row)
    var (variance, robust) = (0.0, 0.0)
    for i in forms.indices where problem.participates[i] {
      let square = forms[i] * forms[i]
      let rest = 1 - leverages[i]
      variance += dispersion * state.weights[i] * square
      robust += rest > 1e-10 ? state.scores[i] * state.scores[i] / (rest * rest) * square : 0
    }
    return LeaveOutPrediction(
      row: row, linearPredictor: state.linearPredictor[row], mean: state.means[row],
      standardError: variance.squareRoot(), robustStandardError: robust.squareRoot())
  }
}
