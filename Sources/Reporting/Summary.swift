import ModelDirectory
import Prognosis

/// What a run prints: the figures of one area (the country, where it is asked for), where care cost grows most and staff is
/// shortest, what scenarios change, the warnings, and where results and terms of use stand.
public struct Summary: Sendable {
  let result: PrognosisResult
  private let warnings: [String]
  let language: Language
  let style: NumberStyle
  let items: [CareItem]
  private let terms: TermsOfUse
  /// The area that the figures are of.
  let lead: Int
  /// The areas that are ranked by their growth.
  let ranked: [Int]
  /// The scenarios that were run.
  let scenarios: [Scenario]
  /// What they change.
  let differences: [ScenarioDifference]

  /// The summary of a result.
  ///
  /// - Parameters:
  ///   - lead: the area whose figures are given, as an index into the result's areas; it then takes no part in
  ///     the ranking. Without one it is the area of most regions, of those the one with most people in the base year,
  ///     of equals the first.
  ///   - scenarios: the scenarios that were run, for their titles.
  ///   - differences: what each changes, for the result's areas.
  /// - Precondition: `lead` is nil or an index into the result's areas.
  public init(
    of result: PrognosisResult, model: RegionModel, language: Language, lead: Int? = nil,
    scenarios: [Scenario] = [], differences: [ScenarioDifference] = []
  ) {
    precondition(lead.map(result.areas.indices.contains) ?? true)
    (self.result, self.language, self.style) = (result, language, NumberStyle(language))
    warnings = Warnings.all(of: result, model: model, language: language)
    items = CareItem.items(of: result.products)
    terms = TermsOfUse(of: model.sources)
    self.lead = lead ?? result.widestArea ?? 0
    ranked = result.areas.indices.filter { $0 != lead }
    (self.scenarios, self.differences) = (scenarios, differences)
  }

  /// The text, ending in a line feed.
  /// - Parameters:
  ///   - output: the path of the results.
  ///   - comparison: the files in which areas are compared.
  ///   - comparisonNotes: how many notes the comparison has.
  ///   - report: the path of the report's first page; nil without a report.
  public func text(
    output: String, comparison: [String] = [], comparisonNotes: Int = 0, report: String? = nil
  ) -> String {
    let places =
      places(output, comparison, notes: comparisonNotes) + (report.map { ["\(label(.report)): \($0)"] } ?? [])
    let blocks = [
      heading, people, movements, cost, staff, waits, growing, shortest, scenarioLines, warningLines, places,
    ]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  var firstYear: Int { result.years.first ?? result.settings.baseYear }
  var lastYear: Int { result.years.last ?? result.settings.baseYear }

  private var heading: [String] {
    [title] + (result.margins.map { [Labels.draws($0.draws, style)] } ?? [])
  }

  private var title: String {
    let settings = result.settings
    let model = [settings.name, settings.version].filter { !$0.isEmpty }.joined(separator: " ")
    return
      "Zorgprognose \(firstYear)-\(lastYear): \(result.areas.isEmpty ? "" : result.areas[lead].name) (model \(model))"
  }

  /// The areas of the set that has most of them, by the growth of the total cost.
  private var growing: [String] {
    guard let total = items.firstIndex(where: { $0.code == CareItem.total }),
      let last = result.care.indices.last, let set = finestSet
    else { return [] }
    func cost(_ step: Int, _ area: Int) -> Double {
      result.meanCare(of: items[total], row: total, step: step, area: area)
    }
    let growths = ranked.filter { result.areas[$0].set == set }
      .map { (area: $0, growth: cost(last, $0) / cost(0, $0) - 1) }
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

  var finestSet: String? {
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

  private func places(_ output: String, _ comparison: [String], notes: Int) -> [String] {
    let noted = notes == 0 ? "" : " (\(Labels.notes(notes, file: DataPackage.fileName, language)))"
    let files = comparison.isEmpty ? "" : comparison.joined(separator: ", ") + noted
    let results =
      ["\(label(.output)): \(output)"] + (files.isEmpty ? [] : ["\(label(.comparison)): \(files)"])
    guard !terms.entries.isEmpty else { return results }
    let words = terms.attributions.map { "'\($0)'" }.joined(separator: ", ")
    let attribution = words.isEmpty ? "" : "; \(label(.attribution)) \(words)"
    return results + ["\(label(.termsPlace)): \(DataPackage.fileName)\(attribution)"]
  }

  func label(_ label: Labels) -> String { label[language] }

  static let shownAreas = 5
  private static let shownWarnings = 10
}

extension PrognosisResult {
  /// The area of most regions, of those the one with most people in the base year, of equals the first.
  var widestArea: Int? {
    areas.indices.max {
      (breadth(of: $0), people(in: $0), $1) < (breadth(of: $1), people(in: $1), $0)
    }
  }

  /// How many regions an area has, parts counted as such.
  fileprivate func breadth(of area: Int) -> Double { areas[area].members.reduce(0) { $0 + $1.share } }

  /// The people of an area on 1 January of the base year.
  fileprivate func people(in area: Int) -> Double { population.first?.column(area).reduce(0, +) ?? 0 }
}
