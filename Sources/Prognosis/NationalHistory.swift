import ModelDirectory

/// National totals of `history_components.csv`.
enum NationalHistory {
  /// The nation's deaths in `year`; nil where no set of areas covers the nation then.
  ///
  /// The nation is the areas of one set of the model (the one with the fewest) or its own regions, if every
  /// one of them has a row for that year. Where the rows give the people at the year's end and these differ by more than
  /// 1 % from the model's people, the rows are those of another area, and nothing is given.
  static func deaths(_ model: RegionModel, in year: Int) -> Double? {
    let rows = Dictionary(
      model.history.components.filter { $0.year == year && !$0.deaths.isNaN }.map { ($0.region, $0) },
      uniquingKeysWith: { a, _ in a })
    let codes = model.regions.map(\.code)
    let partitions =
      model.sets.filter { covers($0, regions: codes.count) }.map { $0.aggregates.map(\.code) } + [codes]
    let complete = partitions.filter { $0.allSatisfy { rows[$0] != nil } }.map { $0.compactMap { rows[$0] } }
    guard let areas = complete.min(by: { $0.count < $1.count }) else { return nil }
    let people = areas.reduce(0) { $0 + $1.populationEnd }
    let own = model.population.elements.reduce(0, +)
    guard people.isNaN || abs(people - own) <= 0.01 * own else { return nil }
    return areas.reduce(0) { $0 + $1.deaths }
  }

  /// Whether every region belongs to the set exactly once.
  private static func covers(_ set: RegionSet, regions: Int) -> Bool {
    var covered = [Double](repeating: 0, count: regions)
    for member in set.aggregates.flatMap(\.members) { covered[member.region] += member.share }
    return covered.allSatisfy { abs($0 - 1) < 1e-6 }
  }
}
