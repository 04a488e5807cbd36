import LinearAlgebra
import TestSupport
import Testing

@Suite struct SingularValueDecompositionTests {
  init() { keepBLASOnOneThread() }

  @Test(arguments: blockStraddlingSizes, [0, 4, -3])
  func `known factors are rebuilt`(n: Int, extraRows: Int) throws {
    let (rows, k) = (max(1, n + extraRows), min(n, max(1, n + extraRows)))
    let q = try PivotedQR(.random(rows, k, seed: 1)).thinQ
    let p = try PivotedQR(.random(n, k, seed: 2)).thinQ
    let values = (0..<k).map { Double(k - $0) }
    let a = (q * Matrix.diagonal(values)).timesTranspose(p)
    let svd = try SingularValueDecomposition(a)
    let tolerance = Tolerance.absolute(1e-12 * Double(n))
    expectClose(svd.singularValues, values, within: tolerance)
    #expect(isClose(svd.u * .diagonal(svd.singularValues) * svd.vTransposed, a, within: tolerance))
    #expect(isClose(svd.u.transposeTimes(svd.u), .identity(k), within: tolerance))
    #expect(isClose(svd.vTransposed.timesTranspose(svd.vTransposed), .identity(k), within: tolerance))
    var spoiled = svd.singularValues
    spoiled[k - 1] += 1e-3
    #expect(!isClose(svd.u * .diagonal(spoiled) * svd.vTransposed, a, within: tolerance))
    expectClose(try a.singularValues(), svd.singularValues, within: tolerance)
    #expect(svd.reciprocalCondition > 0)
  }

  @Test func `a Hilbert matrix agrees with sixty digits`() throws {
    let svd = try SingularValueDecomposition(.hilbert(8, 5))
    // Relative to the largest value, 1.6.
    expectClose(
      svd.singularValues, try ReferenceTable("reference.csv").values("singular_values"),
      within: .absolute(1e-14))
    expectClose([svd.reciprocalCondition], [7.9790394e-06], within: .relative(1e-7), "eight digits typed")
  }

  @Test(arguments: [3, 65]) func `the sign doesn't follow that of the matrix`(n: Int) throws {
    let a = Matrix.random(n + 2, n, seed: 3)
    let minus = Matrix(rows: n + 2, columns: n, byColumns: a.elements.map { -$0 })
    let (plus, negated) = (try SingularValueDecomposition(a), try SingularValueDecomposition(minus))
    for j in 0..<n {
      let largest = plus.u.column(j).max { $0.magnitude < $1.magnitude } ?? .nan
      #expect(largest > 0)
    }
    #expect(isClose(plus.u, negated.u, within: .absolute(1e-11)))
  }

  @Test func `nothing, and nothing but zeros`() throws {
    let empty = try SingularValueDecomposition(Matrix(rows: 0, columns: 3))
    #expect(empty.singularValues.isEmpty && empty.u.columns == 0 && empty.vTransposed.columns == 3)
    #expect(empty.reciprocalCondition == 1)
    let zero = try SingularValueDecomposition(Matrix(rows: 3, columns: 2))
    #expect(zero.singularValues == [0, 0] && zero.reciprocalCondition == 0)
  }

  @Test func `a NaN is refused`() {
    let spoiled = Matrix(rows: 2, columns: 2, byColumns: [.nan, 0, 0, 1])
    #expect(throws: LinearAlgebraError.notFinite) { try spoiled.singularValues() }
    #expect(throws: LinearAlgebraError.notFinite) { try SingularValueDecomposition(spoiled) }
  }
}
