import Prognosis

/// The areas that are most like an area, and what makes them so.
struct SimilarFigures: Sendable {
  private let view: AreaView
  private let compared: ComparisonView
  private let likeness: Likeness

  init(_ view: AreaView, _ compared: ComparisonView) {
    (self.view, self.compared, likeness) = (view, compared, Likeness(compared))
  }

  /// How many similar areas the lead names.
  private static let told = 3

  /// Beyond this distance areas differ by a standard deviation on average.
  private static let hardlySimilar = 1.0

  private var texts: ReportTexts { view.context.texts }
  private var style: NumberStyle { view.context.style }
  private var place: [String: String] { ["place": view.area.name] }

  /// The nearest ones in a sentence.
  var lead: [String] {
    guard !compared.similar.isEmpty else { return [] }
    let names = texts.list(compared.similar.prefix(Self.told).map(\.area.name))
    let far = compared.similar.count { $0.distance > Self.hardlySimilar }
    let counts = [
      "list": names, "far": String(far), "count": String(compared.similar.count),
    ]
    let name = ["comparison.lead_similar", "comparison.lead_similar_far_one"].dropFirst(far).first
    return [texts(name ?? "comparison.lead_similar_far", place.merging(counts) { $1 })]
  }

  /// A heading with what follows it.
  var blocks: [ReportBlock] {
    let heading = ReportBlock.heading(texts("comparison.heading_similar"))
    guard !compared.similar.isEmpty else {
      return [heading, .paragraph(texts("comparison.similar_none", place))]
    }
    return [heading, .paragraph(texts("comparison.similar_text")), .table(neighbours)]
      + [
        characteristics(likeness.alike, "comparison.alike_caption"),
        characteristics(likeness.unlike, "comparison.unlike_caption"),
      ].compactMap(\.self).map(ReportBlock.table)
  }

  private var neighbours: DataTable {
    let areForeign = compared.similar.contains { $0.area.set != view.area.set }
    return DataTable(
      caption: texts("comparison.similar_caption", place),
      columns: [.text(texts("comparison.similar_name"))]
        + (areForeign ? [.text(texts("comparison.similar_set"))] : [])
        + [.number(texts("comparison.similar_distance")), .text(texts("comparison.similar_parts"))],
      rows: compared.similar.map { similar in
        [similar.area.name] + (areForeign ? [similar.area.set] : [])
          + [
            style.string(similar.distance, decimals: 2),
            likeness.largestParts(of: similar).map(short).joined(separator: "; "),
          ]
      })
  }

  private func characteristics(_ chosen: [Int], _ caption: String) -> DataTable? {
    // With small counts left out, shares of ages have no value.
    let chosen = chosen.filter { compared.profile[$0].value.isFinite }
    guard !chosen.isEmpty else { return nil }
    return DataTable(
      caption: texts(caption, place),
      columns: [
        .text(texts("comparison.characteristic")), .number(texts("comparison.here")),
        .number(texts("comparison.they")), .number(texts("comparison.country")),
      ],
      rows: chosen.map { index in
        let value = compared.profile[index]
        return [described(index)] + figures([value.value, likeness.mean(of: index), value.national])
      })
  }

  private func short(_ index: Int) -> String {
    ItemNames.withoutParentheses(compared.name(of: compared.result.characteristics[index]))
  }

  /// A characteristic with its unit, and whether the area's value was estimated.
  private func described(_ index: Int) -> String {
    let unit = ItemNames.withoutParentheses(
      compared.result.characteristics[index].unit(compared.language))
    let mark = compared.profile[index].isEstimated ? " (\(texts("comparison.estimated")))" : ""
    return short(index) + (unit.isEmpty ? "" : ", \(unit)") + mark
  }

  /// Figures in as many decimals as the largest of them needs.
  private func figures(_ values: [Double]) -> [String] {
    let largest = values.filter(\.isFinite).map(\.magnitude).max() ?? 0
    let decimals = largest >= 100 ? 0 : largest >= 10 ? 1 : 2
    return values.map { style.string($0, decimals: decimals) }
  }
}
