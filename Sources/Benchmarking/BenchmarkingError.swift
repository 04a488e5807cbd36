import Statistics

/// Why a comparison has no answer for its data.
///
/// Arrays of different length are the caller's bug and trap; these cases depend on the figures. Indices count
/// from 0 in the order of the input.
public enum BenchmarkingError: Error, Equatable, Sendable {
  /// A figure of this quantity is negative, not a number or infinite.
  case outOfRange(what: String, index: Int, value: Double)
  /// Something was observed where nobody lives or nothing is expected, so that its rate or ratio has no value.
  case observedWithoutExpected(index: Int, observed: Double)
  /// Nobody lives in a band that the standard gives a weight, so that its rate has no value.
  case noPeople(index: Int)
  /// All figures of this quantity are 0 or unknown, and their sum is needed as a denominator.
  case nothing(what: String)
  /// Fewer events than the caller asks for.
  case tooFewEvents(events: Double, needed: Double)
  /// A statistical calculation has no answer.
  case statistics(StatisticsError)

  /// Throws `.outOfRange` for the first value that is negative, not a number or infinite.
  static func check(_ values: some Sequence<Double>, _ what: String) throws(BenchmarkingError) {
    for (index, value) in values.enumerated() where !(value >= 0 && value < .infinity) {
      throw .outOfRange(what: what, index: index, value: value)
    }
  }
}

/// Runs `body`, turning a failure of a statistical calculation into this module's error.
func statistics<T>(_ body: () throws(StatisticsError) -> T) throws(BenchmarkingError) -> T {
  do throws(StatisticsError) { return try body() } catch { throw .statistics(error) }
}
