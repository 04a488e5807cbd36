/// Why areas can't be compared as asked.
public enum ComparisonError: Error, Sendable, CustomStringConvertible {
  /// More similar areas were asked for than there are others: for an area (by name), or for any where it is nil.
  case tooManyPeers(asked: Int, area: String?, most: Int)
  /// A weight names no characteristic or theme.
  case unknownWeight(String, known: [String])
  /// A weight that is negative or not finite.
  case invalidWeight(String, Double)
  /// All weights are 0.
  case noWeight
  /// A table of the model can't be used.
  case unusable(PrognosisError)

  /// What is wrong and what is allowed.
  public var description: String {
    switch self {
    case .tooManyPeers(let asked, let area, let most):
      "\(asked) similar areas: " + Self.choice(area, most)
    case .unknownWeight(let name, let known):
      "unknown weight '\(name)'; allowed are \(known.joined(separator: ", "))"
    case .invalidWeight(let name, let value): "weight \(name)=\(value): must be 0 or more"
    case .noWeight: "all weights are 0: nothing is left to measure a distance by"
    case .unusable(let error): error.description
    }
  }

  /// How many areas there are to choose similar ones from.
  public static func choice(_ area: String?, _ most: Int) -> String {
    (area.map { "for '\($0)' there " } ?? "there ") + (most == 1 ? "is 1 other" : "are \(most) others")
      + " to choose from"
  }
}
