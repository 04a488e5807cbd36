import LinearAlgebra

/// A branch's staff per employee of the base year, apart by when they came, on its way through the years: the base year's staff with those
/// trained and added, and those from elsewhere of each year. One per branch, class of regions and block of draws.
package final class StaffCohorts {
  /// The cohorts of year 0.
  package init(_ branch: BranchStaff, years: Int, lanes: Int) { fatalError("not done yet") }

  /// The index of the year that the next step starts in.
  package var year: Int { fatalError("not done yet") }

  /// Takes the cohorts through a year; gives that year's coefficients, in the order of ``StaffCoefficients/byYear``.
  ///
  /// - Throws: `.invalidRate` for a rate outside of 0 to 1, `.negativeInflow`, `.noTraining` for another intake without figures,
  ///   `.outOfRange` for a value that isn't finite or a negative factor.
  package func advance(_ rates: StaffRates) throws(WorkforceError) -> LaneBuffer {
    fatalError("not done yet")
  }
}
