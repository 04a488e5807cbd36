import Charts
import Prognosis

/// Where the difference of an amount per inhabitant comes from: the mix of ages and sexes, or the rest.
struct DifferenceFigures: Sendable {
  private let ratios: RatioFigures

  init(_ ratios: RatioFigures) { self.ratios = ratios }

  private typealias Line = (line: RatioFigures.Line, nation: RateDifference, similar: RateDifference?)

  private var texts: ReportTexts { ratios.texts }

  /// A heading with a drawing of what is counted in euro and a table of each other unit.
  var blocks: [ReportBlock] {
    let units = ratios.compared.units.map { ($0, lines(in: $0)) }.filter { !$0.1.isEmpty }
    guard !units.isEmpty else { return [] }
    let blocks = units.map { unit, lines -> ReportBlock in
      unit == CareItem.euro ? .figure(figure(lines)) : .table(table(lines, unit))
    }
    return [.heading(texts("comparison.heading_differences"))] + blocks
  }

  private func lines(in unit: String) -> [Line] {
    ratios.items.filter { $0.item.unit == unit }.compactMap { line in
      guard let nation = ratios.compared.difference(of: line.place, with: .nation) else { return nil }
      return (line, nation, ratios.compared.difference(of: line.place, with: .similar))
    }
  }

  private func figure(_ lines: [Line]) -> Figure {
    let list = lines.map { line, nation, _ in
      texts(
        "comparison.differences_item",
        ["item": line.name, "ageSex": change(nation.ageSex), "rest": change(nation.rest)])
    }
    return Figure(
      id: "comparison-differences", title: title(lines[0]), unit: texts("comparison.differences_unit"),
      source: ratios.source(
        "rate_differences", ["care_regional.csv", "care_use.csv", "population.csv"]),
      alternative: texts("comparison.differences_alternative", ["list": list.joined(separator: "; ")]),
      chart: IntervalChart(
        rows: lines.map { line, nation, _ in
          IntervalChart.Row(line.name, [ChartEstimate(nation.ageSex), ChartEstimate(nation.rest)])
        },
        series: [texts("comparison.age_sex"), texts("comparison.rest")], mark: .bar,
        axis: ChartAxis(texts("comparison.differences_axis"), includesZero: true)),
      table: table(lines, CareItem.euro), notes: [texts("comparison.differences_note")] + notes(lines))
  }

  private func notes(_ lines: [Line]) -> [String] {
    lines.contains { !$0.line.isRegional } ? ratios.notRegionalNotes : []
  }

  private func title(_ first: Line) -> String {
    texts(
      "comparison.differences_title",
      [
        "item": first.line.name, "rate": amount(first.nation.rate),
        "nation": amount(first.nation.benchmarkRate), "ageSex": change(first.nation.ageSex),
        "rest": change(first.nation.rest),
      ])
  }

  private func table(_ lines: [Line], _ unit: String) -> DataTable {
    let isEuro = unit == CareItem.euro
    let hasSimilar = lines.contains { $0.similar != nil }
    let caption =
      isEuro
      ? texts("comparison.differences_caption_euro")
      : texts(
        "comparison.differences_caption_units", ["unit": Labels.unit(unit, ratios.view.context.language)])
    return DataTable(
      caption: caption,
      columns: [.text(texts("comparison.care")), .number(texts("comparison.here"))]
        + columns(texts("comparison.country"), of: texts("comparison.the_country"))
        + (hasSimilar ? columns(texts("comparison.similar"), of: texts("comparison.the_similar")) : []),
      rows: lines.map { line, nation, similar in
        let scale = isEuro ? 1.0 : 1000
        return [line.name, amount(nation.rate * scale, isEuro)] + cells(nation, scale)
          + (hasSimilar ? cells(similar, scale) : [])
      })
  }

  private func columns(_ rate: String, of benchmark: String) -> [DataTable.Column] {
    [.number(rate)]
      + ["comparison.age_sex_of", "comparison.rest_of"].map {
        .number(texts($0, ["benchmark": benchmark]))
      }
  }

  private func cells(_ difference: RateDifference?, _ scale: Double) -> [String] {
    guard let difference else { return [.nan, .nan, .nan].map { amount($0) } }
    let isEuro = scale == 1
    return [amount(difference.benchmarkRate * scale, isEuro)]
      + [difference.ageSex, difference.rest].map { change($0 * scale, isEuro) }
  }

  /// Whole euro; other units in a decimal.
  private func amount(_ value: Double, _ isEuro: Bool = true) -> String {
    ratios.style.string(value, decimals: isEuro ? 0 : 1)
  }

  private func change(_ value: Double, _ isEuro: Bool = true) -> String {
    EstimateWords(ratios.view.context).changes(isEuro ? 0 : 1)(value)
  }
}
