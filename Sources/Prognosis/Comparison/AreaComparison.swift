import ModelDirectory

/// All that is compared of one area.
struct AreaComparison: Sendable {
  let lines: [BenchmarkLine?]
  let profile: [CharacteristicValue]
  let differences: [RateDifference]
  let priorities: [Priority]

  init(
    _ area: Area, _ set: ComparedSet, _ place: Int, _ similar: [SimilarArea], _ basis: ComparisonBasis,
    nation: [[Double]], codes: [String]
  ) throws(PrognosisError) {
    var lines: [BenchmarkLine?] = []
    for (i, item) in basis.items.enumerated() {
      lines.append(
        try BenchmarkLine(i, place, in: set, basis, similar: try SimilarMean.estimate(item, similar)))
    }
    self.lines = lines
    profile = basis.table.profile(area.members, national: basis.national)
    differences = try basis.cells.differences(
      area.members, similar: similar.flatMap(\.area.members), nation: nation, codes: codes)
    priorities = PriorityRule.chosen(
      PriorityCandidates(
        basis: basis, fellows: set, place: place, lines: lines,
        people: AmountsByCell.sum(basis.table.people, area.members)
      ).all)
  }
}
