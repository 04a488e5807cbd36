import CKernels
import LinearAlgebra

/// A branch's staff per employee of the base year, apart by when they came, on its way through the years: the base year's staff
/// with those trained and added since, and those from elsewhere of each year. One per branch, class of regions and block of
/// draws.
package final class StaffCohorts {
  private let branch: BranchStaff
  private let lanes: Int
  private let years: Int
  /// Rows of a cohort: both sexes, or one for both where they leave alike.
  private let rows: Int
  private let groups: Int
  private let entry: [Double]
  private let trained: [Double]
  private var training: TrainingPipeline
  /// People: rows x lanes per cohort, the first one that of the base year's staff.
  private let people: LaneBuffer
  private let retire: LaneBuffer
  private let leave: LaneBuffer

  /// In which draws a leaving rate was held at 0 or 1.
  package private(set) var held: [Bool]

  /// The index of the year that the next step starts in.
  package private(set) var year = 0

  /// The cohorts of year 0.
  ///
  /// - Parameters:
  ///   - years: the most steps there will be.
  ///   - lanes: the number of draws; fastest as a multiple of 8.
  package init(_ branch: BranchStaff, years: Int, lanes: Int) {
    (self.branch, self.years, self.lanes) = (branch, years, lanes)
    held = [Bool](repeating: false, count: lanes)
    groups = branch.sexesLeaveAlike ? 1 : 2
    rows = groups * branch.ages.count
    (entry, trained) = (branch.inGroups(branch.entry), branch.inGroups(branch.trained))
    training = TrainingPipeline(branch, lanes: lanes)
    people = LaneBuffer((years + 1) * rows * lanes)
    (retire, leave) = (LaneBuffer(rows * lanes), LaneBuffer(rows * lanes))
    for (row, share) in branch.inGroups(branch.staff).enumerated() {
      for lane in 0..<lanes { people.pointer[row * lanes + lane] = share }
    }
  }

  /// Takes the cohorts through a year.
  ///
  /// - Returns: the year's coefficients, as ``StaffCoefficients/Year`` has them.
  /// - Throws: `.invalidRate` for a rate outside of 0 to 1, `.negativeInflow`, `.noTraining` for another intake without figures,
  ///   `.invalidEntry` for a value that isn't finite or a negative factor, `.outOfRange` for the pension age.
  /// - Precondition: as many years are left, and the rates have as many lanes.
  package func advance(_ rates: StaffRates) throws(WorkforceError) -> StaffCoefficients.Year {
    precondition(year < years && rates.lanes == lanes)
    try rates.check(year: year, branch: branch)
    try setRates(rates)
    let trainees = try training.advance(rates)
    let (series, cohorts) = (3 * lanes, year + 1)
    let values = LaneBuffer(cohorts * series + 2 * lanes)
    ck_staff_step(
      Int32(cohorts), Int32(groups), Int32(branch.ages.count), Int32(lanes), retire.pointer, leave.pointer,
      people.pointer, values.pointer)
    let inflow = values.pointer + cohorts * series
    var leastIndex: [Double] = []
    for lane in 0..<lanes {
      let elsewhere = branch.inflowRate * rates.inflow[lane]
      let added = rates.addedInflow[lane]
      guard elsewhere + added >= 0 else {
        throw .negativeInflow(year: year, lane: lane, value: elsewhere + added)
      }
      leastIndex.append(added < 0 ? -added / elsewhere : 0)
      inflow[lane] = added + trainees[lane]
      inflow[lanes + lane] = elsewhere
      enter(lane, elsewhere: elsewhere, added: added, trained: trainees[lane])
    }
    year += 1
    return StaffCoefficients.Year(values: values, leastIndex: leastIndex)
  }

  /// Puts the year's entrants where they are at its end: those from elsewhere in a cohort of their own.
  private func enter(_ lane: Int, elsewhere: Double, added: Double, trained arriving: Double) {
    let own = people.pointer + (year + 1) * rows * lanes
    for row in 0..<rows {
      people.pointer[row * lanes + lane] += added * entry[row] + arriving * trained[row]
      own[row * lanes + lane] = elsewhere * entry[row]
    }
  }

  /// Sets the shares that retire and leave: rho and (1 - rho) omega.
  private func setRates(_ rates: StaffRates) throws(WorkforceError) {
    let ages = branch.ages
    for offset in 0..<ages.count {
      let age = ages.first + offset
      for lane in 0..<lanes {
        let retiring = branch.retirementRate(
          age: age, pensionAge: rates.pensionAge + rates.retirementDelay[lane],
          factor: rates.retirement[lane])
        for group in 0..<groups {
          let cell = group * ages.count + offset
          var leaving = rates.leavingRate(branch.leavingRates[cell], age: age, lane: lane)
          if !(leaving >= 0 && leaving <= 1), age != ages.last {
            guard rates.holdsLeaving, leaving.isFinite else {
              throw .invalidRate(flow: "outflow", year: year, cell: cell, lane: lane, value: leaving)
            }
            leaving = min(1, max(0, leaving))
            held[lane] = true
          }
          retire.pointer[cell * lanes + lane] = retiring
          leave.pointer[cell * lanes + lane] = (1 - retiring) * leaving
        }
      }
    }
  }
}

extension BranchStaff {
  /// Whether women and men of an age leave at the same rate, so that they needn't be told apart.
  var sexesLeaveAlike: Bool {
    leavingRates[ages.cells(of: .women)].elementsEqual(leavingRates[ages.cells(of: .men)])
  }

  /// A value per cell, or of both sexes together per age where they leave alike.
  func inGroups(_ values: [Double]) -> [Double] {
    guard sexesLeaveAlike else { return values }
    return zip(values[ages.cells(of: .women)], values[ages.cells(of: .men)]).map { $0 + $1 }
  }
}
