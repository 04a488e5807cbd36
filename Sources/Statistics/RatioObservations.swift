/// Observed and expected values per region after checking, with the regions that can take part in a fit.
package struct RatioObservations {
  let observed: [Double]
  let expected: [Double]
  /// The regions with an observed value and an expected one above zero, in order.
  let known: [Int]

  /// Checks the values of each region.
  ///
  /// - Throws: `.notFinite`, `.negative`, `.observedWithoutExpected`, `.noObservations`, `.nothingObserved`.
  package init(observed: [Double], expected: [Double]) throws(StatisticsError) {
    precondition(observed.count == expected.count, "\(observed.count) observed, \(expected.count) expected")
    var known: [Int] = []
    for i in observed.indices where !observed[i].isNaN {
      try requireNonNegative(observed[i], "observed", i)
      try requireNonNegative(expected[i], "expected", i)
      if expected[i] > 0 {
        known.append(i)
      } else if observed[i] > 0 {
        throw .observedWithoutExpected(index: i, observed: observed[i])
      }
    }
    guard !known.isEmpty else { throw .noObservations }
    guard known.contains(where: { observed[$0] > 0 }) else { throw .nothingObserved }
    (self.observed, self.expected, self.known) = (observed, expected, known)
  }

  /// One value per region: `value(observed, expected)` where they are known, `otherwise` elsewhere.
  func map<T>(otherwise: T, _ value: (_ observed: Double, _ expected: Double) -> T) -> [T] {
    var values = [T](repeating: otherwise, count: observed.count)
    for i in known { values[i] = value(observed[i], expected[i]) }
    return values
  }
}

/// Refuses a NaN, an infinity and what is below zero.
func requireNonNegative(_ value: Double, _ argument: String, _ index: Int) throws(StatisticsError) {
  guard value.isFinite else { throw .notFinite(argument: argument, index: index) }
  guard value >= 0 else { throw .negative(argument: argument, index: index, value: value) }
}
