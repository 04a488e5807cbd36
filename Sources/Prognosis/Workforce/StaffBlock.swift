import LinearAlgebra
import Workforce

/// The staff of all regions in some draws side by side: what is theirs for the whole horizon.
struct StaffBlock: Sendable {
  /// A branch in a class of regions.
  struct Part: Sendable {
    let branch: Int
    let regionIndices: [Int]
    let regions: RegionalStaff
    let coefficients: StaffCoefficients
    /// By year, one per lane: FTE per person, and what is left of the work after staff was saved.
    let ftePerPerson, remaining: [[Double]]
  }

  let lanes: Int
  let parts: [Part]
  /// The part that a region is in: branch by branch, one per region.
  let partOf: [Int32]
  /// People of working age relative to the base year.
  let history: WorkingAgeHistory
  /// 1 / q of the base year, NaN where q was 0: linked products x lanes per region.
  let baseInverse: LaneBuffer
}
