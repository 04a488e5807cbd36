/// Why staff can't be worked out from the figures given.
///
/// A wrong shape is the caller's bug and traps; these cases depend on the data. Cells are counted from 0: women by age, then
/// men (``StaffAges``); years from 0 in the base year; lanes are draws.
public enum WorkforceError: Error, Equatable, Sendable {
  /// A figure is outside of what is allowed.
  case outOfRange(figure: String, value: Double, allowed: String)
  /// A figure of a list is outside of what is allowed.
  case invalidEntry(list: String, index: Int, value: Double, allowed: String)
  /// Shares add up to something else than 1.
  case sharesDontSum(list: String, sum: Double)
  /// A profile is 0 at all ages of a sex that the branch employs.
  case emptyProfile(profile: String, sex: StaffAges.Sex)
  /// No level of the retirement hazard gives the retirement of the base year: it lies between `lowest` and `highest`.
  case retirementOutOfReach(rate: Double, lowest: Double, highest: Double)
  /// Nobody is left at ages with a leaving rate, where some should leave.
  case nobodyToLeave(rate: Double)
  /// Training yields more people per employee and year than come in altogether.
  case trainingAboveInflow(yield: Double, inflow: Double)
  /// A branch without training figures can't have another intake.
  case noTraining(year: Int)
  /// A yearly rate of a flow is not within 0 to 1 at a cell.
  case invalidRate(flow: String, year: Int, cell: Int, lane: Int, value: Double)
  /// Fewer than none would come in from elsewhere, or from the intake of a year, over all regions together.
  case negativeInflow(year: Int, lane: Int, value: Double)
  /// Fewer than none would come in from elsewhere to a region, whose people of working age relative to the base year (`index`) are
  /// fewer than the `least` at which nobody would.
  case negativeRegionalInflow(year: Int, region: Int, index: Double, least: Double)
}
