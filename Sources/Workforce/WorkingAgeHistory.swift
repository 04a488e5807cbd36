import LinearAlgebra

/// How a region's people of working age compare with the base year's, per year and draw: w(u) = W(u) / W(b), 1 where W(b) is 0.
package struct WorkingAgeHistory: Sendable {
  package let regions: Int
  package let years: Int
  package let lanes: Int
  /// W(b): lanes per region.
  private let base: LaneBuffer
  /// w: at [(region * years + year) * lanes + lane].
  let index: LaneBuffer

  /// A history to be recorded.
  package init(regions: Int, years: Int, lanes: Int) {
    (self.regions, self.years, self.lanes) = (regions, years, lanes)
    (base, index) = (LaneBuffer(regions * lanes), LaneBuffer(regions * years * lanes))
  }

  /// Records a region's people of working age, mean of a year, one per lane; year 0 first.
  package func record(year: Int, region: Int, people: UnsafePointer<Double>) {
    let (from, to) = (base.pointer + region * lanes, index.pointer + (region * years + year) * lanes)
    if year == 0 { from.update(from: people, count: lanes) }
    for l in 0..<lanes { to[l] = from[l] > 0 ? people[l] / from[l] : 1 }
  }

  /// w of a region, year and draw.
  package func value(region: Int, year: Int, lane: Int) -> Double {
    precondition(region < regions && year < years && lane < lanes)
    return index.pointer[(region * years + year) * lanes + lane]
  }

  /// The bytes that a history takes.
  package static func bytes(regions: Int, years: Int, lanes: Int) -> Int {
    regions * (years + 1) * lanes * MemoryLayout<Double>.stride
  }
}
