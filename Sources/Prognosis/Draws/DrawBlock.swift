import LinearAlgebra

/// A block of draws: what is theirs for the whole horizon, and where they are.
struct DrawBlock: Sendable {
  /// The draws, as many as a block has lanes.
  let draws: Range<Int>
  /// People on 1 January: cells x lanes per region.
  let population: LaneBuffer
  /// Factors on death rates and on fertility: lanes per region.
  let mortality: LaneBuffer
  let fertility: LaneBuffer
  /// Ratios of use: products x lanes per region.
  let ratios: LaneBuffer
  /// Shares of the gain in life expectancy that are healthy: one per lane.
  let healthyShares: [Double]
  /// Disturbances of regional migration.
  var disturbances: RegionalDisturbances
  /// The nation's life expectancy at 65 in the base year, years: women per lane, then men.
  var base65: [Double] = []
  /// Staff and waits; nil where the model says nothing of them.
  var workforce: WorkforceBlock?
  /// People who would have left but were not there, over all years: one figure per draw.
  var bounded: [Double]
}
