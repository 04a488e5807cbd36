import ModelDirectory

extension Scenario {
  /// What it is about, in a language where it says so in that language.
  func description(in language: Language) -> String { language.text(description, dutch: descriptionNL) }

  /// Where its figures come from, in a language where it says so in that language.
  func source(in language: Language) -> String { language.text(source, dutch: sourceNL) }
}

extension Lever {
  /// Why it should have its size, in a language where it says so in that language.
  func reason(in language: Language) -> String { language.text(reason, dutch: reasonNL) }
}

extension Language {
  /// The Dutch text for Dutch readers, where there is one.
  fileprivate func text(_ text: String, dutch: String) -> String {
    self == .dutch && !dutch.isEmpty ? dutch : text
  }
}
