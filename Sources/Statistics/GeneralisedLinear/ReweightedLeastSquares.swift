import LinearAlgebra

/// Iteratively reweighted least squares with a ridge penalty.
///
/// A step solves min ‖√W (Z d - r)‖² + λ ‖P (b + d)‖² for the change d of the coefficients b, with Z the
/// standardised design, r = (y - μ) / (dμ/dη) the working residuals, W the weights, and P the penalised
/// columns. Solving for the change rather than for the coefficients makes the score
/// Zᵀ u - λ P b vanish to rounding, also when the columns are nearly dependent.
///
/// The step is halved while deviance + λ ‖P b‖² rises or isn't finite.
struct ReweightedLeastSquares {
  /// How the step's least-squares problem is solved.
  enum Method {
    /// Householder QR of the weighted design with √λ rows below it.
    case orthogonal
    /// ``PenalisedInverse``, for the many fits of a penalty's search and of leaving rows out.
    case normalEquations
  }

  /// Where a fit ended.
  struct Solution {
    let state: RegressionState
    let steps: Int
  }

  let problem: RegressionProblem
  let penalty: Double
  let method: Method

  private static let stepLimit = 100
  /// Change of a linear predictor, beside 1 + the largest, below which the fit is done.
  private static let settled = 1e-13
  /// The same, below which a change that doesn't get smaller is rounding.
  private static let roundingFloor = 1e-9

  /// Change of a linear predictor below which the inverse of the step before serves again: the error left is then
  /// multiplied by about that much at each step.
  private static let nearby = 0.01

  /// The coefficients that maximise the penalised quasi-likelihood.
  ///
  /// - Throws: `.separated`, `.didNotConverge`.
  func solution(from start: RegressionState) throws(GeneralisedLinearError) -> Solution {
    var state = start
    var previousChange = Double.infinity
    var inverse: PenalisedInverse?
    for step in 1...Self.stepLimit {
      if previousChange > Self.nearby { inverse = nil }
      let direction = try direction(at: state, &inverse, step: step, previousChange)
      let (change, scale) = (largestMagnitude(of: problem.design.standardised * direction), scale(state))
      let atFloor = change <= Self.roundingFloor * scale
      guard let next = advanced(state, direction) else {
        guard atFloor else { throw .didNotConverge(steps: step, change: change) }
        return Solution(state: state, steps: step)
      }
      let fall = (objective(state) - objective(next)).magnitude
      let settled = change <= Self.settled * scale && fall <= 1e-12 * objective(next)
      if settled || (atFloor && change > previousChange / 2) { return Solution(state: next, steps: step) }
      if step > 10, change > 0.05, fall <= 1e-9 * start.deviance,
        let separation = Separation(direction, from: problem)
      {
        throw .separated(columns: separation.columns, rows: separation.rows)
      }
      (state, previousChange) = (next, change)
    }
    throw .didNotConverge(steps: Self.stepLimit, change: previousChange)
  }

  /// Deviance and penalty, which a step may not raise.
  private func objective(_ state: RegressionState) -> Double {
    state.deviance + penalty * problem.penalisedSquares(state.coefficients)
  }

  private func direction(
    at state: RegressionState, _ inverse: inout PenalisedInverse?, step: Int, _ change: Double
  ) throws(GeneralisedLinearError) -> [Double] {
    do throws(LinearAlgebraError) {
      switch method {
      case .orthogonal: return try orthogonalDirection(state)
      case .normalEquations:
        if let inverse { return inverse.direction(state) }
        let fresh = try PenalisedInverse(problem, penalty, state)
        inverse = fresh
        return fresh.direction(state)
      }
    } catch {
      throw .didNotConverge(steps: step, change: change)
    }
  }

  private func orthogonalDirection(_ state: RegressionState) throws(LinearAlgebraError) -> [Double] {
    let pull = problem.penalisedColumns.map { -penalty.squareRoot() * state.coefficients[$0] }
    let target = state.pearsonResiduals + (penalty > 0 ? pull : [])
    let qr = try PivotedQR(problem.augmentedDesign(weights: state.weights, penalty: penalty))
    return try qr.leastSquares(Matrix(columns: [target])).coefficients.elements
  }

  /// The state one step further, or as much of the step as doesn't raise the objective; nil when no part of it
  /// down to 2⁻³⁰ will do.
  private func advanced(_ state: RegressionState, _ direction: [Double]) -> RegressionState? {
    let limit = objective(state) * (1 + 1e-13)
    var share = 1.0
    while share > 1e-9 {
      let next = problem.state(at: zip(state.coefficients, direction).map { $0 + share * $1 })
      if objective(next) <= limit { return next }
      share /= 2
    }
    return nil
  }

  private func scale(_ state: RegressionState) -> Double { 1 + largestMagnitude(of: state.linearPredictor) }

  private func largestMagnitude(of values: [Double]) -> Double { values.reduce(0) { max($0, $1.magnitude) } }
}

extension RegressionProblem {
  /// The places of the penalised columns among the coefficients.
  var penalisedColumns: [Int] { (0..<design.columns).filter { design.isPenalised[$0] }.map { $0 + 1 } }

  /// √W Z, and below it a row √λ for each penalised column when there is a penalty.
  func augmentedDesign(weights: [Double], penalty: Double) -> Matrix {
    let roots = weights.map { $0.squareRoot() }
    let penalised = penalty > 0 ? penalisedColumns : []
    return Matrix(
      columns: (0..<design.coefficientCount).map { j in
        zip(roots, design.standardised.column(j)).map { $0 * $1 }
          + penalised.map { $0 == j ? penalty.squareRoot() : 0 }
      })
  }
}
