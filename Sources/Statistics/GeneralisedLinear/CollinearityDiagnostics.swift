import LinearAlgebra

/// How nearly the columns of a regression depend on each other.
///
/// Condition indices and variance proportions are of the columns with an intercept, each scaled to unit length and not
/// centred (Belsley, Kuh and Welsch 1980, *Regression Diagnostics*, 3.2): a column that hardly varies beside its mean
/// counts as nearly constant. Index k is μ_1 / μ_k, with μ the singular values in descending order; its share in the
/// variance of coefficient j is (v_jk / μ_k)² over the sum of that over k. An index above 30 with a share above a
/// half in two coefficients or more is a dependence that harms those coefficients.
///
/// Variance inflation factors and the centred condition number are of the columns standardised: they don't
/// depend on where a column has its zero.
public struct CollinearityDiagnostics: Sendable {
  /// The condition indices, from 1 upwards; one more than there are columns.
  public let conditionIndices: [Double]
  /// Index by coefficient (the intercept first): the shares, each column adding up to 1.
  public let varianceProportions: Matrix
  /// How many times the variance of each coefficient is what it would be if its column were uncorrelated with the
  /// others: 1 / (1 - R²), R² being that of the column regressed on the others.
  public let varianceInflationFactors: [Double]
  /// The largest singular value over the smallest of the standardised columns, without an intercept.
  public let centredConditionNumber: Double

  /// A condition index with the coefficients that it harms.
  public struct Dependence: Equatable, Sendable {
    /// The index.
    public let conditionIndex: Double
    /// Whether the intercept has a large share.
    public let includesIntercept: Bool
    /// The columns with a large share.
    public let columns: [Int]
  }

  /// Examines the columns.
  ///
  /// - Parameter columns: as for ``RegressionDesign``, in their own units and without an intercept.
  /// - Throws: what ``RegressionDesign`` throws.
  public init(_ columns: Matrix) throws(GeneralisedLinearError) {
    let design = try RegressionDesign(columns)
    let scaled = Self.unitLengths(
      [[Double](repeating: 1, count: columns.rows)] + (0..<columns.columns).map { Array(columns.column($0)) })
    let values = refusingNothing { () throws(LinearAlgebraError) in try SingularValueDecomposition(scaled) }
    conditionIndices = values.singularValues.map { values.singularValues[0] / $0 }
    varianceProportions = Self.proportions(values)
    let standardised = Matrix(
      columns: (0..<columns.columns).map { Array(design.standardised.column($0 + 1)) })
    let (root, singular) = refusingNothing { () throws(LinearAlgebraError) in
      (try PivotedQR(standardised).inverseTriangle(), try standardised.singularValues())
    }
    varianceInflationFactors = (0..<columns.columns).map { j in
      Double(columns.rows) * (0..<columns.columns).reduce(0) { $0 + root[j, $1] * root[j, $1] }
    }
    centredConditionNumber = (singular.first ?? 1) / (singular.last ?? 1)
  }

  /// The dependences that harm two coefficients or more.
  ///
  /// - Parameters:
  ///   - conditionIndex: from which an index counts.
  ///   - proportion: the share in a coefficient's variance from which that coefficient counts.
  /// - Returns: by descending condition index.
  public func dependences(
    conditionIndexAbove conditionIndex: Double = 30, proportionAbove proportion: Double = 0.5
  ) -> [Dependence] {
    conditionIndices.indices.reversed().filter { conditionIndices[$0] > conditionIndex }.compactMap { k in
      let harmed = (0..<varianceProportions.columns).filter { varianceProportions[k, $0] > proportion }
      guard harmed.count > 1 else { return nil }
      return Dependence(
        conditionIndex: conditionIndices[k], includesIntercept: harmed[0] == 0,
        columns: harmed.filter { $0 > 0 }.map { $0 - 1 })
    }
  }

  private static func unitLengths(_ columns: [[Double]]) -> Matrix {
    Matrix(
      columns: columns.map { column in
        let unit = column.reduce(0) { max($0, $1.magnitude) }
        let length = column.reduce(0) { $0 + ($1 / unit) * ($1 / unit) }.squareRoot() * unit
        return column.map { $0 / length }
      })
  }

  private static func proportions(_ values: SingularValueDecomposition) -> Matrix {
    var shares = values.vTransposed
    for j in 0..<shares.columns {
      for k in 0..<shares.rows {
        let part = shares[k, j] / values.singularValues[k]
        shares[k, j] = part * part
      }
      let total = shares.column(j).reduce(0, +)
      for k in 0..<shares.rows { shares[k, j] /= total }
    }
    return shares
  }
}
