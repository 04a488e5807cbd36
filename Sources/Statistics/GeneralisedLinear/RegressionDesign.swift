import LinearAlgebra

/// The columns that a response is regressed on, checked and standardised.
///
/// An intercept is always there and isn't among the columns. Inside, each column has mean 0 and standard
/// deviation 1 over the rows (unweighted, divisor n), so that a penalty treats them alike and no result
/// depends on the unit or the zero of a column.
public struct RegressionDesign: Sendable {
  /// Rows by 1 + columns: ones, and the columns standardised.
  let standardised: Matrix
  /// The mean of each column.
  public let means: [Double]
  /// The standard deviation of each column, divisor n.
  public let standardDeviations: [Double]
  /// Whether a ridge penalty, if there is one, acts on each column.
  public let isPenalised: [Bool]

  /// The number of rows.
  public var rows: Int { standardised.rows }
  /// The number of columns, without the intercept.
  public var columns: Int { means.count }
  /// The number of coefficients, with the intercept.
  public var coefficientCount: Int { standardised.columns }

  /// Checks and standardises the columns.
  ///
  /// - Parameters:
  ///   - columns: rows by columns, in any units, without an intercept.
  ///   - isPenalised: one per column; all of them when nil.
  /// - Precondition: `isPenalised` is nil or as long as there are columns.
  /// - Throws: `.designNotFinite`, `.constantColumn`, `.tooFewRows`; `.rankDeficient` when less than 1e-10 of a
  ///   standardised column is left beside the others, which is less than the digits of most data.
  public init(_ columns: Matrix, isPenalised: [Bool]? = nil) throws(GeneralisedLinearError) {
    precondition(isPenalised?.count ?? columns.columns == columns.columns)
    let (n, k) = (columns.rows, columns.columns)
    guard n > k + 1 else { throw .tooFewRows(rows: n, coefficients: k + 1) }
    var standardised = [[Double](repeating: 1, count: n)]
    var (means, deviations): ([Double], [Double]) = ([], [])
    for j in 0..<k {
      let (values, mean, deviation) = try Self.standardise(Array(columns.column(j)), column: j)
      standardised.append(values)
      means.append(mean)
      deviations.append(deviation)
    }
    self.standardised = Matrix(columns: standardised)
    (self.means, standardDeviations) = (means, deviations)
    self.isPenalised = isPenalised ?? [Bool](repeating: true, count: k)
    try Self.requireIndependent(self.standardised)
  }

  private static func standardise(
    _ column: [Double], column j: Int
  ) throws(GeneralisedLinearError) -> ([Double], mean: Double, deviation: Double) {
    if let row = column.firstIndex(where: { !$0.isFinite }) { throw .designNotFinite(row: row, column: j) }
    let n = Double(column.count)
    // In units of a power of two near the largest value: nothing is rounded, and no square overflows.
    let unit = column.reduce(0) { max($0, $1.magnitude) }.binade
    guard unit > 0 else { throw .constantColumn(j) }
    let scaled = column.map { $0 / unit }
    // Twice, because the first mean is rounded.
    let first = scaled.reduce(0, +) / n
    let mean = first + scaled.reduce(0) { $0 + ($1 - first) } / n
    let centred = scaled.map { $0 - mean }
    let deviation = (centred.reduce(0) { $0 + $1 * $1 } / n).squareRoot()
    guard deviation > 1e-13 else { throw .constantColumn(j) }
    return (centred.map { $0 / deviation }, mean * unit, deviation * unit)
  }

  /// Names the columns that take part in a dependence: those left out by the pivoting and those that they are
  /// made of.
  static func requireIndependent(_ design: Matrix) throws(GeneralisedLinearError) {
    let qr = refusingNothing { () throws(LinearAlgebraError) in try PivotedQR(design, tolerance: 1e-10) }
    guard qr.rank < design.columns else { return }
    let leftOut = qr.permutation.dropFirst(qr.rank)
    let targets = Matrix(columns: leftOut.map { Array(design.column($0)) })
    let made = refusingNothing { () throws(LinearAlgebraError) in
      try qr.leastSquares(targets, whenRankDeficient: .basicSolution).coefficients
    }
    let involved = (1..<design.columns).filter { j in
      leftOut.contains(j) || (0..<leftOut.count).contains { made[j, $0].magnitude > 1e-6 }
    }
    throw .rankDeficient(rank: qr.rank - 1, columns: involved.map { $0 - 1 })
  }

  /// Coefficients in the units of the input, from those of the standardised columns; the intercept is first.
  func inOriginalUnits(_ standardised: [Double]) -> [Double] {
    let slopes = zip(standardised.dropFirst(), standardDeviations).map { $0 / $1 }
    return [standardised[0] - zip(slopes, means).reduce(0) { $0 + $1.0 * $1.1 }] + slopes
  }

  /// What gives coefficients in the units of the input when it multiplies those of the standardised columns.
  var transformationToOriginalUnits: Matrix {
    var transformation = Matrix(rows: coefficientCount, columns: coefficientCount)
    transformation[0, 0] = 1
    for j in 0..<columns {
      transformation[j + 1, j + 1] = 1 / standardDeviations[j]
      transformation[0, j + 1] = -means[j] / standardDeviations[j]
    }
    return transformation
  }

  /// New rows of the columns, standardised as these were, with the intercept.
  func standardising(_ rows: Matrix) -> Matrix {
    precondition(rows.columns == columns, "\(rows.columns) columns, not \(columns)")
    return Matrix(
      columns: [[Double](repeating: 1, count: rows.rows)]
        + (0..<columns).map { j in rows.column(j).map { ($0 - means[j]) / standardDeviations[j] } })
  }
}

/// The value of an operation that can't fail on the figures given, because they were checked before.
func refusingNothing<T>(_ operation: () throws(LinearAlgebraError) -> T) -> T {
  do throws(LinearAlgebraError) { return try operation() } catch { preconditionFailure("\(error)") }
}
