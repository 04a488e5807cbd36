import Prognosis

/// A comparison with the texts of its areas and items encoded, for the tables to be written from.
struct ComparisonContext: Sendable {
  let result: RegionalComparison
  /// Set and code per area.
  let keys: [CSVText]
  /// Set, code and name per area.
  let areaTexts: [CSVText]
  /// The code per item.
  let itemTexts: [CSVText]
  private let units: [String: String]

  init(_ result: RegionalComparison) {
    self.result = result
    keys = result.areas.map { CSVText(fields: [$0.set, $0.code]) }
    areaTexts = result.areas.map { CSVText(fields: [$0.set, $0.code, $0.name]) }
    itemTexts = result.items.map { CSVText($0.code) }
    units = Dictionary(result.items.map { ($0.code, $0.unit) }) { first, _ in first }
  }

  /// The unit of an item, by its code.
  func unit(of item: String) -> String { units[item] ?? "" }
}

extension OutputTable {
  /// The tables that a comparison has figures for, in the order of the documentation. That nothing stands out, or that no
  /// area has similar ones, is a figure too: these tables then have no rows.
  ///
  /// - Parameters:
  ///   - comparison: the comparison.
  ///   - language: the language of the evidence in `priorities`.
  public static func tables(of comparison: RegionalComparison, language: Language) -> [OutputTable] {
    let hasLines = comparison.lines.contains { $0.contains { $0 != nil } }
    let has = [
      hasLines, hasLines || comparison.similarAreas.contains { !$0.isEmpty },
      !comparison.regressions.isEmpty, !comparison.regressions.isEmpty,
      comparison.differences.contains { !$0.isEmpty },
      hasLines || comparison.priorities.contains { !$0.isEmpty },
    ]
    return zip(all(of: comparison, language: language), has).filter(\.1).map(\.0)
  }

  /// The table of a comparison that has this name, without rows where there are no figures; nil for another name.
  public static func table(
    _ name: String, of comparison: RegionalComparison, language: Language
  ) -> OutputTable? {
    all(of: comparison, language: language).first { $0.schema.name == name }
  }

  private static func all(of comparison: RegionalComparison, language: Language) -> [OutputTable] {
    let context = ComparisonContext(comparison)
    return [
      benchmark(context), similarRegions(context), determinantRegression(context),
      regressionDiagnostics(context), rateDifferences(context), priorities(context, language),
    ]
  }

  /// The names of the tables of a comparison, in the order of the documentation.
  public static let comparisonNames = [
    benchmarkSchema, similarRegionsSchema, determinantRegressionSchema, regressionDiagnosticsSchema,
    rateDifferencesSchema, prioritiesSchema,
  ].map(\.name)
}
