import ModelDirectory

/// All that is compared of one area.
struct AreaComparison: Sendable {
  let lines: [BenchmarkLine?]
  let profile: [CharacteristicValue]
  let differences: [RateDifference]
  let priorities: [Priority]
  let nearPriorities: [NearPriority]
  let access: AreaAccess?

  /// - Parameter nation: the nation's amounts by cell, as `AmountsByCell.nation` has them.
  init(
    _ placed: PlacedArea, _ similar: [SimilarArea], _ basis: ComparisonBasis, nation: [[Double]]
  ) throws(PrognosisError) {
    let members = placed.area.members
    var lines: [BenchmarkLine?] = []
    for (i, item) in basis.items.enumerated() {
      lines.append(
        try BenchmarkLine(
          i, placed.place, in: placed.fellows, basis, similar: try SimilarMean.estimate(item, similar)))
    }
    self.lines = lines
    profile = basis.table.profile(members, national: basis.national)
    differences = try basis.cells.differences(
      members, similar: similar.flatMap(\.area.members), nation: nation,
      codes: basis.items.map(\.item.code))
    access = basis.access?.access(of: placed.area)
    let candidates = PriorityCandidates(
      basis: basis, fellows: placed.fellows, place: placed.place, lines: lines,
      people: AmountsByCell.sum(basis.table.people, members)
    ).all
    priorities = PriorityRule.chosen(candidates)
    nearPriorities = PriorityRule.nearest(candidates)
  }
}
