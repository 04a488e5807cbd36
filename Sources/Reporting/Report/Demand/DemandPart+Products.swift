import Charts
import ModelDirectory
import Prognosis

/// The products one by one.
extension DemandPart {
  /// Growth of each product to the last year, by act.
  var growthPerProduct: Figure? {
    let rows = rowsByAct.filter { careGrowth($0.row).value.isFinite }
    guard !rows.isEmpty, let fastest = fastest(of: rows.map(\.row)) else { return nil }
    let names = context.itemNames
    return Figure(
      id: "demand-products",
      title: sentence(
        "products_title",
        ["product": names[items[fastest].code], "course": course(careGrowth(fastest))]),
      unit: sentence("growth_unit"), source: context.source(table: "care", files: Self.careFiles),
      alternative: sentence(
        "products_alternative",
        ["list": ends(rows.map { (names[items[$0.row].code], careGrowth($0.row).value) }, percentage)]),
      chart: IntervalChart(
        rows: rows.map { .init(names[items[$0.row].code], [careGrowth($0.row)], group: $0.group) },
        series: [sentence("growth_unit")], references: [totalGrowth].compactMap(\.self),
        axis: growthAxis),
      table: DataTable(
        caption: sentence("products_caption"),
        columns: [.text(text("product")), .text(text("act"))] + columns(sentence("growth_unit")),
        rows: rows.map {
          [names[items[$0.row].code], act($0.row)] + cells(careGrowth($0.row), percentage)
        }),
      notes: hasMargins ? [text("growth_interval")] : [])
  }

  /// The axis of growth as a share.
  var growthAxis: ChartAxis {
    ChartAxis(sentence("growth_unit"), includesZero: true, factor: 100, suffix: style.percentSign)
  }

  private var totalGrowth: ChartReference? {
    guard let row = items.indices.last(where: { items[$0].code == CareItem.total }) else { return nil }
    let growth = careGrowth(row).value
    return growth.isFinite ? ChartReference(text("cost"), at: growth) : nil
  }

  /// The products by act; the first of an act that is shown starts its group.
  private var rowsByAct: [(row: Int, group: String?)] {
    CareDomain.allCases.flatMap { act in
      let rows = items.indices.filter { row in
        !items[row].isTotal && items[row].domain == act && careGrowth(row).value.isFinite
      }
      return rows.enumerated().map { ($1, $0 == 0 ? Labels.act(act, context.language) : nil) }
    }
  }

  /// The lines of the care tables by act: its products, then its total; the total of all acts comes last.
  var linesByAct: [Int] {
    let byAct = CareDomain.allCases.flatMap { act in
      let own = items.indices.filter { items[$0].domain == act }
      return own.filter { !items[$0].isTotal } + own.filter { items[$0].isTotal }
    }
    return byAct + items.indices.filter { items[$0].domain == nil }
  }

  /// The places of totals among `linesByAct`.
  var totalsByAct: Set<Int> {
    let lines = linesByAct
    return Set(lines.indices.filter { items[lines[$0]].isTotal })
  }

  /// What each line of the care tables is now and later, in its own unit.
  var amounts: DataTable {
    let rows = linesByAct.map { row in
      let (now, later) = (
        view.careEstimate(items[row], row: row, step: 0),
        view.careEstimate(items[row], row: row, step: view.horizonStep)
      )
      let unit = AmountUnit(part: self, items[row], largest: [now.value, later.value])
      return [
        context.itemNames[items[row].code], act(row), unit.name, written(now.value, unit.measure),
      ]
        + cells(later, unit.measure) + [written(careGrowth(row).value, percentage)]
    }
    return DataTable(
      caption: sentence("amounts_caption", ["prices": prices]),
      columns: [
        .text(text("product")), .text(text("act")), .text(text("unit")), .number(String(view.firstYear)),
      ] + columns(String(view.lastYear)) + [.number(text("growth"))], rows: rows, totals: totalsByAct)
  }

  /// The unit that a line is written in.
  private struct AmountUnit {
    let name: String
    let measure: Measure

    init(part: DemandPart, _ item: CareItem, largest amounts: [Double]) {
      let size = amounts.filter(\.isFinite).map(\.magnitude).max() ?? 0
      guard item.unit == CareItem.euro else {
        name = Labels.unit(item.unit, part.context.language)
        measure = Measure(decimals: size < 100 ? 1 : 0)
        return
      }
      let isLarge = size >= 1e6
      name = part.text(isLarge ? "million_euro" : "euro")
      measure = Measure(factor: isLarge ? 1e-6 : 1, decimals: isLarge ? 1 : 0)
    }
  }
}
