import Charts
import ModelDirectory
import Prognosis

/// The table of all areas.
extension IndexPage {
  /// The name of this part on the page.
  static let areasID = "areas"

  var areas: ReportSection? {
    guard !figures.isEmpty else { return nil }
    let columns = columns
    return ReportSection(
      id: Self.areasID, title: text("areas"), lead: [text("areas_lead")],
      blocks: [
        .areas(
          AreaTable(
            caption: text("areas_table"), columns: [text("area"), text("set")] + columns.map(\.title),
            rows: context.reference.areas.indices.map { place in
              AreaTable.Row(
                link: context.link(place), set: context.reference.areas[place].set,
                cells: columns.map { $0.cell(place) })
            },
            labels: AreaTable.Labels(
              search: text("search"), set: text("choose_set"), allSets: text("all_sets"), count: text("count")
            )))
      ])
  }

  private typealias Column = (title: String, isText: Bool, cell: (_ place: Int) -> AreaTable.Cell)

  /// The columns that there are figures for.
  private var columns: [Column] { people + care + staff + topics }

  private var people: [Column] {
    var columns: [Column] = [
      (text("people_in", ["year": first]), false, { number(figures[$0].people?.first.value) }),
      (
        text("people_in", ["year": last]), false,
        { number(figures[$0].people.map { EstimateWords.rounded($0.last.value) }) }
      ),
    ]
    if figures.contains(where: { $0.old != nil }) {
      columns.append(
        (
          text("old_growth"), false,
          { place in share(figures[place].old.map { $0.last.growth(since: $0.first.value) }) }
        ))
    }
    return columns
  }

  private var care: [Column] {
    guard figures.contains(where: { !$0.cost.isEmpty }) else { return [] }
    return [(text("cost_growth", ["year": last]), false, { share(figures[$0].costGrowth.last) })]
  }

  private var staff: [Column] {
    guard figures.contains(where: { $0.gapShare != nil }) else { return [] }
    let gap: Column = (text("gap", ["year": last]), false, { share(figures[$0].gapShare) })
    guard figures.contains(where: { $0.shortage != nil }) else { return [gap] }
    return [gap, (text("chance"), false, { chance(figures[$0].shortage) })]
  }

  private var topics: [Column] {
    guard let comparison = context.comparison else { return [] }
    let found = context.reference.areas.indices.map { place in
      context.view(of: place).comparisonPlace.map { comparison.priorities[$0] }
    }
    return [
      (
        text("topics", ["most": String(PriorityRule.most)]), false,
        { number(found[$0].map { Double($0.count) }) }
      ),
      (
        text("first_topic"), true,
        { place in AreaTable.Cell(text: found[place]?.first.map { name(of: $0, comparison) } ?? "–", key: nil)
        }
      ),
    ]
  }

  private func name(of topic: Priority, _ comparison: RegionalComparison) -> String {
    let view = ComparisonView(
      of: comparison, area: 0, model: context.model, options: ComparisonOptions(areas: comparison.areas),
      language: context.language)
    return view.name(of: topic)
  }

  private func number(_ value: Double?) -> AreaTable.Cell {
    AreaTable.Cell(text: style.string(value ?? .nan), key: value.flatMap { $0.isFinite ? $0 : nil })
  }

  private func share(_ estimate: ChartEstimate?) -> AreaTable.Cell {
    let value = estimate?.value ?? .nan
    return AreaTable.Cell(
      text: style.percent(value), detail: estimate?.inner.map(percentages), key: value.isFinite ? value : nil)
  }

  /// The ends of an interval; the sign of a percentage stands once.
  private func percentages(_ interval: ClosedRange<Double>) -> String {
    let lower = style.string(100 * interval.lowerBound, decimals: 1)
    return text("range", ["lower": lower, "upper": style.percent(interval.upperBound)])
  }

  /// Never told as certain or impossible, which draws can't show.
  private func chance(_ share: Double?) -> AreaTable.Cell {
    let value = share ?? .nan
    let text =
      value > 0.99 ? text("almost_certain") : value < 0.01 ? text("almost_impossible") : style.percent(value)
    return AreaTable.Cell(text: text, key: value.isFinite ? value : nil)
  }
}
