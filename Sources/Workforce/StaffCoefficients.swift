import LinearAlgebra

/// What the staff of any region is made of, in every year: for a region with E employees in the base year and w(u) its people of
/// working age in year u relative to the base year,
///
///     N(t) = E [C(t) + sum over u < t of D(t, u) w(u)]
///
/// where C is what is left per employee of the base year's staff, of those trained since and of added people, and D(t, u) of
/// those who came in from elsewhere in year u. Outflow and retirement of year t have the same form with the shares of each
/// cohort that go; inflow is E [C_in(t) + D_in(t) w(t)]. Exact, as all rates are the same for the regions of a class.
public struct StaffCoefficients: Sendable {
  /// The coefficients of a year.
  package struct Year: Sendable {
    /// Stock, outflow and retirement (lanes each) of C, the same of D(t, 0) ... D(t, t - 1), then C_in and D_in.
    package let values: LaneBuffer
    /// The lowest w(t) at which no fewer than nobody comes in from elsewhere, one per lane.
    package let leastIndex: [Double]
  }

  /// The number of draws.
  public let lanes: Int
  /// In which draws a leaving rate was held at 0 or 1, where the rates ask for that.
  public let held: [Bool]
  /// The years from the base year on.
  package let byYear: [Year]

  /// The number of years.
  public var years: Int { byYear.count }

  /// The coefficients of years 0 ... `years` - 1 of a branch in a class of regions.
  ///
  /// - Parameters:
  ///   - years: the number of years, horizon + 1.
  ///   - rates: what moves staff in a year, counted from 0.
  /// - Throws: `.invalidRate` for a leaving rate outside of 0 to 1; `.negativeInflow`; `.noTraining` for another intake without figures;
  ///   `.invalidEntry` for a value that isn't finite or a negative factor; `.outOfRange` for the pension age.
  /// - Complexity: years^2 x ages x lanes.
  public init(
    of branch: BranchStaff, years: Int, lanes: Int = 1, rates: (Int) throws(WorkforceError) -> StaffRates
  ) throws(WorkforceError) {
    let cohorts = StaffCohorts(branch, years: years, lanes: lanes)
    var byYear: [Year] = []
    for year in 0..<years { byYear.append(try cohorts.advance(try rates(year))) }
    (self.lanes, self.byYear, held) = (lanes, byYear, cohorts.held)
  }

  /// The bytes that coefficients of so many years and draws take.
  package static func bytes(years: Int, lanes: Int) -> Int {
    (3 * years * (years + 1) / 2 + 3 * years) * lanes * MemoryLayout<Double>.stride
  }
}
