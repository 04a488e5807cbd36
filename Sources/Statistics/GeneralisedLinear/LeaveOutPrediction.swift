/// What a fit says of a row that took no part in it.
public struct LeaveOutPrediction: Equatable, Sendable {
  /// The row.
  public let row: Int
  /// η of the row by the coefficients without it, its own offset included.
  public let linearPredictor: Double
  /// μ of the row by the coefficients without it.
  public let mean: Double
  /// The model-based standard error of η, with the dispersion of the rows that took part. It is that of the
  /// expectation, not of a new response.
  public let standardError: Double
  /// The same by the covariance HC3.
  public let robustStandardError: Double
}
