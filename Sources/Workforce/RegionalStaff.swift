import CKernels
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
  ///   - year: counted from 0 in the base year; recorded in `history`, as are those before.
  ///   - ftePerPerson: part-time factor times availability, one per lane.
  ///   - output: the rows of all regions.
  /// - Throws: `.negativeRegionalInflow`.
  package func write(
    year: Int, coefficients: StaffCoefficients, ftePerPerson: LaneBuffer, history: WorkingAgeHistory,
    into output: UnsafeMutablePointer<Double>, rows: Rows
  ) throws(WorkforceError) {
    let lanes = coefficients.lanes
    precondition(lanes == history.lanes && year < min(coefficients.years, history.years))
    try checkInflow(year: year, coefficients.byYear[year].leastIndex, history)
    var staff = ck_staff(
      region: regions.pointer, employees: employees.pointer, index: history.index.pointer,
      supply: ftePerPerson.pointer, coefficients: coefficients.byYear[year].values.pointer,
      out: output + (rows.first + StaffRow.supply.rawValue) * lanes, stride: rows.regionStride,
      regions: Int32(regions.count), years: Int32(history.years), year: Int32(year), lanes: Int32(lanes))
    ck_staff_regions(&staff)
  }

  private func checkInflow(
    year: Int, _ leastIndex: [Double], _ history: WorkingAgeHistory
  ) throws(WorkforceError) {
    guard leastIndex.contains(where: { $0 > 0 }) else { return }
    for i in 0..<regions.count {
      let region = Int(regions.pointer[i])
      for (lane, least) in leastIndex.enumerated() {
        let index = history.value(region: region, year: year, lane: lane)
        guard index >= least else {
          throw .negativeRegionalInflow(year: year, region: region, index: index, least: least)
        }
      }
    }
  }
}
