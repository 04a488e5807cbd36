import Foundation
import LinearAlgebra

/// The least-squares fit z_ixt ≈ a_ix + b_x k_t of one or more tables with a common pattern, Σ_t k_t = 0.
///
/// Minimises Σ w_x (z_ixt - a_ix - b_x k_t)² over the cells that are there, with one weight per row. Without empty
/// cells a is the row mean and b k the first pair of singular vectors of √w_x times the tables' mean z - a,
/// exactly. With them, the empty cells are filled with their fitted values and the decomposition repeated until
/// they stand still (expectation-maximisation, which leaves the criterion over the filled cells alone): an empty
/// cell takes no part.
struct BilinearFit {
  /// a_ix, per table.
  let levels: [[Double]]
  /// b_x, of unit length when weighted: Σ w_x b_x² = 1.
  let pattern: [Double]
  /// k_t, summing to zero.
  let index: [Double]

  /// - Parameters:
  ///   - tables: z, each rows by columns of one shape; NaN where there is no observation.
  ///   - weights: w_x per row, positive; equal when left out.
  /// - Throws: `.noData` for a row of a table or a column of all that is empty; `.didNotConverge`; `.linearAlgebra`.
  init(_ tables: [Matrix], weights: [Double]? = nil) throws(DemographyError) {
    let (rows, columns) = (tables[0].rows, tables[0].columns)
    let roots = weights.map { $0.map { $0.squareRoot() } } ?? .init(repeating: 1, count: rows)
    precondition(roots.count == rows && tables.allSatisfy { $0.rows == rows && $0.columns == columns })
    try Self.requireData(tables)
    let empty = tables.map { table in table.elements.indices.filter { !table.elements[$0].isFinite } }
    var filled = zip(tables, empty).map { Self.filled($0, $1) }
    for _ in 0..<Self.limit {
      let fit = try Self.decompose(filled, roots)
      var change = 0.0
      for i in filled.indices {
        for cell in empty[i] {
          let (x, t) = (cell % rows, cell / rows)
          let value = fit.levels[i][x] + fit.pattern[x] * fit.index[t]
          change = max(change, (value - filled[i][x, t]).magnitude)
          filled[i][x, t] = value
        }
      }
      if change < 1e-12 {
        (levels, pattern, index) = fit
        return
      }
    }
    throw .didNotConverge(what: "fit with empty cells", iterations: Self.limit)
  }

  private static let limit = 5_000

  private static func requireData(_ tables: [Matrix]) throws(DemographyError) {
    let (rows, columns) = (tables[0].rows, tables[0].columns)
    for table in tables {
      for x in 0..<rows where !(0..<columns).contains(where: { table[x, $0].isFinite }) {
        throw .noData(what: "age", index: x)
      }
    }
    for t in 0..<columns {
      guard tables.contains(where: { table in (0..<rows).contains { table[$0, t].isFinite } }) else {
        throw .noData(what: "year", index: t)
      }
    }
  }

  /// The table with its empty cells at their row's mean, as a start.
  private static func filled(_ table: Matrix, _ empty: [Int]) -> Matrix {
    var table = table
    for x in Set(empty.map { $0 % table.rows }).sorted() {
      let row = (0..<table.columns).map { table[x, $0] }.filter { $0.isFinite }
      let mean = row.reduce(0, +) / Double(row.count)
      for t in 0..<table.columns where !table[x, t].isFinite { table[x, t] = mean }
    }
    return table
  }

  private typealias Parts = (levels: [[Double]], pattern: [Double], index: [Double])

  private static func decompose(_ tables: [Matrix], _ roots: [Double]) throws(DemographyError) -> Parts {
    let (rows, columns) = (tables[0].rows, tables[0].columns)
    let levels = tables.map { table in
      (0..<rows).map { x in (0..<columns).reduce(0) { $0 + table[x, $1] } / Double(columns) }
    }
    var centred = Matrix(rows: rows, columns: columns)
    for t in 0..<columns {
      for x in 0..<rows {
        let sum = zip(tables, levels).reduce(0) { $0 + ($1.0[x, t] - $1.1[x]) }
        centred[x, t] = roots[x] * sum / Double(tables.count)
      }
    }
    let svd = try algebra { () throws(LinearAlgebraError) in try SingularValueDecomposition(centred) }
    return (
      levels, (0..<rows).map { svd.u[$0, 0] / roots[$0] },
      (0..<columns).map { svd.singularValues[0] * svd.vTransposed[0, $0] }
    )
  }
}
