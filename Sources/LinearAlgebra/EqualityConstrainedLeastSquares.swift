import CLAPACKShims

/// The `x` that minimises `‖A x - b‖₂` among those with `C x = d`, by a generalised RQ factorisation.
public struct EqualityConstrainedLeastSquares: Equatable, Sendable {
  /// The minimiser, of length n.
  public let solution: [Double]
  /// The squared length of `A x - b`.
  public let residualSumOfSquares: Double

  /// Solves the problem, by DGGLSE.
  ///
  /// - Parameters:
  ///   - a: m by n.
  ///   - b: of length m.
  ///   - constraints: `C`, p by n with p <= n <= m + p; no rows mean no constraints.
  ///   - values: `d`, of length p.
  /// - Precondition: the shapes fit.
  /// - Throws: `.notFinite`; `.dependentConstraints` when the rows of `C` are dependent to working
  ///   precision; `.illConditioned` when `A` and `C` together leave part of `x` undetermined (for no
  ///   constraints, `.rankDeficient`).
  public init(
    minimizing a: Matrix, minus b: [Double], subjectTo constraints: Matrix, equal values: [Double]
  ) throws(LinearAlgebraError) {
    let (m, n, p) = (a.rows, a.columns, constraints.rows)
    precondition(b.count == m && values.count == p, "a right-hand side of the wrong length")
    precondition(constraints.columns == n || p == 0, "the constraints have \(constraints.columns) columns")
    precondition(p <= n && n <= m + p, "a problem of \(n) unknowns with \(m) rows and \(p) constraints")
    guard a.isFinite, constraints.isFinite, b.allSatisfy(\.isFinite), values.allSatisfy(\.isFinite) else {
      throw .notFinite
    }
    guard p > 0, m > 0 else {
      self = try Self.unmixed(a, b, constraints, values)
      return
    }
    var problem = Problem(a: a.elements, c: constraints.elements, b: b, d: values, m: m, n: n, p: p)
    let (info, solution) = problem.solve()
    requireAccepted(info)
    let constraintReciprocal = problem.constraintReciprocal
    guard info != 1, constraintReciprocal >= .ulpOfOne else {
      throw .dependentConstraints(reciprocal: constraintReciprocal)
    }
    let freeReciprocal = problem.freeReciprocal
    guard info == 0, freeReciprocal >= .ulpOfOne else { throw .illConditioned(reciprocal: freeReciprocal) }
    let residual = problem.b.dropFirst(n - p).reduce(0) { $0 + $1 * $1 }
    guard residual.isFinite, solution.allSatisfy(\.isFinite) else { throw .notFinite }
    (self.solution, residualSumOfSquares) = (solution, residual)
  }

  private init(solution: [Double], residualSumOfSquares: Double) {
    (self.solution, self.residualSumOfSquares) = (solution, residualSumOfSquares)
  }

  /// The two borders of the problem: least squares without constraints, and constraints alone (p = n).
  private static func unmixed(
    _ a: Matrix, _ b: [Double], _ constraints: Matrix, _ values: [Double]
  ) throws(LinearAlgebraError) -> Self {
    let free = constraints.rows == 0
    let qr = try PivotedQR(free ? a : constraints)
    guard free || qr.rank == constraints.rows else {
      throw .dependentConstraints(reciprocal: qr.reciprocalCondition)
    }
    let fit = try qr.leastSquares(Matrix(columns: [free ? b : values]))
    return Self(
      solution: fit.coefficients.elements, residualSumOfSquares: free ? fit.residualSumOfSquares[0] : 0)
  }
}

/// The storage that DGGLSE works in, and what it leaves there.
private struct Problem {
  /// In: A. Out: in its leading n - p rows and columns, the triangle of the unknowns left free.
  var a: [Double]
  /// In: C. Out: in its last p columns, the triangle of the constraints.
  var c: [Double]
  /// In: b. Out: below element n - p, the rotated residual.
  var b: [Double]
  var d: [Double]
  let m: Int
  let n: Int
  let p: Int

  mutating func solve() -> (la_info, [Double]) {
    var x = [Double](repeating: 0, count: n)
    let (m, n, p) = (la_int(m), la_int(n), la_int(p))
    let info = unsafe a.withUnsafeMutableBufferPointer { a in
      unsafe c.withUnsafeMutableBufferPointer { c in
        unsafe b.withUnsafeMutableBufferPointer { b in
          unsafe d.withUnsafeMutableBufferPointer { d in
            unsafe x.withUnsafeMutableBufferPointer { x in
              let (a, c, b) = (a.baseAddress!, c.baseAddress!, b.baseAddress!)
              let (d, x) = (d.baseAddress!, x.baseAddress!)
              return unsafe withBestWorkspace { unsafe la_dgglse(m, n, p, a, m, c, p, b, d, x, $0, $1) }
            }
          }
        }
      }
    }
    return (info, x)
  }

  var constraintReciprocal: Double {
    unsafe c.withUnsafeBufferPointer { c in
      unsafe reciprocalConditionOfTriangle(
        c.baseAddress! + (n - p) * p, order: la_int(p), leadingDimension: la_int(p))
    }
  }

  var freeReciprocal: Double {
    guard n > p else { return 1 }
    return unsafe a.withUnsafeBufferPointer { a in
      unsafe reciprocalConditionOfTriangle(
        a.baseAddress!, order: la_int(n - p), leadingDimension: la_int(m))
    }
  }
}
