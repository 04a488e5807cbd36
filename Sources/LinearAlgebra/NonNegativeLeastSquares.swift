/// The `x` that minimises `‖A x - b‖₂` among those without a negative element.
///
/// At the solution `w = Aᵀ (b - A x)` is 0 where `x` is above 0 and at most 0 where `x` is 0 (the conditions of Karush,
/// Kuhn and Tucker), which makes it the minimum. Where columns are dependent there may be others with the same sum of
/// squares. Source: Lawson and Hanson (1974), *Solving Least Squares Problems*, chapter 23.
public struct NonNegativeLeastSquares: Equatable, Sendable {
  /// The minimiser, of length n; exactly 0 where it is held there.
  public let solution: [Double]
  /// `w`, of length n: half the fall of the sum of squares per unit of each unknown.
  public let gradient: [Double]
  /// The squared length of `A x - b`.
  public let residualSumOfSquares: Double

  /// Solves the problem.
  ///
  /// - Parameters:
  ///   - a: m by n, of any shape.
  ///   - b: of length m.
  /// - Precondition: the shapes fit.
  /// - Throws: `.notFinite`; `.activeSetDidNotConverge` when rounding makes ties go round in a circle.
  /// - Complexity: a QR factorisation of the free columns per release; as a rule about n releases.
  public init(minimizing a: Matrix, minus b: [Double]) throws(LinearAlgebraError) {
    let fit = try BoundedLeastSquares(
      minimizing: a, minus: b, from: Array(repeating: 0, count: a.columns),
      to: Array(repeating: .infinity, count: a.columns))
    (solution, gradient) = (fit.solution, fit.gradient)
    residualSumOfSquares = fit.residualSumOfSquares
  }
}
