import Charts
import Foundation
import Prognosis

/// Funnel plots: the ratios of all areas of a set by size, within the limits of what is usual.
struct FunnelFigures: Sendable {
  /// How many plots a page has; of a set of more areas than fit a page well fewer.
  private static let shown = 4
  private static let shownOfLargeSet = 2
  private static let largeSet = 60
  /// Sizes that differ by more than this factor stand on an axis of factors.
  private static let factorAxis = 20.0
  /// Into how many steps a curve of limits is drawn.
  private static let steps = 24

  private let ratios: RatioFigures
  private let set: SetFunnels?

  init(_ ratios: RatioFigures, _ comparison: RegionalComparison) {
    self.ratios = ratios
    set = comparison.funnels.first { $0.set == ratios.view.area.set && $0.areas.contains(ratios.view.area) }
  }

  private var texts: ReportTexts { ratios.texts }

  /// A heading with what follows it.
  var blocks: [ReportBlock] {
    let heading = ReportBlock.heading(texts("comparison.heading_funnels"))
    guard let set else {
      return [heading, .paragraph(texts("comparison.funnel_alone", ratios.placeName))]
    }
    return [heading, .paragraph(texts("comparison.funnel_others", ["set": set.set]))]
      + chosen(set).compactMap { figure($0, set) }.map(ReportBlock.figure)
  }

  /// Totals of acts, then the products that deviate most.
  private func chosen(_ set: SetFunnels) -> [RatioFigures.Line] {
    let count = set.areas.count > Self.largeSet ? Self.shownOfLargeSet : Self.shown
    let products = ratios.products.filter { $0.figures.deviation.isFinite }.sorted {
      ($1.figures.deviation.magnitude, $0.place) < ($0.figures.deviation.magnitude, $1.place)
    }
    let totals = ratios.items.filter(\.item.isTotal).prefix(count / 2)
    return Array((totals + products).prefix(count))
  }

  private func figure(_ line: RatioFigures.Line, _ set: SetFunnels) -> Figure? {
    let funnel = set.funnels[line.place]
    let places = zip(set.areas, funnel.places).compactMap { area, place in place.map { (area, $0) } }
    guard !places.isEmpty else { return nil }
    let crowd = places.count > Self.largeSet ? FunnelCrowd(ratios, funnel, places) : nil
    let isEuro = line.item.unit == CareItem.euro
    let unit =
      isEuro ? texts("comparison.million_euro") : Labels.unit(line.item.unit, ratios.view.context.language)
    let names = ratios.placeName.merging(["item": line.name, "set": set.set, "unit": unit]) { $1 }
    return Figure(
      id: "comparison-funnel-\(line.place)", title: title(line, names),
      unit: texts("comparison.funnel_unit"), source: ratios.source("benchmark"),
      alternative: alternative(line, funnel, names), chart: chart(line, funnel, places, crowd, unit),
      table: table(funnel, crowd?.listed ?? places, names, perUnit: isEuro ? 1e6 : 1),
      notes: notes(places.count, crowd))
  }

  // MARK: Words

  private func title(_ line: RatioFigures.Line, _ names: [String: String]) -> String {
    let position = line.figures.funnel
    let place = texts(position == .inside ? "comparison.funnel_inside" : position.textName)
    return texts(
      "comparison.funnel_title",
      ["item": line.name, "place": ratios.view.area.name].merging(
        ["ratio": ratios.ratio(line.figures.ratio.value), "position": place]) { $1 })
  }

  private func alternative(
    _ line: RatioFigures.Line, _ funnel: AreaFunnel, _ names: [String: String]
  ) -> String {
    let positions = funnel.places.compactMap { $0?.position }
    let limits = funnel.limits(expected: line.figures.expected).limits95
    return texts(
      "comparison.funnel_alternative",
      [
        "item": line.name, "place": ratios.view.area.name, "set": names["set"] ?? "",
        "count": String(positions.count),
        "above": String(positions.count { [.above95, .above998].contains($0) }),
        "below": String(positions.count { [.below95, .below998].contains($0) }),
        "ratio": ratios.ratio(line.figures.ratio.value),
        "limits": ratios.range(limits.lowerBound, limits.upperBound),
      ])
  }

