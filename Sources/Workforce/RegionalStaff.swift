import LinearAlgebra

/// Rows of a branch's staff, per region or area and draw.
package enum StaffRow: Int, CaseIterable, Sendable {
  /// Staff needed, FTE.
  case demand
  /// Staff there is, FTE.
  case supply
  /// People employed, people who come in, leave before their pension and retire during the year.
  case persons, inflow, outflow, retirement
}

/// The staff of the regions of a class, in many draws at once.
package struct RegionalStaff: Sendable {
  /// Where the rows of a branch go: row i of region r, lane l stands at [r * regionStride + (first + i) * lanes + l] of the output.
  package struct Rows: Sendable {
    /// The first row of the branch.
    package var first: Int
    /// From one region to the next, in doubles.
    package var regionStride: Int

    package init(first: Int, regionStride: Int) { (self.first, self.regionStride) = (first, regionStride) }
  }

  /// The regions of the class, in the numbering of `WorkingAgeHistory`.
  package let regions: FixedBuffer<Int32>
  /// Employees of the base year in each of them.
  package let employees: LaneBuffer

  /// The regions of a class with their employees; there must be one.
  package init(regions: [Int], employees: [Double]) {
    precondition(!regions.isEmpty && regions.count == employees.count)
    (self.regions, self.employees) = (FixedBuffer(regions.map(Int32.init)), LaneBuffer(employees))
  }

  /// Writes supply, persons, inflow, outflow and retirement of a year.
  ///
  /// - Parameters:
  ///   - ftePerPerson: part-time factor times availability, one per lane.
  /// - Throws: `.negativeRegionalInflow`.
  package func write(
    year: Int, coefficients: StaffCoefficients, ftePerPerson: [Double], history: WorkingAgeHistory,
    into output: UnsafeMutablePointer<Double>, rows: Rows
  ) throws(WorkforceError) {
    fatalError("not done yet")
  }
}
