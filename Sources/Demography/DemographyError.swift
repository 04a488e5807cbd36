import LinearAlgebra
import Statistics

/// Why a demographic calculation has no answer for its data.
///
/// A vector of the wrong length is the caller's bug and traps; these cases depend on the figures.
public enum DemographyError: Error, Equatable, Sendable {
  /// A figure is negative, not a number or infinite. `what` names the quantity, `index` its age or place.
  case outOfRange(what: String, index: Int, value: Double)
  /// Nobody dies at the open age, so the years lived there have no end.
  case openAgeRateZero
  /// There are fewer usable observations than the estimate needs.
  case tooFewObservations(what: String, count: Int, needed: Int)
  /// A row or column of a table has no usable cell, so its parameter can't be estimated.
  case noData(what: String, index: Int)
  /// An iteration stopped before its change was below the tolerance.
  case didNotConverge(what: String, iterations: Int)
  /// The data leave a parameter free: an age pattern that sums to zero has no index.
  case notIdentified(what: String)
  /// Two age bands share an age, or a band ends before it starts.
  case overlappingBands(AgeBand, AgeBand)
  /// A band's total can't be reached with every age between zero and the bound.
  case totalOutOfReach(band: AgeBand, total: Double, largest: Double)
  /// No factor makes the deaths equal to those observed.
  case deathsOutOfReach(observed: Double, largest: Double)
  /// A matrix was singular or not finite.
  case linearAlgebra(LinearAlgebraError)
  /// A statistical fit has no answer.
  case statistics(StatisticsError)

  /// Throws `.outOfRange` for the first value that is negative, not a number or infinite.
  static func check(_ values: some Sequence<Double>, _ what: String) throws(DemographyError) {
    for (index, value) in values.enumerated() where !(value >= 0 && value < .infinity) {
      throw .outOfRange(what: what, index: index, value: value)
    }
  }
}

/// Runs `body`, turning a failure of linear algebra into this module's error.
func algebra<T>(_ body: () throws(LinearAlgebraError) -> T) throws(DemographyError) -> T {
  do throws(LinearAlgebraError) { return try body() } catch { throw .linearAlgebra(error) }
}

/// Runs `body`, turning a failure of a statistical fit into this module's error.
func statistics<T>(_ body: () throws(StatisticsError) -> T) throws(DemographyError) -> T {
  do throws(StatisticsError) { return try body() } catch { throw .statistics(error) }
}
