import LinearAlgebra
import TestSupport
import Testing

@Suite struct PivotedQRTests {
  init() { keepBLASOnOneThread() }

  /// The columns of `a` in the order of the factorisation.
  private func permuted(_ a: Matrix, by qr: PivotedQR) -> Matrix {
    Matrix(columns: qr.permutation.map { Array(a.column($0)) })
  }

  @Test(arguments: blockStraddlingSizes, [0, 4, -1])
  func `Q R rebuilds the permuted matrix`(n: Int, extraRows: Int) throws {
    let rows = max(1, n + extraRows)
    let a = Matrix.random(rows, n, seed: UInt64(n))
    let qr = try PivotedQR(a)
    let (q, r) = (qr.thinQ, qr.r)
    let tolerance = roundingTolerance(n)
    #expect(isClose(q * r, permuted(a, by: qr), within: tolerance))
    #expect(isClose(q.transposeTimes(q), .identity(min(rows, n)), within: tolerance))
    #expect(!isClose(q * r.spoiled(at: 0, 0), permuted(a, by: qr), within: tolerance))
    #expect(qr.permutation.sorted() == Array(0..<n))
    let diagonal = (0..<min(rows, n)).map { r[$0, $0].magnitude }
    #expect(zip(diagonal, diagonal.dropFirst()).allSatisfy { $0 >= $1 * (1 - 1e-12) })
    #expect(qr.rank == min(rows, n))
  }

  @Test(arguments: [3, 10, 65], [1, 2])
  func `the rank is that of the factors`(n: Int, rank: Int) throws {
    let a = Matrix.random(n + 2, rank, seed: 1) * Matrix.random(rank, n, seed: 2)
    let qr = try PivotedQR(a)
    #expect(qr.rank == rank)
    #expect(qr.reciprocalCondition < 1e-14)
    #expect(try PivotedQR(a.spoiled(at: 0, 0)).rank == rank + 1)
    #expect(try PivotedQR(a.spoiled(at: 0, 0, by: 1e-9), tolerance: 1e-6).rank == rank)
  }

  @Test func `the condition of a diagonal matrix is known`() throws {
    expectClose(
      [try PivotedQR(.diagonal([1, 1e-3, -10])).reciprocalCondition], [1e-4], within: .relative(1e-14))
  }

  @Test func `nothing, and nothing but zeros`() throws {
    let none = try PivotedQR(Matrix(rows: 3, columns: 0))
    #expect(none.rank == 0 && none.reciprocalCondition == 1)
    let fit = try none.leastSquares(Matrix(columns: [[1, 2, 3]]))
    #expect(fit.coefficients.rows == 0 && fit.residualSumOfSquares == [14])
    let zero = try PivotedQR(Matrix(rows: 3, columns: 2))
    #expect(zero.rank == 0 && zero.reciprocalCondition == 0)
    let basic = try zero.leastSquares(Matrix(columns: [[1, 2, 2]]), whenRankDeficient: .basicSolution)
    #expect(basic.coefficients.elements == [0, 0])
    expectClose(basic.residualSumOfSquares, [9], within: .relative(1e-15))
    let short = try PivotedQR(Matrix(rows: 0, columns: 2))
    #expect(short.rank == 0 && short.permutation == [0, 1])
  }

  @Test func `a NaN is refused`() throws {
    #expect(throws: LinearAlgebraError.notFinite) { try PivotedQR(Matrix(columns: [[.nan, 0], [0, 1]])) }
    let qr = try PivotedQR(.identity(2))
    #expect(throws: LinearAlgebraError.notFinite) { try qr.leastSquares(Matrix(columns: [[.nan, 1]])) }
    #expect(throws: LinearAlgebraError.notFinite) {
      try PivotedQR(Matrix(columns: [[1e-300]])).leastSquares(Matrix(columns: [[1e300]]))
    }
  }

  @Test func `a right-hand side of the wrong height traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = try PivotedQR(.identity(2)).leastSquares(Matrix(rows: 3, columns: 1))
    }
  }
}
