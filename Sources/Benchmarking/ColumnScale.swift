import LinearAlgebra

/// The mean and the standard deviation of each column of a table, over the values that are known.
///
/// x̄ = Σ x / n and s = √(Σ (x - x̄)² / (n - 1)), each in the column's own unit; every row counts once, however many
/// people live there.
struct ColumnScale: Sendable {
  /// The mean per column; NaN where nothing is known.
  let means: [Double]
  /// The standard deviation per column: 0 where the values are equal but for rounding, NaN where nothing is known.
  let standardDeviations: [Double]

  /// The scale of `values`, NaN where unknown, over the rows of this list.
  init(_ values: Matrix, rows: [Int]) {
    let columns = (0..<values.columns).map { j in
      Self.meanAndDeviation(rows.map { values[$0, j] }.filter { !$0.isNaN })
    }
    (means, standardDeviations) = (columns.map(\.mean), columns.map(\.deviation))
  }

  /// The scale over all rows.
  init(_ values: Matrix) { self.init(values, rows: Array(0..<values.rows)) }

  /// (x - x̄) / s; NaN stays NaN.
  func standardised(_ value: Double, column: Int) -> Double {
    (value - means[column]) / standardDeviations[column]
  }

  /// x̄ + s z.
  func restored(_ standardised: Double, column: Int) -> Double {
    means[column] + standardDeviations[column] * standardised
  }

  private static func meanAndDeviation(_ x: [Double]) -> (mean: Double, deviation: Double) {
    guard let least = x.min(), let most = x.max() else { return (.nan, .nan) }
    // Equal figures stay equal when they are rescaled, but their mean and its residuals round: a spread in
    // the last digits isn't a difference between regions.
    guard most - least > 1e-12 * max(least.magnitude, most.magnitude) else { return (most, 0) }
    let mean = x.reduce(0, +) / Double(x.count)
    let squares = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(x.count - 1)).squareRoot())
  }
}
