import Foundation
import ModelDirectory
import TestSupport
import Testing

/// Made-up models of up to four regions with open age 30, one for each method.
struct MethodModel: Sendable, CustomTestStringConvertible {
  var name: String
  var files: [String: String]

  var testDescription: String { name }

  static let all = [gross, pool, closed, net, netAtEnd, oneRegion]
  static let ages = 0...30

  static let gross = MethodModel(
    "gross", regions: ["A1", "B2", "C3", "D4"],
    settings: """
      mortality: {method: table}
      fertility: {method: trend}
      migration: {internal: flows, international: rates, long_run_immigration: {value: 300, reached_in: 2030, source: made up}}
      healthy_ageing: {share: 0.5}
      """, migrating: true)

  static let pool = MethodModel(
    "pool", regions: ["A1", "B2", "C3"],
    settings: """
      mortality: {method: table}
      migration: {internal: pool, international: rates}
      """, migrating: true)

  static let closed = MethodModel(
    "closed", regions: ["A1", "B2"],
    settings: """
      mortality: {method: table}
      fertility: {method: table}
      migration: {internal: none, international: none}
      """, fertilityByYear: true)

  static let net = netModel("net, even", timing: "even")
  static let netAtEnd = netModel("net, end", timing: "end")

  static let oneRegion = MethodModel(
    "one region", regions: ["A1"],
    settings: """
      mortality: {method: table}
      migration: {international: none}
      """
  ).replacing("fertility_regional.csv", "region,births,expected\nA1,90,80\n")

  /// The model with one file given anew.
  func replacing(_ file: String, _ text: String) -> MethodModel {
    var copy = self
    copy.files[file] = text
    return copy
  }

  /// The model with the rows of every table the other way round.
  func withRowsReversed() -> MethodModel {
    var copy = self
    for (name, text) in files where name.hasSuffix(".csv") {
      let lines = text.split(separator: "\n")
      copy.files[name] = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    }
    return copy
  }

  /// A third of the people of region C3 leave per year.
  func withManyLeaving() -> MethodModel {
    var copy = self
    copy.files["internal_migration.csv"] = Self.table(
      "region,year,arrivals,departures",
      ["A1", "B2", "C3", "D4"].map { "\($0),2023,900,\($0 == "C3" ? 5000 : 200)" })
    return copy
  }

  func read() throws -> RegionModel {
    try withTemporaryDirectory { directory in
      for (name, text) in files {
        try Data(text.utf8).write(to: directory.appendingPathComponent(name))
      }
      do {
        return try ModelReader.read(directory: directory)
      } catch ModelError.invalid(let faults, _) {
        Issue.record("\(faults.map(\.description).joined(separator: "\n"))")
        throw ModelError.invalid(faults: faults, more: 0)
      }
    }
  }

  // MARK: Tables

  private static func netModel(_ name: String, timing: String) -> MethodModel {
    let regions = ["A1", "B2"]
    return MethodModel(
      name, regions: regions,
      settings: """
        mortality: {method: table}
        migration: {internal: none, international: net, timing: \(timing)}
        """
    ).replacing(
      "net_migration.csv",
      table(
        "year,region,sex,age,net",
        (2024...2027).flatMap { year in cells(of: regions).map { "\(year),\($0),3" } }))
  }

  private init(
    _ name: String, regions: [String], settings: String, migrating: Bool = false,
    fertilityByYear: Bool = false
  ) {
    self.name = name
    files = [
      "model.yaml": "name: Made up\nbase_year: 2024\nopen_age: 30\n\(settings)\n",
      "regions.csv": Self.table("region,name", regions.map { "\($0),Region \($0)" }),
      "region_sets.csv": Self.table(
        "set,code,name,region,share", regions.map { "land,NL,The land,\($0),1" }),
      "population.csv": Self.table(
        "region,sex,age,population",
        Self.cells(of: regions).enumerated().map { "\($1),\(200 + ($0 * 37) % 101).5" }),
      "mortality.csv": Self.table(
        "year,region,sex,age,rate",
        (2024...2026).flatMap { year in
          ["F", "M"].flatMap { sex in Self.ages.map { "\(year),,\(sex),\($0),\(Self.deathRate(sex, $0))" } }
        }),
      "care_products.csv": "product,name_nl,name_en,domain,branch,unit,year\nzorg,Zorg,Care,Zvw,,eur,2024\n",
      "care_use.csv": "product,sex,age_from,age_to,rate\nzorg,F,0,17,10.3\nzorg,F,18,,31.7\nzorg,M,0,,17.9\n",
      "care_regional.csv": Self.table(
        "region,product,observed,expected", regions.enumerated().map { "\($1),zorg,\(1000 + 91 * $0),1100" }),
      "care_trends.csv": "product,growth,p10,p90,source\nzorg,0.013,0,0.02,made up\n",
      "conditions.csv": "condition,name_nl,name_en,target_group\nx,X,X,some\n",
      "prevalence.csv": "condition,sex,age_from,age_to,prevalence\nx,F,0,,0.11\nx,M,10,30,0.07\n",
    ]
    let schedule = (15...30).map { ($0, 0.02 + 0.001 * Double($0)) }
    files["fertility.csv"] =
      fertilityByYear
      ? Self.table(
        "year,region,age,rate", (2024...2027).flatMap { year in schedule.map { "\(year),,\($0.0),\($0.1)" } })
      : Self.table("age,rate", schedule.map { "\($0.0),\($0.1)" })
    if migrating { addMigration(regions) }
  }

  private mutating func addMigration(_ regions: [String]) {
    files["internal_migration.csv"] = Self.table(
      "region,year,arrivals,departures", regions.map { "\($0),2023,700,710" })
    files["internal_migration_age.csv"] = Self.table(
      "sex,age,rate",
      ["F", "M"].flatMap { sex in Self.ages.map { "\(sex),\($0),\(0.02 + 0.003 * Double($0 % 11))" } })
    files["internal_migration_flows.csv"] = Self.table(
      "origin,destination,moves",
      regions.enumerated().flatMap { o, from in
        regions.enumerated().filter { $0.offset != o }.map { "\(from),\($1),\(10 + 7 * o + 13 * $0)" }
      })
    files["internal_migration_regional_age.csv"] = Self.table(
      "region,sex,age_from,age_to,out_factor,in_factor",
      ["F", "M"].flatMap { sex in regions.enumerated().map { "\($1),\(sex),18,24,0.\(3 + $0),1.\(1 + $0)" } })
    files["international_migration.csv"] = Self.table(
      "region,year,immigration,emigration",
      regions.enumerated().map { "\($1),2023,\(90 + 11 * $0),\(60 + 7 * $0)" })
    let share = 1 / Double(2 * Self.ages.count)
    files["international_migration_age.csv"] = Self.table(
      "flow,sex,age,share",
      ["immigration", "emigration"].flatMap { flow in
        ["F", "M"].flatMap { sex in Self.ages.map { "\(flow),\(sex),\($0),\(share)" } }
      })
  }

  static func deathRate(_ sex: String, _ age: Int) -> Double {
    age == 30 ? 0.2 : (sex == "F" ? 0.001 : 0.0013) * (1 + Double(age) / 3)
  }

  static func cells(of regions: [String]) -> [String] {
    regions.flatMap { region in ["F", "M"].flatMap { sex in ages.map { "\(region),\(sex),\($0)" } } }
  }

  static func table(_ header: String, _ rows: [String]) -> String {
    ([header] + rows).joined(separator: "\n") + "\n"
  }
}
