extension PivotedQR {
  /// The `n` by `m` matrix `A⁺ = P R⁻¹ Qᵀ`, whose product with a right-hand side gives the least-squares solution.
  ///
  /// `A⁺ D A⁺ᵀ` with a diagonal `D` is the covariance of the solution when the right-hand side has
  /// variances `D`, without squaring the condition number in a product `Aᵀ A`.
  ///
  /// - Precondition: `A` has at least as many rows as columns.
  /// - Throws: `.rankDeficient`; `.notFinite` when it overflows.
  public func pseudoInverse() throws(LinearAlgebraError) -> Matrix {
    precondition(factored.rows >= factored.columns)
    guard rank == factored.columns else { throw .rankDeficient(rank: rank) }
    let solved = solvingTriangle(thinQ.transposed())
    var result = Matrix(rows: solved.rows, columns: solved.columns)
    for j in 0..<solved.columns { for i in 0..<rank { result[permutation[i], j] = solved[i, j] } }
    guard result.isFinite else { throw .notFinite }
    return result
  }

  /// The `n` by `n` matrix `P R⁻¹`, whose product with its own transpose is the inverse of `Aᵀ A`.
  ///
  /// - Throws: `.rankDeficient`; `.notFinite` when it overflows.
  public func inverseTriangle() throws(LinearAlgebraError) -> Matrix {
    let n = factored.columns
    guard rank == n else { throw .rankDeficient(rank: rank) }
    let inverse = solvingTriangle(.identity(n))
    var result = Matrix(rows: n, columns: n)
    for j in 0..<n { for i in 0...j { result[permutation[i], j] = inverse[i, j] } }
    guard result.isFinite else { throw .notFinite }
    return result
  }
}
