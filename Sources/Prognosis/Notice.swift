/// Something that a reader of the results should know, in the languages of the reports.
public struct Notice: Hashable, Sendable {
  /// In Dutch.
  public var dutch: String
  /// In English.
  public var english: String

  /// A notice in both languages.
  public init(dutch: String, english: String) { (self.dutch, self.english) = (dutch, english) }

  /// A notice about `items`, all of which are named.
  init(listing items: [String], dutch: String, english: String) {
    let list = items.joined(separator: ", ")
    self.init(dutch: "\(dutch) (\(items.count)): \(list).", english: "\(english) (\(items.count)): \(list).")
  }
}
