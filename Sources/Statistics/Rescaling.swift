/// The factors times one common number, so that Σ factor × weight is `total`.
///
/// - Parameters:
///   - factors: per region, at least 0.
///   - weights: per region, at least 0, in the unit of the total: what a factor of 1 stands for.
///   - total: what the factors times the weights must add up to, above 0.
/// - Precondition: the arrays are equally long.
/// - Returns: the scaled factors; their ratios are unchanged.
/// - Throws: `.notFinite`, `.negative`; `.nothingToRescale` when the sum or the total is 0.
public func rescaled(
  _ factors: [Double], weights: [Double], total: Double
) throws(StatisticsError) -> [Double] {
  precondition(factors.count == weights.count, "\(factors.count) factors, \(weights.count) weights")
  try requireNonNegative(total, "total", 0)
  var sum = 0.0
  for i in factors.indices {
    try requireNonNegative(factors[i], "factors", i)
    try requireNonNegative(weights[i], "weights", i)
    sum += factors[i] * weights[i]
  }
  let scale = total / sum
  guard scale > 0, scale.isFinite else { throw .nothingToRescale }
  return factors.map { $0 * scale }
}
