import TestSupport

/// What an outsider sets up from written figures: hidden numbers that aren't negative, and sums of them that are known.
///
/// Nothing of the program is used here but the files that it wrote and what their columns mean.
struct WrittenAttack {
  private var sums: [(weights: [String: Double], value: Double, isRounded: Bool)] = []
  private var known: [String: Double] = [:]

  /// A sum that is known: of one number this is the number itself.
  ///
  /// - Parameter isRounded: whether the value is a written figure, and so just beside the sum.
  mutating func learn(_ weights: [String: Double], _ value: Double, isRounded: Bool = true) {
    let weights = weights.filter { $0.value != 0 }
    if let only = weights.first, weights.count == 1 {
      known[only.key] = value / only.value
    } else {
      sums.append((weights, value, isRounded))
    }
  }

  func isKnown(_ number: String) -> Double? { known[number] }

  /// How wide the interval is that is left for a sum; not a number where nothing fits what is known.
  func width(of target: [String: Double]) -> Double {
    let hidden = target.filter { known[$0.key] == nil }
    guard !hidden.isEmpty else { return 0 }
    let (numbers, rows) = part(of: Array(hidden.keys))
    let places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
    let rounded = rows.filter(\.isRounded).count
    var matrix: [[Double]] = []
    var next = numbers.count
    for row in rows {
      var line = [Double](repeating: 0, count: numbers.count + 2 * rounded)
      for (number, weight) in row.weights { line[places[number] ?? 0] = weight }
      if row.isRounded {
        (line[next], line[next + 1]) = (1, -1)
        next += 2
      }
      matrix.append(line)
    }
    let programme = LinearProgramme(matrix: matrix, right: rows.map(\.value))
    // What rounding takes is made as little as it can be.
    let penalty = [Double](repeating: -1e4, count: 2 * rounded)
    let own = numbers.map { hidden[$0] ?? 0 }
    guard let least = programme.maximum(of: own.map { _ in 0 } + penalty),
      let high = programme.maximum(of: own + penalty),
      let low = programme.maximum(of: own.map { -$0 } + penalty)
    else { return .nan }
    return high + low - 2 * least
  }

  /// The hidden numbers and the sums that are tied to some of them, without what is known.
  private func part(
    of start: [String]
  ) -> (numbers: [String], rows: [(weights: [String: Double], value: Double, isRounded: Bool)]) {
    var open = sums.map { sum in
      (
        weights: sum.weights.filter { known[$0.key] == nil },
        value: sum.value - sum.weights.reduce(0) { $0 + $1.value * (known[$1.key] ?? 0) },
        isRounded: sum.isRounded
      )
    }.filter { !$0.weights.isEmpty }
    var numbers = Set(start)
    var rows: [(weights: [String: Double], value: Double, isRounded: Bool)] = []
    while true {
      let tied = open.partition { row in row.weights.keys.contains { numbers.contains($0) } }
      guard tied < open.count else { return (numbers.sorted(), rows) }
      for row in open[tied...] {
        numbers.formUnion(row.weights.keys)
        rows.append(row)
      }
      open.removeSubrange(tied...)
    }
  }
}
