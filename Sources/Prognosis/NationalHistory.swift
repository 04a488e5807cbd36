import ModelDirectory

/// National totals of `history_components.csv`.
enum NationalHistory {
  /// The nation's deaths in `year`; nil where no set of areas covers the nation then.
  ///
  /// The nation is the areas of one set of the model (the one with the fewest) or its own regions, if every
  /// one of them has a row for that year.
  static func deaths(_ model: RegionModel, in year: Int) -> Double? {
    let rows = model.history.components
    let deaths = Dictionary(
      rows.filter { $0.year == year && !$0.deaths.isNaN }.map { ($0.region, $0.deaths) },
      uniquingKeysWith: { a, _ in a })
    let own = model.regions.map(\.code)
    let partitions =
      model.sets.filter { covers($0, regions: own.count) }.map { $0.aggregates.map(\.code) } + [own]
    let complete = partitions.filter { $0.allSatisfy { deaths[$0] != nil } }
    guard let smallest = complete.min(by: { $0.count < $1.count }) else { return nil }
    return smallest.reduce(0) { $0 + (deaths[$1] ?? 0) }
  }

  /// Whether every region belongs to the set exactly once.
  private static func covers(_ set: RegionSet, regions: Int) -> Bool {
    var covered = [Double](repeating: 0, count: regions)
    for member in set.aggregates.flatMap(\.members) { covered[member.region] += member.share }
    return covered.allSatisfy { abs($0 - 1) < 1e-6 }
  }
}
