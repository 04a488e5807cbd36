import LinearAlgebra
import TestSupport
import Testing

@Suite struct MatrixTests {
  init() { keepBLASOnOneThread() }

  @Test func `elements are stored by column`() {
    let a = Matrix(columns: [[1, 2, 3], [4, 5, 6]])
    #expect(a.rows == 3 && a.columns == 2)
    #expect(a[2, 0] == 3 && a[0, 1] == 4)
    #expect(Array(a.column(1)) == [4, 5, 6])
    #expect(a.transposed() == Matrix(columns: [[1, 4], [2, 5], [3, 6]]))
    #expect(Matrix(columns: []) == Matrix(rows: 0, columns: 0))
  }

  @Test(arguments: blockStraddlingSizes)
  func `transposing moves every element, and twice gives it back`(n: Int) {
    let a = Matrix.random(n, n + 3, seed: 1)
    let t = a.transposed()
    #expect((0..<n).allSatisfy { i in (0..<n + 3).allSatisfy { t[$0, i] == a[i, $0] } })
    #expect(t.transposed() == a)
  }

  @Test(arguments: blockStraddlingSizes)
  func `products agree with their definition, transposed or not`(n: Int) {
    let (a, b) = (Matrix.random(n, n + 2, seed: 2), Matrix.random(n + 2, 5, seed: 3))
    let expected = a.naiveProduct(b)
    let tolerance = roundingTolerance(n)
    #expect(isClose(a * b, expected, within: tolerance))
    #expect(isClose(a.transposed().transposeTimes(b), expected, within: tolerance))
    #expect(isClose(a.timesTranspose(b.transposed()), expected, within: tolerance))
    var c = Matrix(rows: n, columns: 5, repeating: .nan)
    Matrix.multiply(a.transposed(), transposeA: true, b.transposed(), transposeB: true, into: &c)
    #expect(isClose(c, expected, within: tolerance))
    #expect(!isClose(a * b.spoiled(at: 0, 0), expected, within: tolerance))
  }

  @Test(arguments: blockStraddlingSizes)
  func `a vector is a matrix of one column`(n: Int) {
    let (a, x) = (Matrix.random(n, n + 2, seed: 4), Matrix.random(n + 2, 1, seed: 5))
    let y = Matrix.random(n, 1, seed: 6)
    expectClose(a * x.elements, a.naiveProduct(x).elements, within: roundingTolerance(n))
    expectClose(
      a.transposeTimes(y.elements), a.transposed().naiveProduct(y).elements, within: roundingTolerance(n))
  }

  @Test func `identity changes no bit`() {
    let a = Matrix.random(10, 7, seed: 7)
    #expect(Matrix.identity(10) * a == a)
    #expect(a * Matrix.identity(7) == a)
  }

  @Test func `a product over nothing is zero, whatever stood there`() {
    var c = Matrix(rows: 2, columns: 3, repeating: .nan)
    Matrix.multiply(Matrix(rows: 2, columns: 0), Matrix(rows: 0, columns: 3), into: &c)
    #expect(c == Matrix(rows: 2, columns: 3))
    #expect(Matrix(rows: 3, columns: 0) * [Double]() == [0, 0, 0])
    #expect((Matrix(rows: 0, columns: 2) * Matrix(rows: 2, columns: 4)).elements.isEmpty)
  }

  @Test(arguments: [1, 3, 65])
  func `a NaN reaches the elements it belongs to and no others, also beside a zero`(n: Int) {
    let zero = Matrix(rows: n, columns: n)
    var spoiled = zero
    spoiled[n - 1, 0] = .nan
    for product in [spoiled * zero, spoiled * Matrix.identity(n), spoiled.timesTranspose(zero)] {
      #expect(product[n - 1, 0].isNaN)
    }
    let vector = spoiled * [Double](repeating: 0, count: n)
    #expect(vector[n - 1].isNaN)
    #expect(vector.dropLast().allSatisfy { $0 == 0 })
    let transposed = spoiled.transposeTimes([Double](repeating: 0, count: n))
    #expect(transposed[0].isNaN)
    #expect(transposed.dropFirst().allSatisfy { $0 == 0 })
    #expect(!spoiled.isFinite && zero.isFinite)
  }

  @Test func `shapes that don't fit trap`() async {
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rows: 2, columns: 2) * Matrix(rows: 3, columns: 2)
    }
    await #expect(processExitsWith: .failure) { _ = Matrix(columns: [[1], [1, 2]]) }
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: 2, columns: 2) * [1.0] }
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: 2, columns: 2)[2, 0] }
  }
}
