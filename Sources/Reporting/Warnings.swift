import ModelDirectory
import Prognosis

/// What a reader of a result should know.
enum Warnings {
  /// The run's notices, self-checks among them, then the model's warnings that don't repeat them.
  static func all(of result: PrognosisResult, model: RegionModel, language: Language) -> [String] {
    let ofRun = result.warnings.map { LocalText($0.dutch, $0.english)[language] }
    let known = Set(ofRun)
    return ofRun + model.warnings.map(\.description).filter { !known.contains($0) }
  }
}
