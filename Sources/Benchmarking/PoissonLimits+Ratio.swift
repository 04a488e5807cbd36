import Statistics

extension PoissonLimits {
  /// The limits of a checked count, over a denominator above 0.
  func limits(of count: Double, over denominator: Double, confidence: Double) -> ClosedRange<Double> {
    do throws(StatisticsError) {
      let limits = try limits(of: count, confidence: confidence)
      return (limits.lowerBound / denominator)...(limits.upperBound / denominator)
    } catch {
      preconditionFailure("an unchecked count: \(error)")
    }
  }
}
