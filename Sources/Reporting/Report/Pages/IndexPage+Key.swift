import Charts
import Prognosis

/// The main figures of the widest area.
extension IndexPage {
  var key: ReportSection? {
    guard let place = context.reference.widestArea else { return nil }
    let (figures, name) = (figures[place], context.reference.areas[place].name)
    return ReportSection(
      id: "key-figures", title: text("key", ["area": name]), lead: lead(figures, name),
      blocks: [.table(table(figures, name))])
  }

  private func lead(_ figures: AreaFigures, _ name: String) -> [String] {
    guard let people = figures.people, let old = figures.old, people.last.value.isFinite,
      old.last.value.isFinite
    else { return [] }
    let words = EstimateWords(context)
    let values = [
      "area": name, "last": last, "people": words.rounded(people.last.value),
      "old": words.rounded(old.last.value),
    ]
    guard let cost = figures.cost.last, let growth = figures.costGrowth.last, growth.value.isFinite else {
      return [text("key_lead_people", values)]
    }
    let more = [
      "first": first, "cost": amount(cost.value), "course": words.course(growth, ofSeveral: true),
    ]
    return [text("key_lead", values.merging(more) { $1 })]
  }

  private func table(_ figures: AreaFigures, _ name: String) -> DataTable {
    let hasMargins = context.reference.margins != nil
    let words = EstimateWords(context)
    let rows: [(name: String, pair: (first: ChartEstimate, last: ChartEstimate)?, unit: Double)] = [
      ("inhabitants", figures.people, 1), ("old", figures.old, 1),
      ("cost", figures.cost.first.flatMap { first in figures.cost.last.map { (first, $0) } }, 1e6),
      ("staff", figures.gap, 1),
    ]
    let columns =
      [text("figure"), first, last] + (hasMargins ? [text("interval", ["year": last])] : []) + [
        text("change")
      ]
    return DataTable(
      caption: text("key_table", ["area": name, "first": first, "last": last]),
      columns: columns.enumerated().map { DataTable.Column(title: $1, isNumeric: $0 > 0) },
      rows: rows.compactMap { row in
        row.pair.map { pair in
          let write: EstimateWords.Writer = { words.rounded($0 / row.unit) }
          // People are counted in the first year; all else is estimated in both.
          let isCounted = row.name == "inhabitants" || row.name == "old"
          let now = isCounted ? style.string(pair.first.value) : write(pair.first.value)
          // A gap may be next to nothing in the first year: its growth would say nothing.
          let change = row.name == "staff" ? write(pair.last.value - pair.first.value) : growth(pair)
          return [text(row.name), now, write(pair.last.value)]
            + (hasMargins ? [range(pair.last.inner, write)] : []) + [change]
        }
      })
  }

  private func growth(_ pair: (first: ChartEstimate, last: ChartEstimate)) -> String {
    style.percent(pair.last.growth(since: pair.first.value).value)
  }

  private func amount(_ euro: Double) -> String {
    euro >= 1e9
      ? text("billion", ["amount": style.string(euro / 1e9, decimals: 1)])
      : text("million", ["amount": style.string(euro / 1e6, decimals: euro < 1e7 ? 1 : 0)])
  }

  /// From one end to the other; a dash where there is no interval.
  func range(_ range: ClosedRange<Double>?, _ write: (Double) -> String) -> String {
    guard let range else { return style.string(.nan) }
    return text("range", ["lower": write(range.lowerBound), "upper": write(range.upperBound)])
  }
}
