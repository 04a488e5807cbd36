import Foundation

/// A valid model of two regions, as the text of its files, to be spoiled by tests.
///
/// Deaths by given rates, births by one schedule, no migration; two products in euro and one that is counted.
/// Every age has 100 people and a few more, so that no sum is round by accident.
public struct TinyModel: Sendable {
  /// The text of each file.
  public var files: [String: String] = [:]

  /// The open age.
  public static let openAge = 105
  /// The base year.
  public static let baseYear = 2024
  /// The last year with death rates.
  public static let lastYear = 2027
  /// The code and the name of each region; a name with a comma and one with an accent.
  public static let regions = [(code: "A1", name: "Aa, aan zee"), (code: "B2", name: "Bélem")]

  /// The model.
  public init() {
    files["model.yaml"] = """
      name: Klein
      version: "1.0"
      base_year: \(Self.baseYear)
      mortality: {method: table}
      fertility: {method: trend}
      migration: {internal: none, international: none}

      """
    files["regions.csv"] = Self.table(
      "region,name", Self.regions.map { "\($0.code),\"\($0.name)\"" })
    files["region_sets.csv"] = Self.table(
      "set,code,name,region,share",
      [
        "land,NL,Heel het land,A1,1", "land,NL,Heel het land,B2,1", "provincie,P1,Noord,A1,1",
        "provincie,P2,Zuid,B2,1",
      ])
    files["population.csv"] = Self.table("region,sex,age,population", Self.population)
    files["mortality.csv"] = Self.table("year,region,sex,age,rate", Self.deathRates)
    files["fertility.csv"] = Self.table("age,rate", (20...39).map { "\($0),0.07" })
    addCare()
    files["sources.csv"] = Self.table(
      "file,source,publisher,period,licence,url,derivation",
      ["population.csv,Verzonnen,Test,2024,CC0,https://example.org/people,"])
  }

  /// The model with one file changed.
  public func replacing(_ file: String, _ change: (String) -> String?) -> TinyModel {
    var copy = self
    copy.files[file] = change(files[file] ?? "")
    return copy
  }

  /// The model with one line of a file (counted from 1) changed, or taken away.
  public func replacing(_ file: String, line: Int, with text: String?) -> TinyModel {
    replacing(file) { content in
      var lines = content.split(separator: "\n").map(String.init)
      if let text { lines[line - 1] = text } else { lines.remove(at: line - 1) }
      return lines.joined(separator: "\n") + "\n"
    }
  }

  /// Writes the files into a new directory.
  public func write(to directory: URL) throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: directory.appendingPathComponent(name))
    }
  }

  /// The line of a region, sex and age in `population.csv`, counted from 1.
  public static func line(region: String, sex: String, age: Int) -> Int {
    let regionIndex = regions.firstIndex { $0.code == region } ?? 0
    return 2 + (regionIndex * 2 + (sex == "F" ? 0 : 1)) * (openAge + 1) + age
  }

  private static var population: [String] {
    regions.flatMap { region in
      ["F", "M"].flatMap { sex in
        (0...openAge).map { age in "\(region.code),\(sex),\(age),\(people(region.code, sex, age))" }
      }
    }
  }

  /// The people of a region, sex and age.
  public static func people(_ region: String, _ sex: String, _ age: Int) -> Int {
    max(1, (region == "A1" ? 100 : 250) + age % 7 + (sex == "F" ? 3 : 0) - max(0, age - 70) * 3)
  }

  private static var deathRates: [String] {
    (baseYear...lastYear).flatMap { year in
      ["F", "M"].flatMap { sex in
        (0...openAge).map { age in
          let rate = min(1, 0.0001 * exp(0.09 * Double(age)) * (sex == "F" ? 0.8 : 1))
          return "\(year),,\(sex),\(age),\(rate)"
        }
      }
    }
  }

  private mutating func addCare() {
    files["care_products.csv"] = Self.table(
      "product,name_nl,name_en,domain,branch,unit,year",
      [
        "bezoek,Bezoeken,Visits,Zvw,,contacts,2022", "verpleging,Verpleging,Nursing,Wlz,,eur,2022",
        "ziekenhuis,Ziekenhuis,Hospital,Zvw,,eur,2022",
      ])
    let bands = ["0,64,2.5", "65,,40"]
    files["care_use.csv"] = Self.table(
      "product,sex,age_from,age_to,rate",
      ["bezoek", "verpleging", "ziekenhuis"].flatMap { product in
        ["F", "M"].flatMap { sex in bands.map { "\(product),\(sex),\($0)" } }
      })
    files["conditions.csv"] = Self.table(
      "condition,name_nl,name_en,target_group", ["dementie,Dementie,Dementia,ouderen"])
    files["prevalence.csv"] = Self.table(
      "condition,sex,age_from,age_to,prevalence",
      ["F", "M"].flatMap { ["dementie,\($0),0,64,0.001", "dementie,\($0),65,,0.08"] })
  }

  private static func table(_ header: String, _ rows: [String]) -> String {
    ([header] + rows).joined(separator: "\n") + "\n"
  }
}
