import Benchmarking
import Charts
import ModelDirectory
import Prognosis

/// The ratios of an area: observed over expected use, by item.
struct RatioFigures: Sendable {
  /// An item with its figures in the area.
  struct Line: Sendable {
    /// Its place in the comparison's items.
    let place: Int
    let item: CareItem
    let figures: BenchmarkLine
    /// Its name, with a mark where its regional figures can't be read as need.
    let name: String
    /// Whether its regional figures can be read as need.
    let isRegional: Bool
  }

  let view: AreaView
  /// The area as the comparison sees it.
  let compared: ComparisonView
  /// The items with figures: totals, products, and last those whose regional figures can't be read as need.
  let items: [Line]

  init(_ view: AreaView, _ comparison: RegionalComparison, _ index: Int) {
    self.view = view
    compared = ComparisonView(
      of: comparison, area: index, model: view.context.model,
      options: ComparisonOptions(areas: [], horizon: max(1, view.horizonStep)),
      language: view.context.language)
    let all = comparison.items.indices.compactMap { place -> Line? in
      guard let line = comparison.lines[index][place], line.ratio.value.isFinite else { return nil }
      let item = comparison.items[place]
      let isRegional = view.context.model.settings.notRegional[item.code] == nil
      let name = view.context.itemNames[item.code] + (isRegional ? "" : Self.mark)
      return Line(place: place, item: item, figures: line, name: name, isRegional: isRegional)
    }
    items =
      all.filter { $0.isRegional && $0.item.isTotal } + all.filter { $0.isRegional && !$0.item.isTotal }
      + all.filter { !$0.isRegional }
  }

  /// What stands behind the name of a product whose regional figures can't be read as need.
  private static let mark = " *"

  var texts: ReportTexts { view.context.texts }
  var style: NumberStyle { view.context.style }
  /// The name that texts have a place for.
  var placeName: [String: String] { ["place": view.area.name] }

  /// Where the figures come from.
  func source(_ table: String, _ files: [String] = ["care_regional.csv"]) -> String {
    view.context.source(table: table, files: files)
  }

  // MARK: Words

  /// A ratio in two decimals; what is next to nothing in size has limits that would break a table.
  func ratio(_ value: Double) -> String { value > 99 ? ">99" : style.string(value, decimals: 2) }

  /// `1,04 tot 1,06`; a dash where there is none.
  func range(_ low: Double?, _ high: Double?) -> String {
    guard let low, let high else { return style.string(.nan) }
    return texts("comparison.range", ["low": ratio(low), "high": ratio(high)])
  }

  func range(_ estimate: IntervalEstimate?) -> String { range(estimate?.lower, estimate?.upper) }

  /// How far a ratio lies from 1, without its sign.
  func distance(_ ratio: Double) -> String { style.percent((ratio - 1).magnitude) }

  /// The items whose regional figures can be read as need, and so can stand out.
  var comparable: [Line] { items.filter(\.isRegional) }

  /// The item that lies farthest from the usual, by its standardised deviation.
  var farthest: Line? {
    comparable.filter { $0.figures.deviation.isFinite }
      .max { ($0.figures.deviation.magnitude, $1.place) < ($1.figures.deviation.magnitude, $0.place) }
  }

  /// Those of them that aren't sums.
  var products: [Line] { comparable.filter { !$0.item.isTotal } }

  /// Why products stand last, where some do.
  var notRegionalNotes: [String] {
    let language = view.context.language
    return items.filter { !$0.isRegional }.compactMap { line in
      view.context.model.settings.notRegional[line.item.code].map { reason in
        texts(
          "comparison.not_regional",
          ["item": line.name, "reason": LocalText(reason.dutch, reason.english)[language]])
      }
    }
  }
}

extension ChartEstimate {
  /// A figure with its interval of 95 %; NaN where there is none.
  init(_ estimate: IntervalEstimate?) {
    self.init(
      estimate?.value ?? .nan, outer: estimate.flatMap { .between($0.lower, $0.upper) })
  }
}

extension FunnelPosition {
  /// Its name in comparison.yaml.
  var textName: String { "comparison.\(rawValue)" }
}
