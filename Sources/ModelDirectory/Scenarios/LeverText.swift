/// A text on levers in both languages.
package struct LeverText: Hashable, Sendable {
  /// In Dutch.
  package let dutch: String
  /// In English.
  package let english: String

  init(_ dutch: String, _ english: String) { (self.dutch, self.english) = (dutch, english) }
}
