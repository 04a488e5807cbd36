import LinearAlgebra
import TestSupport
import Testing

@Suite struct BoundedLeastSquaresTests {
  init() { keepBLASOnOneThread() }

  private let table = Result { try ReferenceTable("bounded.csv") }

  @Test(arguments: [(6, 3), (12, 8), (20, 20), (10, 14)])
  func `non-negative minimisers agree with exact arithmetic`(m: Int, n: Int) throws {
    let fit = try NonNegativeLeastSquares(
      minimizing: .patterned(m, n, 1), minus: (0..<m).map { Matrix.pattern($0, 5, 2) })
    let reference = try table.get().values("nonnegative_\(m)_\(n)")
    #expect(reference.count == n)
    expectClose(fit.solution, reference, within: Tolerance(relative: 1e-10, absolute: 1e-13))
    #expect(zip(fit.solution, reference).allSatisfy { ($0 == 0) == ($1 == 0) })
  }

  @Test(arguments: [(6, 3), (12, 8), (20, 15)])
  func `minimisers within bounds agree with exact arithmetic`(m: Int, n: Int) throws {
    let fit = try BoundedLeastSquares(
      minimizing: .patterned(m, n, 3), minus: (0..<m).map { Matrix.pattern($0, 4, 5) },
      from: Array(repeating: -0.25, count: n), to: (0..<n).map { Double($0 % 3) / 4 })
    let reference = try table.get().values("bounded_\(m)_\(n)")
    #expect(reference.count == n)
    expectClose(fit.solution, reference, within: Tolerance(relative: 1e-10, absolute: 1e-13))
  }

  /// The conditions of Karush, Kuhn and Tucker, which make a minimum of a convex problem.
  private func expectMinimum(
    _ fit: BoundedLeastSquares, _ a: Matrix, _ b: [Double], _ lower: [Double], _ upper: [Double]
  ) {
    let residual = zip(b, a * fit.solution).map { $0 - $1 }
    let gradient = a.transposeTimes(residual)
    // Random problems of this size have condition numbers up to some hundreds.
    expectClose(fit.gradient, gradient, within: .absolute(1e-11))
    expectClose(
      [fit.residualSumOfSquares], [residual.reduce(0) { $0 + $1 * $1 }],
      within: Tolerance(relative: 1e-12, absolute: 1e-22))
    for j in fit.solution.indices {
      #expect(lower[j] <= fit.solution[j] && fit.solution[j] <= upper[j])
      let (isLow, isHigh) = (fit.solution[j] == lower[j], fit.solution[j] == upper[j])
      #expect(isHigh || gradient[j] < 1e-11, "\(j)")
      #expect(isLow || gradient[j] > -1e-11, "\(j)")
    }
  }

  @Test(arguments: [1, 2, 3, 10, 63, 65])
  func `random problems end at a minimum, some unknowns free, some held and some fixed`(n: Int) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let (a, b) = (Matrix.random(n + 5, n, seed: seed), Matrix.random(n + 5, 1, seed: seed + 50).elements)
      let lower: [Double] = (0..<n).map { [-0.1, 0, -.infinity, 0.2][$0 % 4] }
      let upper: [Double] = (0..<n).map { [0.1, .infinity, 0.3, 0.2][$0 % 4] }
      let fit = try BoundedLeastSquares(minimizing: a, minus: b, from: lower, to: upper)
      expectMinimum(fit, a, b, lower, upper)
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `dependent columns, ties and more unknowns than rows end at a minimum`(seed: UInt64) throws {
    let low = Matrix.random(9, 3, seed: seed) * Matrix.random(3, 12, seed: seed + 10)
    let twins = Matrix(columns: (0..<10).map { Array(Matrix.random(6, 5, seed: seed).column($0 / 2)) })
    for a in [low, twins, .random(5, 20, seed: seed), Matrix(rows: 4, columns: 3)] {
      let b = Matrix.random(a.rows, 1, seed: seed + 20).elements
      let (zero, open) = (
        Array(repeating: 0.0, count: a.columns), Array(repeating: Double.infinity, count: a.columns)
      )
      let fit = try BoundedLeastSquares(minimizing: a, minus: b, from: zero, to: open)
      expectMinimum(fit, a, b, zero, open)
      let boxed = try BoundedLeastSquares(
        minimizing: a, minus: b, from: zero, to: Array(repeating: 0.05, count: a.columns))
      expectMinimum(boxed, a, b, zero, Array(repeating: 0.05, count: a.columns))
      let free = try BoundedLeastSquares(minimizing: a, minus: b, from: open.map { -$0 }, to: open)
      let least = try PivotedQR(a).leastSquares(Matrix(columns: [b]), whenRankDeficient: .basicSolution)
      expectClose(
        [free.residualSumOfSquares], least.residualSumOfSquares,
        within: Tolerance(relative: 1e-10, absolute: 1e-20))
    }
  }

