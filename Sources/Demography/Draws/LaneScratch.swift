import LinearAlgebra

/// What a worker keeps while it takes blocks of draws through years.
package final class LaneScratch {
  /// Components of the last year: regions x components x 2 sexes x lanes.
  package let components: LaneBuffer
  /// The mean of the populations at both ends of the last year: cells x lanes per region. Within the year those who depart stand
  /// here, and then those who arrive: a third array of this size would push another out of the cache.
  package let mean: LaneBuffer
  /// People who would have left but were not there: lanes per region, added up until they are cleared.
  package let bounded: LaneBuffer
  /// S_x of the region at hand: cells x lanes.
  let survival: LaneBuffer
  /// S_b: 2 x lanes per region.
  let birthSurvival: LaneBuffer
  let newbornSent: LaneBuffer
  let newbornLanded: LaneBuffer
  let weighed: LaneBuffer
  let reach: LaneBuffer
  let fertility: LaneBuffer

  init(grid: AgeSexGrid, lanes: Int, regions: Int, groups: Int) {
    let block = grid.cells * lanes
    components = LaneBuffer(regions * Component.count * 2 * lanes)
    mean = LaneBuffer(regions * block)
    bounded = LaneBuffer(regions * lanes)
    survival = LaneBuffer(block)
    birthSurvival = LaneBuffer(regions * 2 * lanes)
    newbornSent = LaneBuffer(regions * 2 * lanes)
    newbornLanded = LaneBuffer(regions * 2 * lanes)
    weighed = LaneBuffer(regions * groups * lanes)
    reach = LaneBuffer(regions * groups * lanes)
    fertility = LaneBuffer(grid.ages * lanes)
  }

  /// The place of a component in ``components``.
  package enum Component: Int, CaseIterable {
    case births, deaths, immigration, emigration, arrivals, departures, net
    static var count: Int { allCases.count }
  }
}
