import ModelDirectory

/// The rule by which topics of an area stand out, documented in the article on comparisons.
package enum PriorityRule {
  /// Topics with a smaller deviation don't stand out: above it lies one area in forty that is like the others.
  package static let leastDeviation = 1.96
  /// Topics in euro have to be this share of all cost per inhabitant.
  static let leastStake = 0.0025
  /// Topics in another unit have to be this many units per inhabitant: one a year per thousand.
  static let leastCount = 0.001
  /// Staff that falls short beyond the country's share has to be this share of all staff that the area needs.
  static let leastStaff = 0.0025
  /// A wait has to be this share of its norm beyond it.
  static let leastWait = 0.1
  /// At most this many topics are given.
  package static let most = 10
  /// At most this many of them are of one kind, so that no kind crowds out the others.
  static let mostOfKind = 4
  /// At most this many determinants are named as causes.
  static let mostCauses = 3

  /// A topic with what decides whether it is given.
  struct Candidate: Sendable {
    let priority: Priority
    /// The products of a total, which gives way to them; none of a product.
    let parts: [String]
  }

  /// Whether a topic stands out and matters.
  ///
  /// - Parameters:
  ///   - stake: per inhabitant per year, in the topic's unit.
  ///   - cost: the area's cost in euro per inhabitant.
  static func standsOut(deviation: Double, stake: Double, isInEuro: Bool, cost: Double) -> Bool {
    deviation > leastDeviation && stake >= (isInEuro ? leastStake * cost : leastCount)
  }

  /// Of the topics that stand out those that are given, the largest deviation first; of equals by kind and item.
  static func chosen(_ candidates: [Candidate]) -> [Priority] {
    var counts: [Priority.Kind: Int] = [:]
    let kept = candidates.filter { !givesWay($0, to: candidates) }.map(\.priority).sorted(by: precedes)
      .filter { topic in
        counts[topic.kind, default: 0] += 1
        return counts[topic.kind, default: 0] <= mostOfKind
      }
    return Array(kept.prefix(most))
  }

  /// Whether a topic is a total one of whose products stands out in the same way.
  private static func givesWay(_ total: Candidate, to candidates: [Candidate]) -> Bool {
    candidates.contains { part in
      part.parts.isEmpty && part.priority.kind == total.priority.kind
        && total.parts.contains(part.priority.item)
    }
  }

  private static func precedes(_ a: Priority, _ b: Priority) -> Bool {
    guard a.deviation == b.deviation else { return a.deviation > b.deviation }
    return (order(a.kind), a.item) < (order(b.kind), b.item)
  }

  private static func order(_ kind: Priority.Kind) -> Int {
    Priority.Kind.allCases.firstIndex(of: kind) ?? 0
  }
}
