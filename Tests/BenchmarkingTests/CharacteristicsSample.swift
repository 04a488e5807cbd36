import LinearAlgebra
import TestSupport

/// The made-up regions of `characteristics.csv` and what can be done to them without changing who is alike.
struct CharacteristicsSample {
  /// Regions by characteristics.
  var values: Matrix

  init(_ table: String = "characteristics.csv") throws {
    let table = try ReferenceTable(table)
    values = Matrix(columns: table.header.map { table[$0] })
  }

  /// The values of a region.
  func row(_ i: Int) -> [Double] { (0..<values.columns).map { values[i, $0] } }
}

extension Matrix {
  /// The matrix with its rows, its columns or both in another order.
  func permuted(rows order: [Int]? = nil, columns columnOrder: [Int]? = nil) -> Matrix {
    let (rowOrder, columnOrder) = (order ?? Array(0..<rows), columnOrder ?? Array(0..<columns))
    return Matrix(columns: columnOrder.map { j in rowOrder.map { self[$0, j] } })
  }

  /// The matrix with each column times a factor plus a shift.
  func rescaled(by factors: [Double], shifts: [Double]? = nil) -> Matrix {
    Matrix(
      columns: (0..<columns).map { j in column(j).map { $0 * factors[j] + (shifts?[j] ?? 0) } })
  }

  /// The matrix with another column at its end.
  func appending(column: [Double]) -> Matrix {
    Matrix(columns: (0..<columns).map { Array(self.column($0)) } + [column])
  }
}

/// A permutation of `0..<count`.
func shuffled(_ count: Int, seed: UInt64) -> [Int] {
  var g = SplitMix64(seed: seed)
  return Array(0..<count).shuffled(using: &g)
}
