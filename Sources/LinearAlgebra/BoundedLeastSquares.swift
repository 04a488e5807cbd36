/// The `x` that minimises `‖A x - b‖₂` among those with `lower <= x <= upper`.
///
/// At the solution `w = Aᵀ (b - A x)` is 0 for an unknown between its bounds, at most 0 for one held at its lower bound
/// and at least 0 for one held at its upper bound. Source: Stark and Parker (1995), Bounded-variable least-squares: an
/// algorithm and applications, *Computational Statistics* 10.
public struct BoundedLeastSquares: Equatable, Sendable {
  /// The minimiser, of length n; exactly at the bound where it is held there.
  public let solution: [Double]
  /// `w`, of length n: half the fall of the sum of squares per unit of each unknown.
  public let gradient: [Double]
  /// The squared length of `A x - b`.
  public let residualSumOfSquares: Double

  /// Solves the problem.
  ///
  /// - Parameters:
  ///   - a: m by n, of any shape. Where columns are dependent, the minimiser is one of several.
  ///   - b: of length m.
  ///   - lower: of length n, `-infinity` where there is no bound.
  ///   - upper: of length n, `infinity` where there is no bound; the same as `lower` fixes an unknown.
  /// - Precondition: the shapes fit, and no lower bound lies above its upper bound or is infinite itself.
  /// - Throws: `.notFinite` (a NaN among the bounds too); `.activeSetDidNotConverge` when rounding makes ties go round
  ///   in a circle.
  public init(
    minimizing a: Matrix, minus b: [Double], from lower: [Double], to upper: [Double]
  ) throws(LinearAlgebraError) {
    precondition(b.count == a.rows, "the right-hand side has \(b.count) elements, not \(a.rows)")
    precondition(lower.count == a.columns && upper.count == a.columns, "\(a.columns) unknowns have bounds")
    guard a.isFinite, b.allSatisfy(\.isFinite), !(lower + upper).contains(where: \.isNaN) else {
      throw .notFinite
    }
    precondition(
      zip(lower, upper).allSatisfy { $0 <= $1 && $0 < .infinity && $1 > -.infinity },
      "a bound is on the wrong side")
    var set = ActiveSet(a, b, lower: lower, upper: upper)
    try set.solve()
    // In their own units, so that what is held stands at its bound to the bit.
    solution = set.solution.indices.map { j in
      set.isHeld(atLower: j) && lower[j].isFinite
        ? lower[j] : set.isHeld(atUpper: j) ? upper[j] : min(max(set.solution[j], lower[j]), upper[j])
    }
    gradient = set.gradient
    residualSumOfSquares = set.residual.reduce(0) { $0 + $1 * $1 }
    guard residualSumOfSquares.isFinite, solution.allSatisfy(\.isFinite) else { throw .notFinite }
  }
}
