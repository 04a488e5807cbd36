/// The `x` nearest to a point among those with `G x >= h`: a projection on a polyhedron.
///
/// With `E = (G  h - G x₀)ᵀ` and `f` the last unit vector, the non-negative `u` that minimises `‖E u - f‖₂` leaves a
/// residual `r`; the nearest point is `x₀ - r₁...n / rₙ₊₁`, and where `r` is 0 no point satisfies the constraints.
/// Source: Lawson and Hanson (1974), *Solving Least Squares Problems*, chapter 23, problem LDP.
public struct LeastDistance: Equatable, Sendable {
  /// The nearest point, of length n.
  public let solution: [Double]
  /// The constraints that hold it there, ascending.
  public let binding: [Int]
  /// Per constraint, what half the squared distance grows by per unit of `h`; 0 where it doesn't bind.
  public let multipliers: [Double]

  /// Finds the point.
  ///
  /// - Parameters:
  ///   - point: `x₀`, of length n.
  ///   - constraints: `G`, p by n; no rows mean no constraints.
  ///   - values: `h`, of length p.
  /// - Precondition: the shapes fit.
  /// - Throws: `.notFinite`; `.incompatibleConstraints` when no point satisfies them, to working precision;
  ///   `.activeSetDidNotConverge`.
  public init(
    from point: [Double], subjectTo constraints: Matrix, atLeast values: [Double]
  ) throws(LinearAlgebraError) {
    let (n, p) = (point.count, values.count)
    precondition(constraints.rows == p, "\(p) values for \(constraints.rows) constraints")
    precondition(constraints.columns == n || p == 0, "the constraints have \(constraints.columns) columns")
    guard constraints.isFinite, (point + values).allSatisfy(\.isFinite) else { throw .notFinite }
    let problem = try LeastDistanceProblem(from: point, constraints, values)
    guard problem.size > 0 else {
      (solution, binding, multipliers) = (point, [], Array(repeating: 0, count: p))
      return
    }
    let fit = try NonNegativeLeastSquares(
      minimizing: problem.matrix, minus: Array(repeating: 0, count: n) + [1])
    // The residual's square is its last element, and 1 / (1 + the squared distance in units of the problem's size).
    guard fit.residualSumOfSquares > LeastDistanceProblem.leastResidual else {
      throw .incompatibleConstraints
    }
    let weights = fit.solution.map { $0 / fit.residualSumOfSquares * problem.size }
    let step = try problem.step(weights)
    solution = zip(point, step).map { $0 + $1 }
    binding = weights.indices.filter { weights[$0] > 0 }
    multipliers = zip(weights, problem.lengths).map { $0 / ($1 > 0 ? $1 : 1) }
    guard (solution + multipliers).allSatisfy(\.isFinite) else { throw .notFinite }
  }
}

/// The constraints with rows of length 1 around the point, what is missing in units of the most that is missing.
private struct LeastDistanceProblem {
  /// Below this no point is taken to exist: distances of 10⁹ times the largest shortfall, beside rounding of 1e-31.
  static let leastResidual = 1e-18

  /// The rows of `G`, each of length 1 or 0.
  let rows: Matrix
  /// The lengths that the rows had.
  let lengths: [Double]
  /// How far the point is from satisfying each constraint; negative where it does with room to spare.
  let missing: [Double]
  /// The largest of these; 0 or less where nothing has to be done.
  let size: Double

  init(from point: [Double], _ constraints: Matrix, _ values: [Double]) throws(LinearAlgebraError) {
    let (p, n) = (values.count, point.count)
    let lengths = (0..<p).map { i in
      (0..<n).reduce(0) { $0 + constraints[i, $1] * constraints[i, $1] }.squareRoot()
    }
    let reached = p > 0 ? constraints * point : []
    var rows = Matrix(rows: p, columns: n)
    for i in 0..<p where lengths[i] > 0 { for j in 0..<n { rows[i, j] = constraints[i, j] / lengths[i] } }
    let missing = (0..<p).map { i in (values[i] - reached[i]) / (lengths[i] > 0 ? lengths[i] : 1) }
    if (0..<p).contains(where: { lengths[$0] == 0 && values[$0] > 0 }) { throw .incompatibleConstraints }
    (self.rows, self.lengths, self.missing) = (rows, lengths, missing)
    size = missing.max() ?? 0
  }

  /// `E`: the rows as columns, below each what is missing.
  var matrix: Matrix {
    Matrix(
      columns: lengths.indices.map { i in
        lengths[i] > 0
          ? (0..<rows.columns).map { rows[i, $0] } + [missing[i] / size]
          : Array(repeating: 0, count: rows.columns + 1)
      })
  }

  /// The shortest step that satisfies the binding constraints as equations, sharper than the residual tells it; or
  /// what the weights make of it where these constraints depend on each other.
  func step(_ weights: [Double]) throws(LinearAlgebraError) -> [Double] {
    let (n, binding) = (rows.columns, weights.indices.filter { weights[$0] > 0 })
    let told = rows.transposeTimes(weights)
    guard binding.count <= n else { return told }
    let held = Matrix(columns: (0..<n).map { j in binding.map { rows[$0, j] } })
    do throws(LinearAlgebraError) {
      return try EqualityConstrainedLeastSquares(
        minimizing: .identity(n), minus: Array(repeating: 0, count: n), subjectTo: held,
        equal: binding.map { missing[$0] }
      ).solution
    } catch .dependentConstraints {
      return told
    }
  }
}
