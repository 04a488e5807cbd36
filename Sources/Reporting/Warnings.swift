import ModelDirectory
import Prognosis

/// What a reader of a result should know.
enum Warnings {
  /// The model's warnings, then the run's own that don't repeat them.
  static func all(of result: PrognosisResult, model: RegionModel, language: Language) -> [String] {
    let ofModel = model.warnings.map(\.description)
    let known = Set(ofModel)
    let ofRun = result.warnings.map { LocalText($0.dutch, $0.english)[language] }
    return ofModel + ofRun.filter { !known.contains($0) }
  }
}
