import ModelDirectory

extension Scenario {
  /// What it is about, in a language where it says so in that language.
  func description(in language: Language) -> String {
    language == .dutch && !descriptionNL.isEmpty ? descriptionNL : description
  }
}
