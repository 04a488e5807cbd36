import Foundation
import Yams

/// Reads `model.yaml`.
struct SettingsReader {
  /// The file's name.
  static let file = "model.yaml"
  /// The open ages that a model may have.
  static let openAges = 1...150

  /// What was read, with defaults for what wasn't.
  var settings = ModelSettings(name: "", baseYear: 2000)
  /// What is wrong.
  var faults = FaultLog()
  /// The lines of values that are checked against the tables later.
  private(set) var lines: [String: Int] = [:]
  /// Whether the open age and the base year are known, without which no table can be judged.
  private(set) var knowsAges = false
  /// Whether the methods are known, which decide what tables are needed.
  private(set) var knowsMethods = false
  /// Whether `migration.internal` was written.
  private(set) var namesInternal = false

  /// The settings of a model whose file can't be had, for the reason in `fault`.
  init(without fault: ModelFault) { faults.add(fault.file, line: fault.line, fault.what) }

  /// Reads the bytes of the file.
  init(_ data: Data) {
    let empty = "is empty; name and base_year are required"
    guard
      let root = YAMLDocument.root(
        of: data, file: Self.file, what: "settings", ifEmpty: empty, &faults)
    else { return }
    let keys = [
      "name", "version", "base_year", "open_age", "mortality", "fertility", "migration", "levels",
      "pension_age", "healthy_ageing", "workforce", "uncertainty", "not_regional", "status",
    ]
    guard let top = YAMLMapping(root, file: Self.file, allowed: keys, faults: &faults) else { return }
    for key in ["name", "base_year"] where !top.has(key) {
      faults.add(Self.file, "has no key \(Quoted.text(key)), which is required")
    }
    let known = faults.count
    readBasis(top)
    knowsAges = faults.count == known && top.has("base_year")
    readMortality(top)
    readFertility(top)
    readMigration(top)
    knowsMethods = faults.isEmpty
    readLevels(top)
    readHealthyAgeing(top)
    readWorkforce(top)
    readUncertainty(top)
    readPensionAge(top)
    readNotRegional(top)
    readStatus(top)
  }

  private mutating func readBasis(_ top: YAMLMapping) {
    settings.name = top.text("name", &faults) ?? settings.name
    settings.version = top.text("version", &faults) ?? settings.version
    settings.baseYear = top.integer("base_year", TableSchema.years, &faults) ?? settings.baseYear
    settings.openAge = top.integer("open_age", Self.openAges, &faults) ?? settings.openAge
  }

  private mutating func readMortality(_ top: YAMLMapping) {
    let keys = ["method", "fit_from", "exclude_years"]
    guard let section = top.mapping("mortality", allowed: keys, &faults) else { return }
    settings.mortality.method = section.choice("method", &faults) ?? settings.mortality.method
    settings.mortality.fitFrom =
      section.integer("fit_from", TableSchema.years, &faults) ?? settings.mortality.fitFrom
    settings.mortality.excludeYears = section.years("exclude_years", &faults) ?? []
  }

  private mutating func readFertility(_ top: YAMLMapping) {
    let keys = ["method", "long_run_tfr", "sex_ratio_at_birth"]
    guard let section = top.mapping("fertility", allowed: keys, &faults) else { return }
    settings.fertility.method = section.choice("method", &faults) ?? settings.fertility.method
    settings.fertility.longRunTotalFertilityRate = section.number(
      "long_run_tfr", .totalFertilityRate, &faults)
    settings.fertility.sexRatioAtBirth =
      section.number("sex_ratio_at_birth", .sexRatioAtBirth, &faults)
      ?? settings.fertility.sexRatioAtBirth
  }

  private mutating func readMigration(_ top: YAMLMapping) {
    let keys = ["internal", "international", "timing", "long_run_immigration"]
    guard let section = top.mapping("migration", allowed: keys, &faults) else { return }
    namesInternal = section.has("internal")
    lines["migration.internal"] = section.line(of: "internal")
    settings.migration.internal = section.choice("internal", &faults) ?? settings.migration.internal
    settings.migration.international =
      section.choice("international", &faults) ?? settings.migration.international
    settings.migration.timing = section.choice("timing", &faults) ?? settings.migration.timing
    let levelKeys = ["value", "reached_in", "source"]
    guard let level = section.mapping("long_run_immigration", allowed: levelKeys, &faults) else { return }
    for key in levelKeys.dropLast() where !level.has(key) {
      faults.add(
        Self.file, line: level.line,
        "migration.long_run_immigration has no key \(Quoted.text(key)), which is required")
    }
    // The level is reached on the way, so not before the first year.
    let first = knowsAges ? settings.baseYear : TableSchema.years.lowerBound
    let value = level.number("value", .people, &faults)
    let year = level.integer("reached_in", first...TableSchema.years.upperBound, &faults)
    let source = level.text("source", &faults) ?? ""
    if let value, let year {
      settings.migration.longRunImmigration = .init(value: value, reachedIn: year, source: source)
    }
  }

