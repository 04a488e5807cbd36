import Foundation
import LinearAlgebra

/// The least-squares fit z_xt ≈ a_x + b_x k_t of a table with empty cells, Σ_t k_t = 0.
///
/// Minimises Σ w_x (z_xt - a_x - b_x k_t)² over the cells that are there, with one weight per row. Without empty
/// cells that is the first pair of singular vectors of √w_x (z_xt - mean z_x), exact. With them, the empty cells are
/// filled with their fitted values and the decomposition repeated until they stand still (expectation-
/// maximisation, which leaves the criterion over the filled cells alone): an empty cell takes no part.
struct BilinearFit {
  /// a_x, the row means.
  let level: [Double]
  /// b_x, of unit length when weighted: Σ w_x b_x² = 1.
  let pattern: [Double]
  /// k_t, summing to zero.
  let index: [Double]
  /// The share of the weighted sum of squares around a_x that b_x k_t explains, in 0...1.
  let explained: Double

  /// - Parameters:
  ///   - table: z, rows by columns; NaN where there is no observation.
  ///   - weights: w_x per row, positive; equal when left out.
  /// - Throws: `.noData` for an empty row or column; `.didNotConverge`; `.linearAlgebra`.
  init(_ table: Matrix, weights: [Double]? = nil) throws(DemographyError) {
    let roots = weights.map { $0.map { $0.squareRoot() } } ?? .init(repeating: 1, count: table.rows)
    precondition(roots.count == table.rows)
    let empty = table.elements.indices.filter { !table.elements[$0].isFinite }
    try Self.requireData(table)
    var filled = table
    Self.fill(&filled, empty)
    for _ in 0..<Self.limit {
      let fit = try Self.decompose(filled, roots)
      var change = 0.0
      for cell in empty {
        let (x, t) = (cell % table.rows, cell / table.rows)
        let value = fit.level[x] + fit.pattern[x] * fit.index[t]
        change = max(change, (value - filled[x, t]).magnitude)
        filled[x, t] = value
      }
      if change < 1e-12 {
        (level, pattern, index, explained) = fit
        return
      }
    }
    throw .didNotConverge(what: "fit with empty cells", iterations: Self.limit)
  }

  private static let limit = 2_000

  private static func requireData(_ table: Matrix) throws(DemographyError) {
    for x in 0..<table.rows where !(0..<table.columns).contains(where: { table[x, $0].isFinite }) {
      throw .noData(what: "age", index: x)
    }
    for t in 0..<table.columns where !(0..<table.rows).contains(where: { table[$0, t].isFinite }) {
      throw .noData(what: "year", index: t)
    }
  }

  /// Starts the empty cells at their row's mean.
  private static func fill(_ table: inout Matrix, _ empty: [Int]) {
    for x in Set(empty.map { $0 % table.rows }).sorted() {
      let row = (0..<table.columns).map { table[x, $0] }.filter { $0.isFinite }
      let mean = row.reduce(0, +) / Double(row.count)
      for t in 0..<table.columns where !table[x, t].isFinite { table[x, t] = mean }
    }
  }

  private typealias Parts = (level: [Double], pattern: [Double], index: [Double], explained: Double)

  private static func decompose(_ table: Matrix, _ roots: [Double]) throws(DemographyError) -> Parts {
    let (rows, columns) = (table.rows, table.columns)
    let level = (0..<rows).map { x in
      (0..<columns).reduce(0) { $0 + table[x, $1] } / Double(columns)
    }
    var centred = Matrix(rows: rows, columns: columns)
    for t in 0..<columns { for x in 0..<rows { centred[x, t] = roots[x] * (table[x, t] - level[x]) } }
    let svd = try wrapped { () throws(LinearAlgebraError) in try SingularValueDecomposition(centred) }
    let squares = svd.singularValues.map { $0 * $0 }
    let sum = squares.reduce(0, +)
    return (
      level, (0..<rows).map { svd.u[$0, 0] / roots[$0] },
      (0..<columns).map { svd.singularValues[0] * svd.vTransposed[0, $0] }, sum > 0 ? squares[0] / sum : 0
    )
  }
}
