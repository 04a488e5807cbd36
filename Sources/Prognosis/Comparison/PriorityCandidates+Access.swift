import ModelDirectory

/// Topics of staff and of waits.
extension PriorityCandidates {
  private var area: Area { fellows.areas[place] }

  /// Staff that falls short and waits beyond their norm, in both cases beyond the country's too. A norm that only stands for
  /// comparison gives no topic.
  var access: [PriorityRule.Candidate] {
    guard let figures = basis.access, let spread = fellows.access else { return [] }
    let all = figures.items.firstIndex { $0.code == WorkforceResult.Item.total }
    let needed = all.map { figures.staff(.demandFTE, $0, area) } ?? 0
    return figures.items.indices.compactMap { staff($0, figures, spread.staff[$0], needed: needed) }
      + figures.services.indices.compactMap { wait($0, figures, spread.waits[$0]) }
  }

  /// - Parameters:
  ///   - spread: the standard deviation between areas.
  ///   - needed: the staff that the area needs in all branches, FTE.
  private func staff(
    _ i: Int, _ figures: AccessFigures, _ spread: Double, needed: Double
  ) -> PriorityRule.Candidate? {
    let gap = figures.gap(i, area)
    let excess = (gap.horizon - gap.national) * figures.staff(.demandFTE, i, area)
    guard spread > 0, gap.horizon > 0, excess.isFinite else { return nil }
    let deviation = (gap.horizon - gap.national) / spread
    guard deviation > 0 else { return nil }
    let isTotal = figures.items[i].code == WorkforceResult.Item.total
    return PriorityRule.Candidate(
      priority: priority(
        .staff, figures.items[i].code, deviation, figure: gap.horizon, benchmark: gap.national,
        stake: excess / people,
        PriorityEvidence.staff(gap, excess: excess, deviation: deviation, years: figures.years)),
      parts: isTotal ? figures.items.map(\.code).filter { $0 != WorkforceResult.Item.total } : [],
      leastStake: PriorityRule.leastStaff * needed / people,
      matters: excess >= PriorityRule.leastStaff * needed)
  }

  private func wait(
    _ i: Int, _ figures: AccessFigures, _ spread: Double
  ) -> PriorityRule.Candidate? {
    let (weeks, norm) = (figures.wait(i, area), figures.services[i].weeks)
    let deviation = (weeks.horizon - weeks.national) / spread
    guard !figures.services[i].isComparison, spread > 0, deviation > 0, weeks.horizon > norm else {
      return nil
    }
    return PriorityRule.Candidate(
      priority: priority(
        .wait, figures.services[i].service, deviation, figure: weeks.horizon, benchmark: norm,
        stake: weeks.horizon - norm,
        PriorityEvidence.wait(weeks, norm: norm, deviation: deviation, years: figures.years)),
      parts: [], leastStake: PriorityRule.leastWait * norm,
      matters: weeks.horizon >= (1 + PriorityRule.leastWait) * norm)
  }

  /// A topic whose figure is one of the central path.
  private func priority(
    _ kind: Priority.Kind, _ item: String, _ deviation: Double, figure: Double, benchmark: Double,
    stake: Double, _ evidence: Notice
  ) -> Priority {
    Priority(
      kind: kind, item: item, deviation: deviation,
      figure: IntervalEstimate(value: figure, lower: figure, upper: figure), benchmark: benchmark,
      stake: stake,
      causes: [], evidence: evidence)
  }
}
