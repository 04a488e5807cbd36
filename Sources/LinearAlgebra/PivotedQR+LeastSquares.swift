import CLAPACKShims

/// Coefficients that minimise a sum of squares, one column per right-hand side.
public struct LeastSquaresSolution: Equatable, Sendable {
  /// The minimisers, n by the number of right-hand sides.
  public let coefficients: Matrix
  /// The squared length of `A x - b`, per right-hand side.
  public let residualSumOfSquares: [Double]
  /// The rank of `A`: below n, the coefficients are one choice out of many.
  public let rank: Int
}

extension PivotedQR {
  /// The `x` that minimises `‖A x - b‖₂`, for every column of `b`.
  ///
  /// With the leading `rank` pivoted columns, `x = P R⁻¹ Qᵀ b`; what `Qᵀ b` holds below is the residual.
  ///
  /// - Parameters:
  ///   - b: m by any number of right-hand sides.
  ///   - deficiency: what happens when the rank is below n.
  /// - Precondition: `b` has as many rows as `A`.
  /// - Throws: `.notFinite`; `.rankDeficient` when the columns are dependent and `deficiency` is `.refuse`.
  public func leastSquares(
    _ b: Matrix, whenRankDeficient deficiency: RankDeficiency = .refuse
  ) throws(LinearAlgebraError) -> LeastSquaresSolution {
    precondition(b.rows == factored.rows, "the right-hand side has \(b.rows) rows, not \(factored.rows)")
    guard b.isFinite else { throw .notFinite }
    if rank < factored.columns, case .refuse = deficiency { throw .rankDeficient(rank: rank) }
    let rotated = applyingQ(to: b, transposed: true)
    let solved = solvingTriangle(
      Matrix(
        columns: (0..<b.columns).map { j in
          Array(rotated.column(j).prefix(rank))
        }))
    var x = Matrix(rows: factored.columns, columns: b.columns)
    for j in 0..<b.columns { for i in 0..<rank { x[permutation[i], j] = solved[i, j] } }
    let residual = (0..<b.columns).map { j in
      rotated.column(j).dropFirst(rank).reduce(0) { $0 + $1 * $1 }
    }
    guard x.isFinite, residual.allSatisfy(\.isFinite) else { throw .notFinite }
    return LeastSquaresSolution(coefficients: x, residualSumOfSquares: residual, rank: rank)
  }

  /// The inverse of `Aᵀ A`, n by n: times the residual variance, the covariance of the coefficients.
  ///
  /// Formed as `P R⁻¹ R⁻ᵀ Pᵀ`, without squaring the condition number in a product `Aᵀ A`.
  ///
  /// - Throws: `.rankDeficient`; `.notFinite` when it overflows.
  public func inverseGram() throws(LinearAlgebraError) -> Matrix {
    let n = factored.columns
    guard rank == n else { throw .rankDeficient(rank: rank) }
    let inverse = solvingTriangle(.identity(n))
    let pivoted = inverse.timesTranspose(inverse)
    var result = Matrix(rows: n, columns: n)
    // From one triangle, so that the result is symmetric to the last bit.
    for j in 0..<n {
      for i in j..<n {
        result[permutation[i], permutation[j]] = pivoted[i, j]
        result[permutation[j], permutation[i]] = pivoted[i, j]
      }
    }
    guard result.isFinite else { throw .notFinite }
    return result
  }

  /// The solution of `R₁ x = b` with the leading `rank` triangle.
  func solvingTriangle(_ b: Matrix) -> Matrix {
    guard rank > 0, b.columns > 0 else { return b }
    var x = b
    let info = unsafe factored.elements.withUnsafeBufferPointer { r in
      unsafe x.elements.withUnsafeMutableBufferPointer { x in
        unsafe la_dtrtrs(
          LA_UPPER, LA_NO_TRANS, la_int(rank), la_int(b.columns), r.baseAddress!, la_int(factored.rows),
          x.baseAddress!, la_int(rank))
      }
    }
    requireAccepted(info)
    precondition(info == 0, "the rank counts only diagonal elements that are not zero")
    return x
  }
}
