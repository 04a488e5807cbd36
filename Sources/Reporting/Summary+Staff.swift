import ModelDirectory
import Prognosis

/// Staff and waits of the leading area, and where staff is shortest.
extension Summary {
  /// Demand, supply and gap of all branches together and of those with the largest gap, at the horizon.
  var staff: [String] {
    guard let workforce = result.workforce, let last = workforce.figures.indices.last, !result.areas.isEmpty
    else { return [] }
    var table = TextColumns()
    table.add([""] + headings(of: workforce))
    for item in shownBranches(of: workforce, step: last) {
      table.add(["  " + workforce.items[item].name(language)] + cells(item, workforce, step: last))
    }
    return [Labels.staff(year: lastYear, language)] + table.lines(within: TextWrap.width)
      + TextWrap.lines(Labels.peopleOfTotal[language], after: "  ") + causes(of: workforce, step: last)
  }

  private static let columns: [WorkforceMeasure] = [.demandFTE, .supplyFTE, .gapFTE, .gapPersons]
  private static let shownBranchCount = 5

  private func headings(of workforce: WorkforceResult) -> [String] {
    let measures = Self.columns.map { Labels.measure($0, language) }
    guard workforce.margins != nil else { return measures }
    return measures + [label(.interval), LocalText("kans", "chance")[language]]
  }

  /// The interval is that of the last of the measures.
  private func cells(_ item: Int, _ workforce: WorkforceResult, step: Int) -> [String] {
    let figures = Self.columns.map { figure($0, item, workforce, step: step, area: lead) }
    let interval = figures.last?.interval.map {
      "\(style.string($0.lower)) - \(style.string($0.upper))"
    }
    let chance = workforce.shortageProbability.map { style.percent($0[step][item, lead]) }
    return figures.map { style.string($0.mean) } + [interval, chance].compactMap(\.self)
  }

  /// All branches together, then those with the largest gap.
  private func shownBranches(of workforce: WorkforceResult, step: Int) -> [Int] {
    func gap(_ item: Int) -> Double {
      figure(.gapFTE, item, workforce, step: step, area: lead).mean
    }
    let isTotal = workforce.items.map { $0.code == WorkforceResult.Item.total }
    let branches = workforce.items.indices.filter { !isTotal[$0] }.sorted { (gap($1), $0) < (gap($0), $1) }
    return workforce.items.indices.filter { isTotal[$0] } + branches.prefix(Self.shownBranchCount)
  }

  func figure(
    _ measure: WorkforceMeasure, _ item: Int, _ workforce: WorkforceResult, step: Int, area: Int
  ) -> Estimate {
    let row = workforce.row(item, measure)
    return Estimate(
      workforce.margins?[step], row: row, area: area, central: workforce.figures[step][row, area])
  }

  /// What the gap of all branches together is made of, those causes that count.
  private func causes(of workforce: WorkforceResult, step: Int) -> [String] {
    guard let total = workforce.totalItem else { return [] }
    let parts = GapDriver.allCases.compactMap { driver in
      workforce.contribution(of: driver, item: total, step: step, area: lead).map { (driver, $0) }
    }
    let shown = parts.filter { $0.1.magnitude >= 0.5 }
    guard shown.count > 1 else { return [] }
    let list = shown.map { driver, value in
      let sign = driver != .baseGap && value > 0 ? "+" : ""
      return "\(Labels.driver(driver, baseYear: firstYear, language)) \(sign)\(style.string(value))"
    }
    let title = LocalText(
      "Waaruit dat tekort bestaat, vte, stromen opgeteld over de jaren",
      "What that gap is made of, FTE, flows added up over the years")[language]
    return TextWrap.lines("\(title): \(list.joined(separator: "; ")).", after: "  ")
  }

  /// The areas of the largest set by the share of demand that staff falls short of.
  var shortest: [String] {
    guard let workforce = result.workforce, let last = workforce.figures.indices.last,
      let total = workforce.totalItem, let set = finestSet
    else { return [] }
    let gaps = ranked.filter { result.areas[$0].set == set }
      .map { (area: $0, gap: figure(.gapShare, total, workforce, step: last, area: $0).mean) }
      .filter { $0.gap.isFinite }
      .sorted { ($1.gap, $0.area) < ($0.gap, $1.area) }
    guard gaps.count > 1 else { return [] }
    var table = TextColumns()
    for (rank, item) in gaps.prefix(Self.shownAreas).enumerated() {
      table.add("  \(rank + 1). \(result.areas[item.area].name)", style.percent(item.gap))
    }
    return [Labels.shortest(set: set, year: lastYear, language)] + table.lines
  }
}

extension WorkforceResult {
  /// The place of all branches together.
  var totalItem: Int? { items.firstIndex { $0.code == Item.total } }
}