  private mutating func readLevels(_ top: YAMLMapping) {
    guard let section = top.mapping("levels", allowed: ["internal", "international"], &faults) else { return }
    settings.levels.internal = section.years("internal", &faults) ?? []
    settings.levels.international = section.years("international", &faults) ?? []
    lines["levels.internal"] = section.line(of: "internal")
    lines["levels.international"] = section.line(of: "international")
  }

  private mutating func readHealthyAgeing(_ top: YAMLMapping) {
    let keys = ["share", "p10", "p90", "source"]
    guard let section = top.mapping("healthy_ageing", allowed: keys, &faults) else { return }
    let known = faults.count
    let share = section.number("share", .share, &faults) ?? 0
    let p10 = section.number("p10", .share, &faults) ?? share
    let p90 = section.number("p90", .share, &faults) ?? share
    settings.healthyAgeing = .init(
      share: share, p10: p10, p90: p90, source: section.text("source", &faults) ?? "")
    guard faults.count == known else { return }
    for (key, value, isWrong, side) in [
      ("p10", p10, p10 > share, "above"), ("p90", p90, p90 < share, "below"),
    ]
    where isWrong {
      faults.add(
        Self.file, line: section.line(of: key),
        "healthy_ageing.\(key) is \(value), \(side) the share, which is \(share)")
    }
  }

  private mutating func readUncertainty(_ top: YAMLMapping) {
    let sources = ModelSettings.Uncertainty.Source.allCases
    let correlation = "care_trend_correlation"
    let keys = sources.map(\.rawValue) + [correlation]
    guard let section = top.mapping("uncertainty", allowed: keys, &faults) else { return }
    for source in sources {
      settings.uncertainty[source] = section.boolean(source.rawValue, &faults) ?? true
    }
    settings.uncertainty.careTrendCorrelation =
      section.number(correlation, .share, &faults) ?? settings.uncertainty.careTrendCorrelation
  }

  private mutating func readPensionAge(_ top: YAMLMapping) {
    let allowed = "a pension age from 40 to 100 for each year"
    let ages = NumberRange(lower: 40, upper: 100, allowed: allowed)
    for (key, value) in top.entries("pension_age", allowed, &faults) {
      let year = YAMLMapping.integer(key).flatMap { TableSchema.years.contains($0) ? $0 : nil }
      let age = YAMLMapping.number(value).flatMap { ages.contains($0) ? $0 : nil }
      guard let year, let age else {
        let given = "\(key.string ?? "?"): \(value.string ?? "?")"
        faults.add(
          Self.file, line: key.mark?.line, "pension_age has \(Quoted.text(given)); allowed is \(allowed)")
        continue
      }
      settings.pensionAge[year] = age
    }
  }

  private mutating func readNotRegional(_ top: YAMLMapping) {
    let allowed =
      "a product and the reason why its regional figures can't be read as need, as a text or as {nl: ..., en: ...}"
    for (key, value) in top.entries("not_regional", allowed, &faults) {
      guard let product = key.string, let reason = notRegionalReason(value) else {
        let given = "\(key.string ?? "?"): \(value.string ?? "?")"
        faults.add(
          Self.file, line: key.mark?.line, "not_regional has \(Quoted.text(given)); allowed is \(allowed)")
        continue
      }
      settings.notRegional[product] = reason
      lines["not_regional.\(product)"] = key.mark?.line
    }
  }

  /// A text that stands for both languages, or one for each; nil where it is neither.
  private func notRegionalReason(_ value: Node) -> NotRegionalReason? {
    guard let mapping = value.mapping else {
      return value.string.flatMap { $0.isEmpty ? nil : NotRegionalReason(dutch: $0, english: $0) }
    }
    guard let dutch = mapping["nl"]?.string, let english = mapping["en"]?.string, mapping.count == 2,
      !dutch.isEmpty, !english.isEmpty
    else { return nil }
    return NotRegionalReason(dutch: dutch, english: english)
  }

  private mutating func readStatus(_ top: YAMLMapping) {
    let words = ["observed", "derived", "estimated", "assumed"]
    let tables = Set(
      TableCatalogue(openAge: settings.openAge, fertility: nil).schemas.map { $0.file.dropLast(4) })
    let allowed = "a table and one of \(words.joined(separator: ", "))"
    for (key, value) in top.entries("status", allowed, &faults) {
      guard let table = key.string, tables.contains(Substring(table)), let word = value.string,
        words.contains(word)
      else {
        let given = "\(key.string ?? "?"): \(value.string ?? "?")"
        faults.add(Self.file, line: key.mark?.line, "status has \(Quoted.text(given)); allowed is \(allowed)")
        continue
      }
      settings.status[table] = word
    }
  }
}
