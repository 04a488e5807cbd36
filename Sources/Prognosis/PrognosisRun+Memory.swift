import Workforce

extension PrognosisRun {
  /// About how many bytes the draws take, beside what the central path takes: every draw's people and regional ratios, and
  /// the figures of one year of the areas.
  public var drawMemory: Int {
    let perRegion = model.grid.cells + model.care.products.count + 6
    let bands = 2 * options.ages.bands(of: model.grid).count
    // Beside the bands: groups, components, totals of care and life expectancy, some twenty.
    let perArea = bands + model.care.products.count + model.care.conditions.count + 20
    let blocks = (options.draws + DrawEngine.lanes - 1) / DrawEngine.lanes
    return staffMemory + blocks * DrawEngine.lanes * 8
      * (perRegion * model.regions.count + perArea * options.areas.count)
  }
  /// What staff and waits take of that.
  private var staffMemory: Int {
    let (branches, years) = (model.workforce.branches.count, options.horizon + 1)
    guard options.includesWorkforce, branches > 0 else { return 0 }
    let blocks = (options.draws + DrawEngine.lanes - 1) / DrawEngine.lanes
    let lanes = DrawEngine.lanes
    let regions = model.regions.count
    let perBlock =
      WorkingAgeHistory.bytes(regions: regions, years: years, lanes: lanes)
      + branches * StaffCoefficients.bytes(years: years, lanes: lanes)
      + 8 * lanes * (model.care.products.count * regions + 12 * model.waiting.times.count)
    let measures = (branches + 1) * WorkforceMeasure.allCases.count
    let waits = model.waiting.norms.count * WaitingRow.allCases.count
    return blocks * (perBlock + 8 * lanes * (measures + waits) * options.areas.count)
  }
}
