/// Exact quantiles of samples.
public enum Quantiles {
  /// Quantiles of type 7 (Hyndman and Fan 1996), the default of R and NumPy.
  ///
  /// With the n values in ascending order and h = (n - 1) p, the straight line between the values at ⌊h⌋ and
  /// ⌊h⌋ + 1, counted from 0.
  ///
  /// - Parameters:
  ///   - values: at least one, in any order.
  ///   - probabilities: each from 0 to 1 (anything else traps), in any order.
  /// - Returns: a quantile per probability.
  /// - Throws: ``StatisticsError/tooFewObservations(count:needed:)`` without values,
  ///   ``StatisticsError/notFinite(argument:index:)`` when a value is infinite or NaN.
  /// - Complexity: O(n log n).
  public static func quantiles(
    of values: [Double], probabilities: [Double]
  ) throws(StatisticsError) -> [Double] {
    try check(values)
    return quantiles(ofSorted: values.sorted(), probabilities: probabilities)
  }

  /// Quantiles of type 7 of values that are already in ascending order, of which there is at least one.
  ///
  /// - Parameters: as in ``quantiles(of:probabilities:)``. Values in another order are the caller's bug.
  /// - Complexity: O(1) per probability.
  public static func quantiles(ofSorted values: [Double], probabilities: [Double]) -> [Double] {
    precondition(!values.isEmpty, "no values")
    return probabilities.map { probability in
      requireShare(probability)
      let place = Double(values.count - 1) * probability
      let low = Int(place)
      return between(values, low, place - Double(low))
    }
  }

  /// The point at `share` of the way from the value at `low` to the next.
  static func between(_ values: [Double], _ low: Int, _ share: Double) -> Double {
    guard share > 0 else { return values[low] }
    return values[low] + share * (values[low + 1] - values[low])
  }

  /// Refuses an empty sample, and one with a value that isn't finite.
  static func check(_ values: [Double]) throws(StatisticsError) {
    guard !values.isEmpty else { throw .tooFewObservations(count: 0, needed: 1) }
    if let index = values.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(argument: "value", index: index)
    }
  }

  static func requireShare(_ probability: Double) {
    precondition(probability >= 0 && probability <= 1, "probability \(probability) is outside 0...1")
  }
}
