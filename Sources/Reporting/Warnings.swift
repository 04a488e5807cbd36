import ModelDirectory
import Prognosis

/// What a reader of a result should know.
enum Warnings {
  /// The model's warnings, then the run's own that don't repeat them.
  static func all(of result: PrognosisResult, model: RegionModel) -> [String] {
    let ofModel = model.warnings.map(\.description)
    let known = Set(ofModel)
    return ofModel + result.warnings.filter { !known.contains($0) }
  }
}
