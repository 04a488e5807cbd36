/// The language of labels and summaries; the tables' columns and codes are the same in every language.
public enum Language: String, CaseIterable, Sendable {
  /// Dutch.
  case dutch = "nl"
  /// English.
  case english = "en"
}

/// A text in every language.
public struct LocalText: Hashable, Sendable {
  /// In Dutch.
  public let dutch: String
  /// In English.
  public let english: String

  /// The same text in Dutch and in English.
  public init(_ dutch: String, _ english: String) { (self.dutch, self.english) = (dutch, english) }

  /// The text in `language`.
  public subscript(language: Language) -> String { language == .dutch ? dutch : english }
}
