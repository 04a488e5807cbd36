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

  /// A national figure by year, the sum over the areas of one set that covers the nation, for years before the base year.
  ///
  /// The areas are those of the set with the fewest whose people at the end of the last year are the model's within 1 %
  /// (or unknown); years in which a value of theirs is missing are left out. Empty where no set qualifies.
  static func series(
    _ model: RegionModel, _ value: (HistoryData.ComponentRow) -> Double
  ) -> [Int: Double] {
    let earlier = model.history.components.filter { $0.year < model.settings.baseYear }
    let byYear = Dictionary(grouping: earlier, by: \.year)
    guard let last = byYear.keys.max() else { return [:] }
    let codes = model.regions.map(\.code)
    let partitions =
      model.sets.filter { covers($0, regions: codes.count) }.map { $0.aggregates.map(\.code) } + [codes]
    func rows(_ year: Int, _ areas: [String]) -> [HistoryData.ComponentRow]? {
      let rows = Dictionary(
        (byYear[year] ?? []).filter { value($0).isFinite }.map { ($0.region, $0) },
        uniquingKeysWith: { a, _ in a })
      let found = areas.compactMap { rows[$0] }
      return found.count == areas.count ? found : nil
    }
    let own = model.population.elements.reduce(0, +)
    let fitting = partitions.filter { areas in
      guard let people = rows(last, areas)?.reduce(0, { $0 + $1.populationEnd }) else { return false }
      return people.isNaN || last + 1 < model.settings.baseYear || abs(people - own) <= 0.01 * own
    }
    guard let areas = fitting.min(by: { $0.count < $1.count }) else { return [:] }
    return byYear.keys.sorted().reduce(into: [:]) { result, year in
      if let rows = rows(year, areas) { result[year] = rows.reduce(0) { $0 + value($1) } }
    }
  }

  /// Whether every region belongs to the set exactly once.
  private static func covers(_ set: RegionSet, regions: Int) -> Bool {
    var covered = [Double](repeating: 0, count: regions)
    for member in set.aggregates.flatMap(\.members) { covered[member.region] += member.share }
    return covered.allSatisfy { abs($0 - 1) < 1e-6 }
  }
}