  @Test func `without effective bounds it is least squares`() throws {
    let (a, b) = (Matrix.random(12, 5, seed: 1), Matrix.random(12, 1, seed: 2))
    let wide = try BoundedLeastSquares(
      minimizing: a, minus: b.elements, from: Array(repeating: -1e3, count: 5),
      to: Array(repeating: .infinity, count: 5))
    let free = try PivotedQR(a).leastSquares(b)
    expectClose(wide.solution, free.coefficients.elements, within: .relative(1e-11))
  }

  @Test func `units of the unknowns and of the rows don't matter`() throws {
    let (a, b) = (Matrix.patterned(12, 8, 1), (0..<12).map { Matrix.pattern($0, 5, 2) })
    let plain = try NonNegativeLeastSquares(minimizing: a, minus: b)
    let units = (0..<8).map { [1, 1e6, 1e-7][$0 % 3] }
    let columns = (0..<8).map { j in a.column(j).map { $0 * units[j] } }
    let scaled = try NonNegativeLeastSquares(minimizing: Matrix(columns: columns), minus: b)
    expectClose(zip(scaled.solution, units).map { $0 * $1 }, plain.solution, within: .relative(1e-11))
  }

  @Test func `a gradient of the wrong sign would be seen`() throws {
    let (a, b) = (Matrix.patterned(12, 8, 1), (0..<12).map { Matrix.pattern($0, 5, 2) })
    let fit = try NonNegativeLeastSquares(minimizing: a, minus: b)
    let held = fit.solution.indices.filter { fit.solution[$0] == 0 }
    #expect(!held.isEmpty && held.count < 8)
    #expect(held.allSatisfy { fit.gradient[$0] < -1e-3 })
    let others = fit.solution.indices.filter { fit.solution[$0] > 0 }
    expectClose(others.map { fit.gradient[$0] }, others.map { _ in 0 }, within: .absolute(1e-12))
  }

  @Test func `a NaN anywhere is refused`() {
    let one = Matrix.identity(1)
    for (a, b, lower, upper) in [
      (Matrix(columns: [[Double.nan]]), 1, 0, 1), (one, .infinity, 0, 1), (one, 1, .nan, 1),
      (one, 1, 0, .nan),
    ] {
      #expect(throws: LinearAlgebraError.notFinite) {
        try BoundedLeastSquares(minimizing: a, minus: [b], from: [lower], to: [upper])
      }
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try NonNegativeLeastSquares(minimizing: one, minus: [.nan])
    }
  }

  @Test func `bounds on the wrong side trap`() async {
    await #expect(processExitsWith: .failure) {
      _ = try BoundedLeastSquares(minimizing: .identity(1), minus: [1], from: [1], to: [0])
    }
  }
}

extension Matrix {
  /// The element that bounded.py calls `element(i, j, which)`.
  static func pattern(_ i: Int, _ j: Int, _ which: Int) -> Double {
    let square: Int = 7 * i * i + 3 * j * j
    let mixed: Int = 5 * i * j + which * (i + 2 * j)
    return Double((square + mixed + 3) % 23 - 11) / 4
  }

  static func patterned(_ rows: Int, _ columns: Int, _ which: Int) -> Matrix {
    Matrix(columns: (0..<columns).map { j in (0..<rows).map { pattern($0, j, which) } })
  }
}
