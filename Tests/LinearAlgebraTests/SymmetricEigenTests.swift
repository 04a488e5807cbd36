import Foundation
import LinearAlgebra
import TestSupport
import Testing

@Suite struct SymmetricEigenTests {
  init() { keepBLASOnOneThread() }

  @Test(arguments: blockStraddlingSizes) func `known factors are rebuilt`(n: Int) throws {
    let q = try PivotedQR(.random(n, n, seed: 1)).thinQ
    let values = (0..<n).map { Double($0) - Double(n) / 3 }
    let a = (q * Matrix.diagonal(values)).timesTranspose(q)
    let eigen = try SymmetricEigen(a)
    let tolerance = Tolerance.absolute(1e-12 * Double(n))
    expectClose(eigen.values, values, within: tolerance)
    let v = eigen.vectors
    #expect(isClose((v * .diagonal(eigen.values)).timesTranspose(v), a, within: tolerance))
    #expect(isClose(v.transposeTimes(v), .identity(n), within: tolerance))
    var spoiled = eigen.values
    spoiled[0] += 1e-3
    #expect(!isClose((v * .diagonal(spoiled)).timesTranspose(v), a, within: tolerance))
    for j in 0..<n { #expect((v.column(j).max { $0.magnitude < $1.magnitude } ?? .nan) > 0) }
  }

  @Test(arguments: blockStraddlingSizes)
  func `second differences have their textbook eigenvalues`(n: Int) throws {
    var a = Matrix(rows: n, columns: n)
    for i in 0..<n {
      a[i, i] = 2
      if i > 0 { (a[i, i - 1], a[i - 1, i]) = (-1, -1) }
    }
    // 4 sin²(k π / (2 n + 2)), k = 1 ... n.
    let expected = (1...n).map { k in 4 * pow(sin(Double(k) * .pi / Double(2 * n + 2)), 2) }
    expectClose(try SymmetricEigen(a).values, expected, within: .absolute(1e-13))
  }

  @Test func `a Hilbert matrix agrees with sixty digits`() throws {
    let eigen = try SymmetricEigen(.hilbert(6, 6))
    expectClose(
      eigen.values, try ReferenceTable("reference.csv").values("eigen_values"), within: .absolute(1e-14))
    expectClose([eigen.reciprocalCondition], [6.6885e-08], within: .relative(1e-4), "five digits typed")
  }

  @Test func `only the lower triangle counts`() throws {
    let eigen = try SymmetricEigen(Matrix(rows: 2, columns: 2, byColumns: [2, 1, 1e9, 2]))
    expectClose(eigen.values, [1, 3], within: .relative(1e-14))
  }

  @Test func `nothing, and nothing but zeros`() throws {
    let empty = try SymmetricEigen(Matrix(rows: 0, columns: 0))
    #expect(empty.values.isEmpty && empty.reciprocalCondition == 1)
    #expect(try SymmetricEigen(Matrix(rows: 2, columns: 2)).reciprocalCondition == 0)
  }

  @Test func `a NaN is refused`() {
    for place in 0..<4 {
      var elements = [1.0, 0, 0, 1]
      elements[place] = .nan
      #expect(throws: LinearAlgebraError.notFinite) {
        try SymmetricEigen(Matrix(rows: 2, columns: 2, byColumns: elements))
      }
    }
  }

  @Test func `a matrix that isn't square traps`() async {
    await #expect(processExitsWith: .failure) { _ = try SymmetricEigen(Matrix(rows: 2, columns: 1)) }
  }
}