  private func notes(_ areas: Int, _ crowd: FunnelCrowd?) -> [String] {
    [texts("comparison.funnel_note")]
      + (areas < RegionalComparison.leastAreas ? [texts("comparison.funnel_borrowed")] : [])
      + (crowd.map {
        [texts("comparison.funnel_crowd", ["listed": String($0.listed.count), "all": String(areas)])]
      }
        ?? [])
  }

  // MARK: Drawing

  private func chart(
    _ line: RatioFigures.Line, _ funnel: AreaFunnel, _ places: [(Area, AreaFunnel.Place)],
    _ crowd: FunnelCrowd?, _ unit: String
  ) -> FunnelChart {
    let sizes = places.map(\.1.expected)
    let (low, high) = (sizes.min() ?? 1, sizes.max() ?? 1)
    let isWide = high > Self.factorAxis * low
    let names = ["95", "99.8"].map { level in
      let number = ratios.style.shortest(Double(level) ?? .nan, decimals: 1)
      return texts("comparison.funnel_limit_name", ["level": number])
    }
    return FunnelChart(
      points: places.map { area, place in
        FunnelChart.Point(
          area.name, size: place.expected, ratio: place.ratio, isHighlighted: area == ratios.view.area,
          isMinor: crowd.map { !$0.names(area) } ?? false,
          link: ratios.view.context.page(of: area)?.fileName)
      },
      limits: Self.curve(from: low, to: high, through: line.figures.expected, isWide: isWide, funnel),
      target: ChartReference(texts("comparison.nation"), at: 1), limitNames: (names[0], names[1]),
      sizeAxis: ChartAxis(
        texts("comparison.funnel_size", ["unit": unit, "period": ratios.periodMark]), isLogarithmic: isWide,
        factor: line.item.unit == CareItem.euro ? 1e-6 : 1),
      axis: ChartAxis(texts("comparison.ratios_axis")))
  }

  /// The limits from the smallest area to the largest, and at the area's own size. Steps are factors, as limits change
  /// most where areas are small.
  private static func curve(
    from low: Double, to high: Double, through own: Double, isWide: Bool, _ funnel: AreaFunnel
  ) -> [FunnelChart.Limits] {
    let step = pow(high / low, 1 / Double(steps))
    let sizes = Set((0..<steps).map { low * pow(step, Double($0)) } + [high, own]).sorted()
    return sizes.map { size in
      let limits = funnel.limits(expected: size)
      return FunnelChart.Limits(size: size, inner: limits.limits95, outer: limits.limits998)
    }
  }

  private func table(
    _ funnel: AreaFunnel, _ places: [(Area, AreaFunnel.Place)], _ names: [String: String], perUnit: Double
  ) -> DataTable {
    let levels = [95, 99.8].map { ratios.style.shortest($0, decimals: 1) }
    let limits = levels.map { DataTable.Column.number(texts("comparison.funnel_limits", ["level": $0])) }
    return DataTable(
      caption: texts("comparison.funnel_caption", ["item": names["item"] ?? "", "set": names["set"] ?? ""]),
      columns: [
        .text(texts("comparison.funnel_area")),
        .number(texts("comparison.expected", ["unit": names["unit"] ?? ""])),
        .number(texts("comparison.ratio")),
      ] + limits + [.text(texts("comparison.position"))],
      rows: places.map { area, place in
        let limits = funnel.limits(expected: place.expected)
        return [
          area.name, ratios.style.string(place.expected / perUnit, decimals: 1), ratios.ratio(place.ratio),
          ratios.range(limits.limits95.lowerBound, limits.limits95.upperBound),
          ratios.range(limits.limits998.lowerBound, limits.limits998.upperBound),
          texts(place.position.textName),
        ]
      })
  }
}
