import ModelDirectory

/// The mean ratio of similar areas.
enum SimilarMean {
  /// Nil where none of them has figures.
  static func estimate(_ item: ComparedItem, _ similar: [SimilarArea]) -> IntervalEstimate? { nil }
}
