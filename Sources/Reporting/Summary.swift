import Demography
import LinearAlgebra
import ModelDirectory
import Prognosis

/// What a run prints: the figures of one area (the country, where it is asked for), where care cost grows most, the
/// warnings, and where results and terms of use stand.
public struct Summary: Sendable {
  private let result: PrognosisResult
  private let warnings: [String]
  private let language: Language
  private let style: NumberStyle
  private let items: [CareItem]
  private let terms: TermsOfUse
  /// The area that the figures are of.
  private let lead: Int
  /// The areas that are ranked by their growth.
  private let ranked: [Int]

  /// The summary of a result.
  ///
  /// - Parameter lead: the area whose figures are given, as an index into the result's areas; it then takes no part in
  ///   the ranking. Without one it is the area of most regions, of those the one with most people in the base year, of
  ///   equals the first.
  /// - Precondition: `lead` is nil or an index into the result's areas.
  public init(of result: PrognosisResult, model: RegionModel, language: Language, lead: Int? = nil) {
    precondition(lead.map(result.areas.indices.contains) ?? true)
    (self.result, self.language, self.style) = (result, language, NumberStyle(language))
    warnings = Warnings.all(of: result, model: model, language: language)
    items = CareItem.items(of: result.products)
    terms = TermsOfUse(of: model.sources)
    self.lead = lead ?? result.widestArea ?? 0
    ranked = result.areas.indices.filter { $0 != lead }
  }

  /// The text, ending in a line feed.
  /// - Parameter output: the path of the results.
  public func text(output: String) -> String {
    let blocks = [[title], people, movements, cost, growing, warningLines, places(output)]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var firstYear: Int { result.years.first ?? result.settings.baseYear }
  private var lastYear: Int { result.years.last ?? result.settings.baseYear }

  private var title: String {
    let settings = result.settings
    let model = [settings.name, settings.version].filter { !$0.isEmpty }.joined(separator: " ")
    return
      "Zorgprognose \(firstYear)-\(lastYear): \(result.areas.isEmpty ? "" : result.areas[lead].name) (model \(model))"
  }

  private var people: [String] {
    guard let first = result.population.first, let last = result.population.last, !result.areas.isEmpty else {
      return []
    }
    var table = TextColumns()
    table.add(label(.inhabitants), String(firstYear), String(lastYear), label(.growth))
    for group in PopulationGroup.groups(of: result.grid) {
      let (before, after) = (
        group.people(first, result.grid, column: lead), group.people(last, result.grid, column: lead)
      )
      table.add(
        "  " + Labels.group(group.name, language), style.string(before), style.string(after),
        growth(before, after))
    }
    return table.lines
  }

  private var movements: [String] {
    guard let first = result.components.first, let last = result.components.last, !result.areas.isEmpty else {
      return []
    }
    var table = TextColumns()
    // With a horizon of one year there is only one to show.
    let shown = result.components.count > 1 ? [first, last] : [first]
    table.add([label(.duringYear)] + [firstYear, lastYear - 1].prefix(shown.count).map { String($0) })
    for (row, component) in result.componentNames.enumerated() {
      table.add(
        ["  " + Labels.component(component, language)] + shown.map { style.string($0[row, lead]) })
    }
    return table.lines
  }

  private var cost: [String] {
    let totals = items.filter { $0.unit == CareItem.euro && $0.code.hasPrefix(CareItem.total) }
    guard let first = result.care.first, let last = result.care.last, !totals.isEmpty, !result.areas.isEmpty
    else { return [] }
    var table = TextColumns()
    let heading = Labels.cost(priceYear: priceYear, language)
    table.add(heading, String(firstYear), String(lastYear), label(.growth))
    for item in totals.suffix(1) + totals.dropLast() {
      let (before, after) = (item.value(first, column: lead), item.value(last, column: lead))
      table.add(
        "  " + (item.domain?.rawValue ?? label(.total)), style.string(before / 1e6),
        style.string(after / 1e6),
        growth(before, after))
    }
    return table.lines
  }

  /// The price level that all products in euro share.
  private var priceYear: Int? {
    let years = Set(result.products.filter { $0.unit == CareItem.euro }.map(\.year))
    return years.count == 1 ? years.first : nil
  }

  /// The areas of the set that has most of them, by the growth of the total cost.
  private var growing: [String] {
    guard let total = items.first(where: { $0.code == CareItem.total }),
      let first = result.care.first, let last = result.care.last, let set = finestSet
    else { return [] }
    let growths = ranked.filter { result.areas[$0].set == set }
      .map { (area: $0, growth: total.value(last, column: $0) / total.value(first, column: $0) - 1) }
      .filter { $0.growth.isFinite }
      // Of equal growths the first in output order stands first.
      .sorted { ($1.growth, $0.area) < ($0.growth, $1.area) }
    guard growths.count > 1 else { return [] }
    var table = TextColumns()
    for (rank, item) in growths.prefix(Self.shownAreas).enumerated() {
      table.add("  \(rank + 1). \(result.areas[item.area].name)", style.percent(item.growth))
    }
    return ["\(label(.growing)) (\(set)), \(firstYear)-\(lastYear)"] + table.lines
  }

  private var finestSet: String? {
    var counts: [(set: String, count: Int)] = []
    for area in ranked.map({ result.areas[$0] }) {
      if let index = counts.firstIndex(where: { $0.set == area.set }) {
        counts[index].count += 1
      } else {
        counts.append((area.set, 1))
      }
    }
    return counts.max { $0.count < $1.count }?.set
  }

  private var warningLines: [String] {
    guard !warnings.isEmpty else { return [] }
    let shown = warnings.prefix(Self.shownWarnings)
    let hidden = warnings.count - shown.count
    let rest = hidden > 0 ? ["  " + Labels.more(hidden, file: DataPackage.fileName, language)] : []
    let lines = shown.flatMap { TextWrap.lines($0, after: "  - ") }
    return ["\(label(.warnings)): \(warnings.count)"] + lines + rest
  }

  private func places(_ output: String) -> [String] {
    let results = "\(label(.output)): \(output)"
    guard !terms.entries.isEmpty else { return [results] }
    let words = terms.attributions.map { "'\($0)'" }.joined(separator: ", ")
    let attribution = words.isEmpty ? "" : "; \(label(.attribution)) \(words)"
    return [results, "\(label(.termsPlace)): \(DataPackage.fileName)\(attribution)"]
  }

  private func label(_ label: Labels) -> String { label[language] }

  private func growth(_ before: Double, _ after: Double) -> String { style.percent(after / before - 1) }

  private static let shownAreas = 5
  private static let shownWarnings = 10
}

extension PrognosisResult {
  /// The area of most regions, of those the one with most people in the base year, of equals the first.
  fileprivate var widestArea: Int? {
    areas.indices.max {
      (breadth(of: $0), people(in: $0), $1) < (breadth(of: $1), people(in: $1), $0)
    }
  }

  /// How many regions an area has, parts counted as such.
  fileprivate func breadth(of area: Int) -> Double { areas[area].members.reduce(0) { $0 + $1.share } }

  /// The people of an area on 1 January of the base year.
  fileprivate func people(in area: Int) -> Double { population.first?.column(area).reduce(0, +) ?? 0 }
}
