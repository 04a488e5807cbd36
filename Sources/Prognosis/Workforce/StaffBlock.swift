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
    /// FTE per person by year: lanes.
    let ftePerPerson: [LaneBuffer]
    /// What is left of the work after staff was saved, by year, one per lane.
    let remaining: [[Double]]
    /// In which draws a rate or an absence was held where it can be.
    let held: [Bool]
  }

  let lanes: Int
  /// In which draws a rate or an absence was held where it can be, in any part.
  var held: [Bool] { (0..<lanes).map { lane in parts.contains { $0.held[lane] } } }
  /// Branch by branch, class by class.
  let parts: [Part]
  /// Which of its branch's parts a region is in: branch by branch, one per region.
  let partOf: [Int32]
  /// Regions with the same parts in all branches: what is left of their work by year, branches x lanes.
  let remaining: [[LaneBuffer]]
  /// Which of these a region is in.
  let mixOf: [Int32]
  /// People of working age relative to the base year.
  let history: WorkingAgeHistory
  /// q of the base year: products x lanes per region.
  let baseDemand: LaneBuffer

  init(parts: [Part], lanes: Int, branches: Int, products: Int, regions: Int, years: Int) {
    (self.parts, self.lanes) = (parts, lanes)
    var partOf = [Int32](repeating: 0, count: branches * regions)
    for (p, part) in parts.enumerated() {
      for r in part.regionIndices { partOf[part.branch * regions + r] = Int32(p) }
    }
    self.partOf = partOf
    var mixes: [[Int32]] = []
    mixOf = (0..<regions).map { r in
      let mix = (0..<branches).map { partOf[$0 * regions + r] }
      if let known = mixes.firstIndex(of: mix) { return Int32(known) }
      mixes.append(mix)
      return Int32(mixes.count - 1)
    }
    remaining = mixes.map { mix in
      (0..<years).map { t in LaneBuffer(mix.flatMap { parts[Int($0)].remaining[t] }) }
    }
    history = WorkingAgeHistory(regions: regions, years: years, lanes: lanes)
    baseDemand = LaneBuffer(regions * products * lanes)
  }

  /// What is left of a branch's work in a region in the year with index `t`, one per lane.
  func remaining(_ t: Int, branch: Int, region: Int, of regions: Int) -> [Double] {
    parts[Int(partOf[branch * regions + region])].remaining[t]
  }
}
