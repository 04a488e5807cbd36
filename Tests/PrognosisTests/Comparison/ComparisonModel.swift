import ModelDirectory
import Prognosis
import TestSupport

/// A made-up model of 40 regions with three products, two of them in euro, and determinants that explain their use.
///
/// Nothing moves and few die, so that what is compared can be followed. Ages end at 30, as in `MethodModel`.
struct ComparisonModel: Sendable {
  static let regions = (0..<40).map { "R\(10 + $0)" }
  static let products = ["bezoek", "kliniek", "pillen"]
  static let determinants = ["armoede", "dichtheid", "roken"]

  var method: MethodModel

  init() {
    let regions = Self.regions
    var random = SplitMix64(seed: 41)
    let traits = regions.map { _ in Self.determinants.map { _ in Double.random(in: 0..<1, using: &random) } }
    method = MethodModel.oneRegion.without("fertility_regional.csv")
      .setting("{international: none}", to: "{internal: none, international: none}")
      .replacing("regions.csv", "region,name", rows: regions.map { "\($0),Region \($0)" })
      .replacing("region_sets.csv", "set,code,name,region,share", rows: Self.sets)
      .replacing("population.csv", "region,sex,age,population", rows: Self.population(&random))
      .replacing(
        "care_products.csv", "product,name_nl,name_en,domain,branch,unit,year", rows: Self.productRows
      )
      .replacing("care_use.csv", "product,sex,age_from,age_to,rate", rows: Self.useRows)
      .replacing("care_trends.csv", "product,growth,p10,p90,source", rows: ["pillen,0.01,0,0.02,made up"])
      .replacing(
        "care_regional.csv", "region,product,observed,expected", rows: Self.careRows(traits, &random)
      )
      .replacing(
        "determinant_definitions.csv", "determinant,name_nl,name_en,theme,unit,role,influenceable",
        rows: Self.definitionRows
      )
      .replacing("determinants.csv", "region,determinant,year,value", rows: Self.determinantRows(traits))
  }

  private static let definitionRows = [
    "armoede,Armoede,Poverty,sociaal,%,regressor,yes",
    "dichtheid,Dichtheid,Density,fysiek,per km2,regressor,no",
    "roken,Roken,Smoking,leefstijl,%,regressor,partly",
    "sterfte,Sterfte,Mortality,leefstijl,per 1000,context,no",
  ]

  private static let productRows = [
    "bezoek,Bezoeken,Visits,Zvw,,contacts,2022", "kliniek,Kliniek,Clinic,Zvw,,eur,2022",
    "pillen,Pillen,Pills,Zvw,,eur,2022",
  ]

  private static let useRows = products.enumerated().flatMap { p, product in
    ["F", "M"].flatMap { sex in
      ["0,14,\(3 + p)", "15,24,\(5 + 7 * p)", "25,,\(11 + 30 * p)"].map { "\(product),\(sex),\($0)" }
    }
  }

  /// All regions; eight groups of five; three catchments that share regions, and a small one by itself.
  private static let sets =
    regions.map { "land,NL,The land,\($0),1" }
    + regions.enumerated().map { "groep,G\($0 / 5),Group \($0 / 5),\($1),1" }
    + ["R10,1", "R11,0.4", "R20,0.5"].map { "achterland,A1,North,\($0)" }
    + ["R11,0.6", "R12,1"].map { "achterland,A2,South,\($0)" } + ["achterland,A3,Far,R39,0.25"]

  private static func population(_ random: inout SplitMix64) -> [String] {
    regions.flatMap { region in
      let (size, tilt) = (
        Double.random(in: 100..<900, using: &random), Double.random(in: -0.02..<0.02, using: &random)
      )
      return ["F", "M"].flatMap { sex in
        MethodModel.ages.map { age in
          let people = size * (1 + tilt * Double(age - 15)) * (1 + Double((age * 7) % 5) / 20)
          return "\(region),\(sex),\(age),\((people * 100).rounded() / 100)"
        }
      }
    }
  }

  private static func careRows(_ traits: [[Double]], _ random: inout SplitMix64) -> [String] {
    let effects = [[0.1, 0.3, 0], [0.5, 0, 0.2], [0.2, -0.3, 0.6]]
    return regions.indices.flatMap { r in
      products.indices.map { p in
        let expected = [20_000.0, 900_000, 400_000][p] * (1 + Double((r * 13) % 11))
        let explained = (0..<3).reduce(0.7) { $0 + effects[p][$1] * traits[r][$1] }
        let ratio = explained + Double.random(in: -0.12..<0.12, using: &random)
        return "\(regions[r]),\(products[p]),\(expected * ratio),\(expected)"
      }
    }
  }

  private static func determinantRows(_ traits: [[Double]]) -> [String] {
    regions.indices.flatMap { r in
      determinants.indices.map { "\(regions[r]),\(determinants[$0]),2020,\(traits[r][$0])" }
        + ["\(regions[r]),sterfte,2021,\(7 + r % 4)"]
    }
  }

  /// The comparison of areas of this model.
  func result(
    sets: [String] = ["gemeente"], regions: [String] = [],
    _ change: (inout ComparisonOptions) -> Void = { _ in }
  ) throws -> RegionalComparison {
    try method.comparison(sets: sets, regions: regions, change)
  }

  /// The model with some lines of a file changed; the heading stays.
  func mapping(_ file: String, _ change: (String) -> String?) -> ComparisonModel {
    var copy = self
    let lines = (method.files[file] ?? "").split(separator: "\n").map(String.init)
    copy.method = method.replacing(
      file, ([lines[0]] + lines.dropFirst().compactMap(change)).joined(separator: "\n") + "\n")
    return copy
  }

  /// The model with one file given anew, or without it.
  func replacing(_ file: String, _ text: String?) -> ComparisonModel {
    var copy = self
    copy.method.files[file] = text
    return copy
  }
}

extension MethodModel {
  /// The comparison of areas of this model.
  func comparison(
    sets: [String] = ["gemeente"], regions: [String] = [],
    _ change: (inout ComparisonOptions) -> Void = { _ in }
  ) throws -> RegionalComparison {
    let model = try read()
    var options = ComparisonOptions(
      areas: try AreaSelection.areas(of: model, sets: sets, regions: regions), horizon: 3)
    change(&options)
    return try ComparisonRun(model: model, options: options).result()
  }
}
