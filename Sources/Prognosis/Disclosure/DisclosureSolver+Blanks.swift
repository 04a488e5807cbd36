extension DisclosureSolver {
  /// Blanks all of a hidden area, and small groups with their columns.
  mutating func blankSmallSums(_ area: Int) {
    let count = table.columnCount
    if table.isHidden[area] {
      for column in 0..<count { blanks.cells[area * count + column] = true }
      for group in 0..<table.groupCount { blanks.groups[area * table.groupCount + group] = true }
    } else if table.sums == .groups {
      for group in 0..<table.publishedGroups
      where table.isSmallGroup[area * table.publishedGroups + group] { blankGroup(area, group) }
    }
  }

  mutating func blankGroup(_ area: Int, _ group: Int) {
    blanks.groups[area * table.groupCount + group] = true
    for column in 0..<table.columnCount where table.groups[column] == group {
      blanks.cells[area * table.columnCount + column] = true
    }
  }

  /// In every group with a blank: blanks until there are two or more, with as many people together as the threshold.
  mutating func fillGroups() {
    for area in 0..<table.areaCount where !table.isHidden[area] {
      for group in 0..<table.groupCount where !blanks.groups[area * table.groupCount + group] {
        fill(area, group)
      }
    }
  }

  private mutating func fill(_ area: Int, _ group: Int) {
    let columns = (0..<table.columnCount).filter { table.groups[$0] == group }
    func isBlank(_ column: Int) -> Bool { blanks.cells[area * table.columnCount + column] }
    let hidden = columns.filter(isBlank)
    guard !hidden.isEmpty else { return }
    var (count, people) = (hidden.count, hidden.reduce(0) { $0 + value(area, $1) })
    let open = columns.filter { !isBlank($0) }.sorted { (value(area, $0), $0) < (value(area, $1), $1) }
    for column in open {
      guard count < 2 || people < threshold else { return }
      blanks.cells[area * table.columnCount + column] = true
      count += 1
      people += value(area, column)
    }
  }

  /// Blanks other figures until this one is safe, then takes back those that it doesn't need.
  mutating func protect(_ target: Target) {
    for reach in AreaProximity.Reach.allCases {
      var added: [Candidate] = []
      var batch = 1
      while true {
        let pool = candidates(for: target, reach)
        guard !pool.isEmpty else { break }
        let chosen = pool.prefix(batch).filter { !isBlank($0) }
        set(chosen, to: true)
        added += chosen
        batch *= 2
        if isSafe(target) { return prune(added, for: target) }
      }
      if reach != AreaProximity.Reach.allCases.last { set(added, to: false) }
    }
    blanks.unsafe.append(target.area)
  }

  private mutating func prune(_ added: [Candidate], for target: Target) {
    var kept = added
    var step = max(1, kept.count / 2)
    while true {
      var start = kept.count
      while start > 0 {
        let range = max(0, start - step)..<start
        set(Array(kept[range]), to: false)
        if isSafe(target) {
          kept.removeSubrange(range)
        } else {
          set(Array(kept[range]), to: true)
        }
        start = range.lowerBound
      }
      guard step > 1 else { return }
      step /= 2
    }
  }

  /// Publishes again what follows from the rest all the same: blanks that aren't small and that no change can move. All small
  /// figures are tried anew, and what one of them needs stays blank.
  mutating func takeBackNeedless() {
    let needless = (0..<table.areaCount).filter { !table.isHidden[$0] }.flatMap { area in
      (0..<table.columnCount).filter { isNeedless(area, $0) }.map { Candidate.cell(area, $0) }
    }
    guard !needless.isEmpty, !takeBack(needless), needless.count > 1 else { return }
    for candidate in needless { _ = takeBack([candidate]) }
  }

  private mutating func isNeedless(_ area: Int, _ column: Int) -> Bool {
    let index = area * table.columnCount + column
    guard blanks.cells[index], !table.isSmall[index],
      !blanks.groups[area * table.groupCount + table.groups[column]]
    else { return false }
    return network.width(of: entries(of: .cell(area: area, column: column)), limit: threshold) == 0
  }

  /// Publishes figures again, unless a small one would then no longer be safe; returns whether it did.
  private mutating func takeBack(_ candidates: [Candidate]) -> Bool {
    set(candidates, to: false)
    for target in targets where !isSafe(target) {
      set(candidates, to: true)
      return false
    }
    return true
  }

  /// A figure that could be blanked.
  private enum Candidate: Equatable {
    case cell(Int, Int)
    case group(Int, Int, restored: [Int])
  }

  private func isBlank(_ candidate: Candidate) -> Bool {
    switch candidate {
    case .cell(let area, let column): blanks.cells[area * table.columnCount + column]
    case .group(let area, let group, _): blanks.groups[area * table.groupCount + group]
    }
  }

  private mutating func set(_ candidates: [Candidate], to isBlank: Bool) {
    for candidate in candidates {
      switch candidate {
      case .cell(let area, let column):
        blanks.cells[area * table.columnCount + column] = isBlank
        update(area, [column])
      case .group(let area, let group, let restored):
        blanks.groups[area * table.groupCount + group] = isBlank
        for column in restored { blanks.cells[area * table.columnCount + column] = isBlank }
        update(area, (0..<table.columnCount).filter { table.groups[$0] == group })
      }
    }
  }

  /// What may be blanked for a figure, the cheapest first: small figures, and those of areas that share most with its own.
  private func candidates(for target: Target, _ reach: AreaProximity.Reach) -> [Candidate] {
    let area = target.area
    let count = table.columnCount
    let group: Int
    switch target {
    case .cell(_, let column), .atom(_, let column, _): group = table.groups[column]
    case .group(_, let own): group = own
    }
    let isWide = reach == .everything || target == .group(area: area, group: group)
    let columns = (0..<count).filter { column in
      switch table.sums {
      case .none: isOf(target, column)
      case .balance: true
      case .groups: isWide || table.groups[column] == group
      }
    }
    // A column that stays published here can't take part, unless the area itself may blank it.
    let own = columns.filter { blanks.cells[area * count + $0] || isOfAtom(target, $0) }
    var found: [(cost: Double, candidate: Candidate)] = []
    for (other, nearness) in proximity.near(area, reach) where !table.isHidden[other] {
      for column in other == area ? columns : own where !blanks.cells[other * count + column] {
        // What holds an atom comes first.
        let isHolding = isOfAtom(target, column) && holds(other, target)
        found.append((isHolding ? 0 : nearness * weight(value(other, column)), .cell(other, column)))
      }
      guard table.sums == .groups, isWide else { continue }
      for wide in 0..<table.publishedGroups where !blanks.groups[other * table.groupCount + wide] {
        let inside = (0..<count).filter {
          table.groups[$0] == wide && !blanks.cells[other * count + $0]
        }
        let people = table.groupValues[other * table.publishedGroups + wide]
        found.append((nearness * 4 * weight(people), .group(other, wide, restored: inside)))
      }
    }
    return found.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
      .map(\.element.candidate)
  }

  private func isOfAtom(_ target: Target, _ column: Int) -> Bool {
    guard case .atom(_, column, _) = target else { return false }
    return true
  }

  private func holds(_ area: Int, _ target: Target) -> Bool {
    guard case .atom(let atom, _, _) = target else { return false }
    return table.holders[atom].contains { $0.area == area }
  }

  private func isOf(_ target: Target, _ column: Int) -> Bool {
    switch target {
    case .cell(_, let own), .atom(_, let own, _): own == column
    case .group: false
    }
  }

  /// One, and one more for every doubling from the threshold on.
  private func weight(_ value: Double) -> Double {
    var (weight, rest) = (1.0, max(0, value) / threshold)
    while rest >= 2 {
      weight += 1
      rest /= 2
    }
    return weight + max(0, rest - 1)
  }
}
