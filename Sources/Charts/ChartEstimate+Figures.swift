extension ChartEstimate {
  /// All that must have a place on an axis.
  var figures: [Double] {
    [value, inner?.lowerBound, inner?.upperBound, outer?.lowerBound, outer?.upperBound].compactMap { $0 }
  }
}
