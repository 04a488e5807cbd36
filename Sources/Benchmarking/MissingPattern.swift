import LinearAlgebra

/// The rows of a table in which the same columns are unknown.
struct MissingPattern: Sendable {
  /// The rows, in order.
  let rows: [Int]
  /// The columns that are known in these rows, in order.
  let known: [Int]
  /// The other columns, in order; none for the complete rows.
  let unknown: [Int]

  /// The patterns of a table with NaN where unknown, in the order in which they first occur; complete rows have none.
  static func all(in values: Matrix) -> [MissingPattern] {
    var (order, rows) = ([[Bool]](), [[Bool]: [Int]]())
    for i in 0..<values.rows {
      let isUnknown = (0..<values.columns).map { values[i, $0].isNaN }
      guard isUnknown.contains(true) else { continue }
      if rows[isUnknown] == nil { order.append(isUnknown) }
      rows[isUnknown, default: []].append(i)
    }
    return order.map { isUnknown in
      MissingPattern(
        rows: rows[isUnknown] ?? [], known: isUnknown.indices.filter { !isUnknown[$0] },
        unknown: isUnknown.indices.filter { isUnknown[$0] })
    }
  }

  /// Writes the unknown values' means given the known ones into `completed`, and adds the covariance left to `remaining`.
  ///
  /// - Throws: `.singular` when the known columns' covariance has no inverse.
  func complete(
    _ completed: inout Matrix, mean: [Double], covariance: Matrix, remaining: inout Matrix
  ) throws(SimilarityError) {
    let crossed = covariance.block(known, unknown)
    let slopes: Matrix
    do { slopes = try Cholesky(covariance.block(known, known)).solve(crossed) } catch {
      throw .singular(error)
    }
    let explained = crossed.transposeTimes(slopes)
    for (a, j) in unknown.enumerated() {
      for i in rows {
        completed[i, j] = known.indices.reduce(mean[j]) { sum, b in
          sum + slopes[b, a] * (completed[i, known[b]] - mean[known[b]])
        }
      }
      for (b, k) in unknown.enumerated() {
        remaining[j, k] += Double(rows.count) * (covariance[j, k] - explained[a, b])
      }
    }
  }
}

extension Matrix {
  /// The elements in these rows and columns.
  fileprivate func block(_ rows: [Int], _ columns: [Int]) -> Matrix {
    Matrix(
      rows: rows.count, columns: columns.count, byColumns: columns.flatMap { j in rows.map { self[$0, j] } })
  }
}
