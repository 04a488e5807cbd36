import LinearAlgebra

/// What the draws say of the figures of one table in one year: their mean and their quantiles.
///
/// Every matrix is rows x areas; what the rows stand for is said by ``Margins``.
public struct Distribution: Sendable {
  /// The mean over the draws.
  public var mean: Matrix
  /// The quantile over the draws at each of `Margins.probabilities`, in that order.
  public var quantiles: [Matrix]

  /// A distribution of figures.
  /// - Precondition: there is a quantile per probability, and all matrices have one shape.
  public init(mean: Matrix, quantiles: [Matrix]) {
    precondition(quantiles.count == Margins.probabilities.count, "a quantile per probability")
    precondition(
      quantiles.allSatisfy { $0.rows == mean.rows && $0.columns == mean.columns }, "shapes differ")
    (self.mean, self.quantiles) = (mean, quantiles)
  }

  /// The distribution of some of the areas.
  func restricted(to columns: Range<Int>) -> Distribution {
    Distribution(mean: mean.columnRange(columns), quantiles: quantiles.map { $0.columnRange(columns) })
  }
}
