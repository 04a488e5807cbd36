extension Quantiles {
  /// Quantiles of a weighted sample, which with equal weights are those of type 7.
  ///
  /// In ascending order each value stands at the middle of its weight, c_i = w_1 + ... + w_(i-1) + w_i / 2,
  /// and has the probability (c_i - c_1) / (c_n - c_1); between neighbours the quantile is a straight line.
  /// So the smallest value has probability 0 and the largest 1, as in type 7, and only the proportions of
  /// weights matter. A weight of 2 isn't the same as a value that stands there twice. Values of weight 0 take
  /// no part; equal values are taken in the order of their weights, so that the order of the input doesn't
  /// matter.
  ///
  /// - Parameters:
  ///   - values: in any order.
  ///   - weights: one per value, 0 or more, in any unit; another number of them traps.
  ///   - probabilities: each from 0 to 1 (anything else traps), in any order.
  /// - Returns: a quantile per probability.
  /// - Throws: ``StatisticsError/notFinite(argument:index:)`` and
  ///   ``StatisticsError/negative(argument:index:value:)`` for a value or weight,
  ///   ``StatisticsError/tooFewObservations(count:needed:)`` when there is no weight above 0.
  /// - Complexity: O(n log n).
  public static func quantiles(
    of values: [Double], weights: [Double], probabilities: [Double]
  ) throws(StatisticsError) -> [Double] {
    precondition(values.count == weights.count, "\(values.count) values and \(weights.count) weights")
    try check(values)
    try check(weights: weights)
    let sample = zip(values, weights).filter { $0.1 > 0 }.sorted { $0 < $1 }
    guard !sample.isEmpty else { throw .tooFewObservations(count: 0, needed: 1) }
    let (sorted, middles) = (sample.map(\.0), distancesBetweenMiddles(sample.map(\.1)))
    return probabilities.map { quantile(sorted, at: middles, probability: $0) }
  }

  private static func check(weights: [Double]) throws(StatisticsError) {
    for (index, weight) in weights.enumerated() {
      guard weight.isFinite else { throw .notFinite(argument: "weight", index: index) }
      guard weight >= 0 else { throw .negative(argument: "weight", index: index, value: weight) }
    }
  }

  /// c_i - c_1 for every i, in units of the largest weight, so that their sum stays finite.
  private static func distancesBetweenMiddles(_ weights: [Double]) -> [Double] {
    let largest = weights.max() ?? 1
    var (distances, sum) = ([0.0], 0.0)
    for (weight, next) in zip(weights, weights.dropFirst()) {
      sum += (weight / largest + next / largest) / 2
      distances.append(sum)
    }
    return distances
  }

  private static func quantile(_ values: [Double], at middles: [Double], probability: Double) -> Double {
    requireShare(probability)
    let place = probability * middles[middles.count - 1]
    // The first value beyond the place, but the last value at most.
    let next = middles.firstIndex { $0 > place } ?? middles.count
    guard next < middles.count else { return values[values.count - 1] }
    return between(values, next - 1, (place - middles[next - 1]) / (middles[next] - middles[next - 1]))
  }
}
