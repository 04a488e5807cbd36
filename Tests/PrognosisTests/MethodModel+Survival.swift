import Demography
import Foundation

extension MethodModel {
  /// The model with the survival ratios of its death rates in place of the rates.
  func withSurvivalInsteadOfRates() throws -> MethodModel {
    var rows: [String] = []
    for sex in Sex.allCases {
      let rates = Self.ages.map { Self.deathRate(sex.letter, $0) }
      let table = try LifeTable(deathRates: rates, sex: sex)
      let ratios = table.survivalRatios
      rows += (2024...2026).flatMap { year in
        ["\(year),,\(sex.letter),-1,\(table.birthSurvival)"]
          + (0...29).map { "\(year),,\(sex.letter),\($0),\(ratios[$0])" }
      }
    }
    var copy = self
    copy.files["mortality.csv"] = nil
    copy.files["survival.csv"] = Self.table("year,region,sex,age,survival", rows)
    copy.files["model.yaml"] = files["model.yaml"]?.replacingOccurrences(
      of: "mortality: {method: table}", with: "mortality: {method: survival}")
    return copy
  }
}
