import Charts
import Prognosis

/// The gap of each branch.
extension StaffFigures {
  /// The gap as a share of demand, of all together and by branch, now and at the horizon.
  var gapFigure: Figure? {
    let items = [workforce.totalItem].compactMap(\.self) + branches
    guard !items.isEmpty else { return nil }
    let years = ["first": String(view.firstYear), "last": String(view.lastYear)]
    let list = items.map { "\(name($0)) \(words.percentages(atHorizon(.gapShare, $0).value))" }
    return Figure(
      id: "supply-gap", title: gapTitle, unit: texts("supply.gap_unit"), source: source("workforce"),
      alternative: texts(
        "supply.gap_alternative", years.merging(["list": list.joined(separator: "; ")]) { $1 }),
      chart: gapChart(items),
      table: DataTable(
        caption: texts("supply.gap_caption", years), columns: gapColumns, rows: items.map(gapRow)),
      notes: gapNotes)
  }

  private var gapTitle: String {
    let year = ["year": String(view.lastYear)]
    guard let worst = branches.first ?? workforce.totalItem, atHorizon(.gapShare, worst).value > 0 else {
      return texts("supply.gap_title_none", year)
    }
    let share = atHorizon(.gapShare, worst)
    let values = year.merging(
      ["branch": name(worst), "share": words.percentages(share.value)]) { $1 }
    guard share.inner != nil else { return texts("supply.gap_title", values) }
    let isSure = Direction(of: share, written: words.percentages) != .eitherWay
    return texts(
      isSure ? "supply.gap_title_interval" : "supply.gap_title_both",
      values.merging(["interval": words.interval(share, words.percentages)]) { $1 })
  }

  private func gapChart(_ items: [Int]) -> IntervalChart {
    IntervalChart(
      rows: items.map { item in
        IntervalChart.Row(
          gapLabel(item), [estimate(.gapShare, item, step: 0), atHorizon(.gapShare, item)])
      },
      series: [String(view.firstYear), String(view.lastYear)],
      references: [ChartReference(texts("supply.balance"), at: 0)],
      axis: ChartAxis(
        texts("supply.gap_axis"), includesZero: true, factor: 100,
        suffix: view.context.style.percentSign))
  }

  private func gapLabel(_ item: Int) -> String {
    guard let chance = chance(item, step: view.horizonStep) else { return name(item) }
    return texts("supply.gap_row", ["branch": name(item), "chance": words.chance(chance)])
  }

  private var gapColumns: [DataTable.Column] {
    func title(_ text: String, _ year: Int) -> String { texts(text, ["year": String(year)]) }
    return [.text(texts("supply.branch"))]
      + [.number(title("supply.gap_share_column", view.firstYear))]
      + words.columns(title("supply.gap_share_column", view.lastYear))
      + words.columns(title("supply.gap_persons_column", view.lastYear))
      + (words.hasDraws ? [.number(texts("supply.chance"))] : [])
  }

  private func gapRow(_ item: Int) -> [String] {
    let percentages = words.percentages
    return [name(item), percentages(estimate(.gapShare, item, step: 0).value)]
      + words.cells(atHorizon(.gapShare, item), percentages)
      + words.cells(atHorizon(.gapPersons, item), words.rounded)
      + (words.hasDraws ? [words.chance(chance(item, step: view.horizonStep) ?? .nan)] : [])
  }

  private var gapNotes: [String] {
    let chance = texts("supply.gap_note_chance", ["year": String(view.lastYear)])
    return [texts("supply.note_share")]
      + (words.hasDraws ? [texts("supply.note_share_mean"), chance] : [])
      + (workforce.totalItem == nil ? [] : [texts("supply.note_people")])
  }
}
