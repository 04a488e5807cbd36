import LinearAlgebra
import TestSupport

/// Sizes on both sides of the blocks that LAPACK works in.
let blockStraddlingSizes = [1, 2, 3, 10, 63, 65, 127, 129]

/// With two threads in each of several tests at a time, OpenBLAS waits for a processor most of the time.
func keepBLASOnOneThread() { _ = blasOnOneThread }

private let blasOnOneThread: Void = BLAS.useCallingThreadOnly()

extension Matrix {
  /// Elements drawn evenly from -1 to 1.
  static func random(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
    var g = SplitMix64(seed: seed)
    return Matrix(
      rows: rows, columns: columns,
      byColumns: (0..<rows * columns).map { _ in .random(in: -1...1, using: &g) })
  }

  /// Elements 1 / (i + j + 1): badly conditioned.
  static func hilbert(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(columns: (0..<columns).map { j in (0..<rows).map { 1 / Double($0 + j + 1) } })
  }

  static func diagonal(_ values: [Double]) -> Matrix {
    var result = Matrix(rows: values.count, columns: values.count)
    for (i, value) in values.enumerated() { result[i, i] = value }
    return result
  }

  /// The product by its definition, to compare the library's with.
  func naiveProduct(_ b: Matrix) -> Matrix {
    var c = Matrix(rows: rows, columns: b.columns)
    for i in 0..<rows {
      for j in 0..<b.columns { c[i, j] = (0..<columns).reduce(0) { $0 + self[i, $1] * b[$1, j] } }
    }
    return c
  }

  func spoiled(at row: Int, _ column: Int, by change: Double = 1e-3) -> Matrix {
    var copy = self
    copy[row, column] += change
    return copy
  }
}

/// Compares two matrices of one shape, element by element.
func isClose(_ a: Matrix, _ b: Matrix, within tolerance: Tolerance) -> Bool {
  a.rows == b.rows && a.columns == b.columns && allClose(a.elements, b.elements, within: tolerance)
}

/// Some rounding errors for each term of a sum of `n`.
func roundingTolerance(_ n: Int) -> Tolerance { .absolute(1e-13 * Double(max(n, 1))) }
