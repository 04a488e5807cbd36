extension PrognosisRun {
  /// About how many bytes the draws take, beside what the central path takes: every draw's people and regional ratios, and
  /// the figures of one year of the areas.
  public var drawMemory: Int {
    let perRegion = model.grid.cells + model.care.products.count + 6
    let bands = 2 * options.ages.bands(of: model.grid).count
    // Beside the bands: groups, components, totals of care and life expectancy, some twenty.
    let perArea = bands + model.care.products.count + model.care.conditions.count + 20
    let blocks = (options.draws + DrawEngine.lanes - 1) / DrawEngine.lanes
    return blocks * DrawEngine.lanes * 8 * (perRegion * model.regions.count + perArea * options.areas.count)
  }
}
