import LinearAlgebra
import TestSupport
import Testing

@Suite struct EqualityConstrainedLeastSquaresTests {
  init() { keepBLASOnOneThread() }

  @Test func `a Hilbert matrix under two constraints agrees with exact arithmetic`() throws {
    let fit = try EqualityConstrainedLeastSquares(
      minimizing: .hilbert(12, 6), minus: (1...12).map { 1 / Double($0 * $0) },
      subjectTo: Matrix(columns: [[1, 1], [1, 0], [1, 0], [1, 0], [1, 0], [1, -1]]), equal: [1, 0])
    let table = try ReferenceTable("reference.csv")
    // The condition number is about 1e6.
    expectClose(fit.solution, table.values("constrained_solution"), within: .relative(1e-9), "condition")
    expectClose(
      [fit.residualSumOfSquares], table.values("constrained_residual_sum_of_squares"),
      within: .relative(1e-9), "condition")
  }

  @Test(arguments: blockStraddlingSizes)
  func `the constraints hold and the gradient is a combination of them`(n: Int) throws {
    let p = (n + 1) / 2
    let (a, c) = (Matrix.random(n + 3, n, seed: 1), Matrix.random(p, n, seed: 2))
    let (b, d) = (Matrix.random(n + 3, 1, seed: 3).elements, Matrix.random(p, 1, seed: 4).elements)
    let fit = try EqualityConstrainedLeastSquares(minimizing: a, minus: b, subjectTo: c, equal: d)
    // Random constraints have condition numbers of some hundreds at n = 129.
    expectClose(c * fit.solution, d, within: .absolute(1e-11))
    let residual = zip(a * fit.solution, b).map { $0 - $1 }
    expectClose(
      [fit.residualSumOfSquares], [residual.reduce(0) { $0 + $1 * $1 }], within: .relative(1e-10))
    let gradient = a.transposeTimes(residual)
    let multipliers = try PivotedQR(c.transposed()).leastSquares(Matrix(columns: [gradient]))
    #expect(multipliers.residualSumOfSquares[0] < 1e-18)
    let spoiled = gradient.enumerated().map { $0.offset == n - 1 ? $0.element + 1e-3 : $0.element }
    guard p < n else { return }
    let refitted = try PivotedQR(c.transposed()).leastSquares(Matrix(columns: [spoiled]))
    #expect(refitted.residualSumOfSquares[0] > 1e-16)
  }

  @Test func `without constraints it is least squares, with as many as unknowns a linear system`() throws {
    let (a, b) = (Matrix.random(7, 3, seed: 1), Matrix.random(7, 1, seed: 2))
    let free = try EqualityConstrainedLeastSquares(
      minimizing: a, minus: b.elements, subjectTo: Matrix(rows: 0, columns: 3), equal: [])
    let fit = try PivotedQR(a).leastSquares(b)
    #expect(free.solution == fit.coefficients.elements)
    #expect(free.residualSumOfSquares == fit.residualSumOfSquares[0])
    let fixed = try EqualityConstrainedLeastSquares(
      minimizing: Matrix(rows: 0, columns: 2), minus: [], subjectTo: Matrix(columns: [[1, 1], [1, -1]]),
      equal: [3, 1])
    expectClose(fixed.solution, [2, 1], within: .relative(1e-14))
    #expect(fixed.residualSumOfSquares == 0)
    let both = try EqualityConstrainedLeastSquares(
      minimizing: Matrix(columns: [[1], [1]]), minus: [5], subjectTo: Matrix(columns: [[1, 1], [1, -1]]),
      equal: [3, 1])
    expectClose(both.solution + [both.residualSumOfSquares], [2, 1, 4], within: .relative(1e-14))
  }

  @Test func `dependent constraints and undetermined unknowns are refused by name`() {
    let a = Matrix.identity(3)
    for contradicting in [1.0, 2.0] {
      #expect {
        try EqualityConstrainedLeastSquares(
          minimizing: a, minus: [1, 2, 3], subjectTo: Matrix(columns: [[1, 2], [1, 2], [1, 2]]),
          equal: [1, contradicting])
      } throws: { error in
        guard case LinearAlgebraError.dependentConstraints(let reciprocal) = error else { return false }
        return reciprocal < 1e-15
      }
    }
    #expect {
      try EqualityConstrainedLeastSquares(
        minimizing: Matrix(columns: [[1, 1, 1], [1, 1, 1], [1, 1, 1]]), minus: [1, 2, 3],
        subjectTo: Matrix(columns: [[1], [1], [1]]), equal: [1])
    } throws: { error in
      guard case LinearAlgebraError.illConditioned(let reciprocal) = error else { return false }
      return reciprocal < 1e-15
    }
  }

  /// Rounding leaves no exact zero on the diagonal, so that LAPACK itself sees nothing.
  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `unknowns that are undetermined but for rounding are refused`(seed: UInt64) {
    let a = Matrix.random(12, 3, seed: seed) * Matrix.random(3, 6, seed: seed + 10)
    #expect {
      try EqualityConstrainedLeastSquares(
        minimizing: a, minus: Matrix.random(12, 1, seed: 3).elements,
        subjectTo: Matrix.random(1, 6, seed: 4), equal: [1])
    } throws: { error in
      guard case LinearAlgebraError.illConditioned(let reciprocal) = error else { return false }
      return reciprocal < 1e-14
    }
  }

  @Test func `a NaN anywhere is refused`() {
    let (one, bad) = (Matrix.identity(1), Matrix(columns: [[Double.nan]]))
    #expect(throws: LinearAlgebraError.notFinite) {
      try EqualityConstrainedLeastSquares(minimizing: bad, minus: [1], subjectTo: one, equal: [1])
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try EqualityConstrainedLeastSquares(minimizing: one, minus: [.nan], subjectTo: one, equal: [1])
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try EqualityConstrainedLeastSquares(minimizing: one, minus: [1], subjectTo: bad, equal: [1])
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try EqualityConstrainedLeastSquares(minimizing: one, minus: [1], subjectTo: one, equal: [.nan])
    }
  }

  @Test func `more constraints than unknowns trap`() async {
    await #expect(processExitsWith: .failure) {
      _ = try EqualityConstrainedLeastSquares(
        minimizing: .identity(1), minus: [1], subjectTo: Matrix(columns: [[1, 1]]), equal: [1, 1])
    }
  }
}
