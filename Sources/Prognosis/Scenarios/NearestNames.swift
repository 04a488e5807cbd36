import ModelDirectory

/// The names that a misspelled one may stand for.
package enum NearestNames {
  /// Up to how many names are all listed.
  static let listed = 16

  /// `allowed are ...` with all names where they are few, with the nearest where they are many.
  package static func allowed(_ names: [String], for text: String) -> String {
    let names = Array(Set(names)).sorted()
    guard names.count > listed else { return "allowed are \(names.joined(separator: ", "))" }
    return "nearest are \(nearest(text, in: names).map { Quoted.text($0) }.joined(separator: ", "))"
  }

  /// The three names that the fewest changes of letters lead to, the nearest first.
  package static func nearest(_ text: String, in names: [String]) -> [String] {
    let wanted = Array(text.lowercased())
    let ranked = names.map { (distance(wanted, Array($0.lowercased())), $0) }
    return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(3).map(\.1)
  }

  /// How many letters must be put in, taken out or changed (Levenshtein 1966).
  package static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let changed = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
