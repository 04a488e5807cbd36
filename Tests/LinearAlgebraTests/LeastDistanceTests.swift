import LinearAlgebra
import TestSupport
import Testing

@Suite struct LeastDistanceTests {
  init() { keepBLASOnOneThread() }

  /// Lawson and Hanson (1974), chapter 23, section 7: a line through four points, rising, at least 0 at 0 and at most
  /// 1 at 1. They print the slope 0.621 and the intercept 0.379.
  @Test func `the constrained line of Lawson and Hanson`() throws {
    let qr = try PivotedQR(Matrix(columns: [[0.25, 0.5, 0.5, 0.8], [1, 1, 1, 1]]), tolerance: 0)
    let inverse = try PivotedQR(qr.r).leastSquares(.identity(2)).coefficients
    let constraints = Matrix(columns: [[1, 0, -1], [0, 1, -1]])
    let pivoted = Matrix(columns: qr.permutation.map { Array(constraints.column($0)) })
    let free = qr.thinQ.transposeTimes([0.5, 0.6, 0.7, 1.2])
    let nearest = try LeastDistance(from: free, subjectTo: pivoted * inverse, atLeast: [0, 0, -1])
    let coefficients = inverse * nearest.solution
    let line = qr.permutation.indices.map { coefficients[qr.permutation.firstIndex(of: $0)!] }
    // The last constraint binds, which leaves a ratio of sums: 0.685 / 1.1025.
    expectClose(line, [0.685 / 1.1025, 1 - 0.685 / 1.1025], within: .relative(1e-13))
    expectClose(line, [0.621, 0.379], within: .absolute(5e-4), "three decimals are printed")
    #expect(nearest.binding == [2])
  }

  @Test(arguments: [(4, 2), (12, 5), (30, 8)])
  func `nearest points agree with exact arithmetic`(p: Int, n: Int) throws {
    var (g, h) = (Matrix.patterned(p, n, 7), (0..<p).map { Matrix.pattern($0, n, 7) })
    for j in 0..<n { g = g.replacing(0, j, by: 1) }
    h[0] = 1
    for i in 0..<p where 2 * (0..<n).reduce(0, { $0 + g[i, $1] }) < h[i] {
      for j in 0..<n { g = g.replacing(i, j, by: -g[i, j]) }
      h[i] = -h[i]
    }
    let fit = try LeastDistance(from: Array(repeating: 0, count: n), subjectTo: g, atLeast: h)
    let reference = try ReferenceTable("bounded.csv").values("nearest_\(p)_\(n)")
    #expect(reference.count == n)
    expectClose(fit.solution, reference, within: Tolerance(relative: 1e-11, absolute: 1e-14))
  }

  /// x is the nearest point if and only if it satisfies the constraints, x - x₀ = Gᵀλ, λ >= 0, and λ is 0 where a
  /// constraint doesn't bind.
  @Test(arguments: [1, 2, 3, 10, 40])
  func `a random polyhedron's nearest point satisfies the conditions`(n: Int) throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let p = 2 * n + 1
      let (g, inside) = (Matrix.random(p, n, seed: seed), Matrix.random(n, 1, seed: seed + 9).elements)
      let slack = Matrix.random(p, 1, seed: seed + 5).elements.map { max(0, $0) }
      let h = zip(g * inside, slack).map { $0 - $1 }
      let point = Matrix.random(n, 1, seed: seed + 7).elements.map { 3 * $0 }
      let fit = try LeastDistance(from: point, subjectTo: g, atLeast: h)
      let room = zip(g * fit.solution, h).map { $0 - $1 }
      #expect(room.allSatisfy { $0 > -1e-11 }, "\(seed)")
      #expect(fit.multipliers.allSatisfy { $0 >= 0 })
      // Binding constraints may be nearly parallel; condition numbers reach some thousands.
      expectClose(
        g.transposeTimes(fit.multipliers), zip(fit.solution, point).map { $0 - $1 }, within: .absolute(1e-9))
      let work = zip(fit.multipliers, room).reduce(0) { $0 + $1.0 * $1.1.magnitude }
      #expect(work < 1e-9)
      #expect(fit.binding == fit.multipliers.indices.filter { fit.multipliers[$0] > 0 })
    }
  }

  @Test func `a point that satisfies the constraints is its own nearest`() throws {
    let fit = try LeastDistance(
      from: [3, 4], subjectTo: Matrix(columns: [[1, 0, 0], [0, 1, 0]]), atLeast: [3, -1, 0])
    #expect(fit.solution == [3, 4] && fit.binding.isEmpty && fit.multipliers == [0, 0, 0])
    let none = try LeastDistance(from: [1], subjectTo: Matrix(rows: 0, columns: 1), atLeast: [])
    #expect(none.solution == [1])
  }

  @Test func `far points keep their digits`() throws {
    let fit = try LeastDistance(
      from: [1e7, 0], subjectTo: Matrix(columns: [[-1, 0, 1e-3], [0, 1, 1]]), atLeast: [-1, 2e-5, 1e-5])
    expectClose(fit.solution, [1, 2e-5], within: .relative(1e-10))
  }

  @Test func `multipliers are the cost of asking more`() throws {
    let g = Matrix(columns: [[1, 2], [3, -1]])
    func half(_ h: [Double]) throws -> Double {
      try LeastDistance(from: [0, 0], subjectTo: g, atLeast: h).solution.reduce(0) { $0 + $1 * $1 } / 2
    }
    let fit = try LeastDistance(from: [0, 0], subjectTo: g, atLeast: [4, 1])
    let change = try (half([4.001, 1]) - half([3.999, 1])) / 0.002
    // A quadratic: its symmetric difference is exact but for rounding.
    expectClose([fit.multipliers[0]], [change], within: .relative(1e-9))
  }

  @Test(arguments: [
    ([[1.0, -1], [0, 0]], [1.0, 0]), ([[1, -1], [2, -2]], [1, -0.5]), ([[0, 0], [0, 1]], [1e-9, 0]),
  ])
  func `constraints without a common point are refused`(columns: [[Double]], h: [Double]) {
    #expect(throws: LinearAlgebraError.incompatibleConstraints) {
      try LeastDistance(from: [0, 0], subjectTo: Matrix(columns: columns), atLeast: h)
    }
  }

  @Test func `a NaN anywhere is refused`() {
    let one = Matrix.identity(1)
    #expect(throws: LinearAlgebraError.notFinite) {
      try LeastDistance(from: [.nan], subjectTo: one, atLeast: [0])
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try LeastDistance(from: [0], subjectTo: one, atLeast: [.infinity])
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try LeastDistance(from: [0], subjectTo: Matrix(columns: [[.nan]]), atLeast: [0])
    }
  }
}

extension Matrix {
  fileprivate func replacing(_ row: Int, _ column: Int, by value: Double) -> Matrix {
    spoiled(at: row, column, by: value - self[row, column])
  }
}
