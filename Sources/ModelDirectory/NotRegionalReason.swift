/// Why the regional figures of a product can't be read as need, in both languages.
public struct NotRegionalReason: Hashable, Sendable {
  /// In Dutch.
  public var dutch: String
  /// In English.
  public var english: String

  /// A reason in both languages.
  public init(dutch: String, english: String) { (self.dutch, self.english) = (dutch, english) }
}
