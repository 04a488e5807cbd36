import LinearAlgebra

/// What a fit says of a group of rows together, on the scale of the logarithm.
public struct GroupPrediction: Equatable, Sendable {
  /// log Σ_i w_i exp(z_i b) / Σ_i w_i: of the weighted mean of the means without offset.
  public let logarithm: Double
  /// Its model-based standard error.
  public let standardError: Double
  /// The same by the covariance HC3.
  public let robustStandardError: Double
}

extension GeneralisedLinearModel {
  /// The weighted mean of what a fit without some rows says of rows that needn't be its own; of families with a
  /// logarithmic link.
  ///
  /// The refit is that of ``prediction(leavingOut:)``. The standard error follows from the coefficients' covariance C by the
  /// delta method, √(gᵀ C g) with g = Σ_i s_i z_i and s_i the share of row i in the weighted sum of means.
  ///
  /// - Parameters:
  ///   - rows: in the units of the design's columns.
  ///   - weights: w_i, one per row, at least 0 and not all 0.
  ///   - leftOut: the rows of the fit to leave out; none for the fit itself.
  /// - Precondition: the family has a logarithmic link, and the shapes and indices fit.
  /// - Throws: `.tooFewRows`, `.responseAtBorder`, `.separated` or `.didNotConverge` when the other rows don't determine
  ///   the coefficients.
  public func groupPrediction(
    of rows: Matrix, weights: [Double], leavingOut leftOut: Set<Int>
  ) throws(GeneralisedLinearError) -> GroupPrediction {
    precondition(family != .gaussian && family != .binomial, "no logarithmic link")
    precondition(weights.count == rows.rows && weights.contains { $0 > 0 } && weights.allSatisfy { $0 >= 0 })
    precondition(leftOut.allSatisfy(problem.response.indices.contains), "a row that isn't there")
    return try LeaveOutFit(self, leavingOut: leftOut).groupPrediction(of: rows, weights: weights)
  }

  /// The share of the null deviance that predictions of rows by the others explain,
  /// 1 - Σ_i d(y_i, μ_(-i)) / Σ_i d(y_i, μ_0i), over the rows that have a prediction; below 0 when they predict worse
  /// than the intercept alone; 0 when there is nothing to explain.
  ///
  /// - Parameter predictions: those of ``leaveOneOut()``.
  public func devianceExplained(
    by predictions: [LeaveOutPrediction?]
  ) throws(GeneralisedLinearError) -> Double {
    let null = try problem.nullState()
    var (left, total) = (0.0, 0.0)
    for case .some(let prediction) in predictions {
      let y = problem.response[prediction.row]
      left += family.moments(y, at: prediction.linearPredictor).deviance
      total += null.deviances[prediction.row]
    }
    return total > 0 ? 1 - left / total : 0
  }
}
