import LinearAlgebra

/// What a fit says of rows that needn't be its own.
public struct RegressionPrediction: Equatable, Sendable {
  /// η per row, offset included.
  public let linearPredictors: [Double]
  /// μ per row.
  public let means: [Double]
  /// The standard error of each η, from the coefficients' covariance.
  public let standardErrors: [Double]
}

extension GeneralisedLinearModel {
  /// The prediction for rows of the same columns.
  ///
  /// - Parameters:
  ///   - rows: in the units of the design's columns.
  ///   - offset: one per row; nil for 0.
  ///   - kind: the covariance behind the standard errors.
  /// - Precondition: as many columns as the design, as many offsets as rows.
  public func prediction(
    of rows: Matrix, offset: [Double]? = nil, covariance kind: CoefficientCovariance = .modelBased
  ) -> RegressionPrediction {
    precondition(offset?.count ?? rows.rows == rows.rows)
    let design = design.standardising(rows)
    let fitted = design * state.coefficients
    let effects = design * influence
    let meat = squares(kind)
    let eta = (0..<rows.rows).map { fitted[$0] + (offset?[$0] ?? 0) }
    return RegressionPrediction(
      linearPredictors: eta, means: eta.map(family.mean),
      standardErrors: (0..<rows.rows).map { i in
        meat.indices.reduce(0) { $0 + meat[$1] * effects[i, $1] * effects[i, $1] }.squareRoot()
      })
  }
}
