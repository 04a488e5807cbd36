import LinearAlgebra
import TestSupport
import Testing

@Suite struct LeastSquaresTests {
  init() { keepBLASOnOneThread() }

  private func reference() throws -> ReferenceTable { try ReferenceTable("reference.csv") }

  /// NIST Statistical Reference Datasets, Longley (1967): sixteen years, six regressors, condition about
  /// 5e9 in the units given.
  @Test func `Longley's regression has the certified coefficients`() throws {
    let data = try ReferenceTable("longley.csv")
    let regressors = data.header.dropFirst().map { data.column($0) }
    let qr = try PivotedQR(Matrix(columns: [[Double](repeating: 1, count: 16)] + regressors))
    let fit = try qr.leastSquares(Matrix(columns: [data.column("employed")]))
    // Certified by NIST. The condition number times machine precision is 1e-6; column by column less is lost.
    let certified = [
      -3482258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683, -1.03322686717359,
      -0.511041056535807e-01, 1829.15146461355,
    ]
    expectClose(fit.coefficients.elements, certified, within: .relative(1e-9), "condition 5e9")
    expectClose(fit.residualSumOfSquares, [836424.055505915], within: .relative(1e-10))
    let variance = fit.residualSumOfSquares[0] / 9
    let inverse = try qr.inverseGram()
    expectClose(
      (0..<7).map { (variance * inverse[$0, $0]).squareRoot() },
      [
        890420.383607373, 84.9149257747669, 0.334910077722432e-01, 0.488399681651699, 0.214274163161675,
        0.226073200069370, 455.478499142212,
      ], within: .relative(1e-9), "condition 5e9")
    let table = try reference()
    expectClose(table.values("longley_coefficients"), certified, within: .relative(1e-14))
    #expect(qr.rank == 7 && qr.reciprocalCondition < 1e-9)
  }

  @Test func `a Hilbert matrix agrees with exact arithmetic`() throws {
    let fit = try PivotedQR(.hilbert(12, 6)).leastSquares(
      Matrix(columns: [(1...12).map { 1 / Double($0 * $0) }]))
    let table = try reference()
    // Condition 5e6, residual small: about 1e-9 is lost at most.
    expectClose(
      fit.coefficients.elements, table.values("hilbert_coefficients"), within: .relative(1e-9), "condition")
    expectClose(
      fit.residualSumOfSquares, table.values("hilbert_residual_sum_of_squares"), within: .relative(1e-9),
      "condition")
  }

  @Test(arguments: blockStraddlingSizes)
  func `the residual is orthogonal to the columns`(n: Int) throws {
    let (a, b) = (Matrix.random(2 * n + 1, n, seed: 1), Matrix.random(2 * n + 1, 3, seed: 2))
    let fit = try PivotedQR(a).leastSquares(b)
    var residual = a * fit.coefficients
    for j in 0..<3 { for i in 0...2 * n { residual[i, j] -= b[i, j] } }
    let zero = Matrix(rows: n, columns: 3)
    // The coefficients reach about 1, the condition number a few tens.
    let tolerance = Tolerance.absolute(1e-11)
    #expect(isClose(a.transposeTimes(residual), zero, within: tolerance))
    var spoiled = residual
    spoiled[0, 0] += 1e-3
    #expect(!isClose(a.transposeTimes(spoiled), zero, within: tolerance))
    for j in 0..<3 {
      expectClose(
        [fit.residualSumOfSquares[j]], [residual.column(j).reduce(0) { $0 + $1 * $1 }],
        within: .relative(1e-10))
    }
  }

  @Test func `dependent columns are refused unless a basic solution is asked for`() throws {
    let x = [1.0, 2, 3, 4]
    let a = Matrix(columns: [[1, 1, 1, 1], x, x.map { 2 * $0 + 1 }])
    let qr = try PivotedQR(a)
    let b = Matrix(columns: [[3, 5, 7, 10]])
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 2)) { try qr.leastSquares(b) }
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 2)) { try qr.inverseGram() }
    let basic = try qr.leastSquares(b, whenRankDeficient: .basicSolution)
    let full = try PivotedQR(Matrix(columns: [[1, 1, 1, 1], x])).leastSquares(b)
    #expect(basic.rank == 2)
    #expect(basic.coefficients.elements.filter { $0 == 0 }.count == 1)
    expectClose(basic.residualSumOfSquares, full.residualSumOfSquares, within: .relative(1e-12))
    expectClose((a * basic.coefficients).elements, [2.8, 5.1, 7.4, 9.7], within: .relative(1e-13))
  }

  @Test(arguments: blockStraddlingSizes)
  func `the inverse of the normal matrix inverts it`(n: Int) throws {
    let a = Matrix.random(2 * n + 3, n, seed: 3)
    let inverse = try PivotedQR(a).inverseGram()
    #expect(inverse == inverse.transposed())
    // Condition numbers of the normal matrix up to about 100.
    #expect(isClose(a.transposeTimes(a) * inverse, .identity(n), within: .absolute(1e-11)))
  }

  @Test(arguments: blockStraddlingSizes)
  func `the pseudo-inverse solves, and its triangle gives the inverse of the normal matrix`(n: Int) throws {
    let (a, b) = (Matrix.random(2 * n + 3, n, seed: 4), Matrix.random(2 * n + 3, 2, seed: 5))
    let qr = try PivotedQR(a)
    let pseudoInverse = try qr.pseudoInverse()
    let tolerance = Tolerance.absolute(1e-11)
    #expect(isClose(pseudoInverse * b, try qr.leastSquares(b).coefficients, within: tolerance))
    #expect(isClose(pseudoInverse * a, .identity(n), within: tolerance))
    #expect(!isClose(pseudoInverse.spoiled(at: 0, 0) * a, .identity(n), within: tolerance))
    let root = try qr.inverseTriangle()
    #expect(isClose(root.timesTranspose(root), try qr.inverseGram(), within: tolerance))
    #expect(isClose(pseudoInverse.timesTranspose(pseudoInverse), try qr.inverseGram(), within: tolerance))
  }

  @Test func `dependent columns have no pseudo-inverse here`() throws {
    let qr = try PivotedQR(Matrix(columns: [[1, 1, 1], [2, 2, 2]]))
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 1)) { try qr.pseudoInverse() }
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 1)) { try qr.inverseTriangle() }
  }
}
