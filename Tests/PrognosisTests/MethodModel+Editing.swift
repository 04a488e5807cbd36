import Foundation
import ModelDirectory
import Prognosis

extension MethodModel {
  /// The model with a part of `model.yaml` put in place of another; nothing to replace is a test that fails later.
  func setting(_ old: String, to new: String) -> MethodModel {
    replacing("model.yaml", (files["model.yaml"] ?? "").replacingOccurrences(of: old, with: new))
  }

  /// The model with a line added to `model.yaml`.
  func adding(setting line: String) -> MethodModel {
    replacing("model.yaml", (files["model.yaml"] ?? "") + line + "\n")
  }

  /// The model with one file given as rows.
  func replacing(_ file: String, _ header: String, rows: [String]) -> MethodModel {
    replacing(file, Self.table(header, rows))
  }

  /// The model without one file.
  func without(_ file: String) -> MethodModel {
    var copy = self
    copy.files[file] = nil
    return copy
  }

  /// The model with death rates of about one in a million by Li and Lee's method.
  func withRareDeaths() -> MethodModel {
    let rows = (2000...2023).flatMap { year in
      ["F", "M"].flatMap { sex in
        Self.ages.map { age in
          // A common fall, and a deviation of the sexes that comes and goes.
          let own = 0.01 * sin(1.3 * Double(age)) * sin(0.9 * Double(year - 2000))
          let rate = 1e-6 * exp(-0.02 * Double(year - 2000) + (sex == "F" ? own : -own))
          return "\(year),\(sex),\(age),\(1e9 * rate),1e9"
        }
      }
    }
    return setting(
      "mortality: {method: table}", to: "mortality: {method: li_lee, fit_from: 2000, exclude_years: []}"
    )
    .without("mortality.csv").replacing("mortality_history.csv", "year,sex,age,deaths,exposure", rows: rows)
  }

  /// The outcome for the model's regions, or for the areas of `sets`.
  func result(sets: [String] = ["gemeente"], horizon: Int = 3) throws -> PrognosisResult {
    let model = try read()
    let areas = try AreaSelection.areas(of: model, sets: sets, regions: [])
    return try PrognosisRun(model: model, options: PrognosisOptions(areas: areas, horizon: horizon)).result()
  }
}

extension PrognosisResult {
  /// A component of every area during the year with index `t`.
  func components(_ name: Component, _ t: Int) -> [Double] {
    areas.indices.map { component(name, t, area: $0) }
  }
}
