import ModelDirectory

/// The rule by which topics of an area stand out, documented in the article on comparisons.
enum PriorityRule {
  /// Topics with a smaller deviation don't stand out: above it lies one area in forty that is like the others.
  static let leastDeviation = 1.96
  /// Topics in euro have to be this share of all cost per inhabitant.
  static let leastStake = 0.0025
  /// At most this many topics are given.
  static let most = 10
  /// At most this many determinants are named as causes.
  static let mostCauses = 3

  /// A topic with what decides whether it is given.
  struct Candidate: Sendable {
    let priority: Priority
    /// The products it is the sum of; a single one stands for itself.
    let products: [String]
  }

  /// Whether a topic stands out and matters.
  ///
  /// - Parameter cost: the area's cost in euro per inhabitant.
  static func standsOut(deviation: Double, stake: Double, isInEuro: Bool, cost: Double) -> Bool {
    deviation > leastDeviation && (!isInEuro || stake >= leastStake * cost)
  }

  /// Of the topics that stand out those that are given, the largest deviation first; of equals by kind and item.
  static func chosen(_ candidates: [Candidate]) -> [Priority] {
    let kept = candidates.filter { total in
      total.products.count == 1
        || !candidates.contains { part in
          part.products.count == 1 && part.priority.kind == total.priority.kind
            && total.products.contains(part.products[0])
        }
    }
    return Array(kept.map(\.priority).sorted(by: precedes).prefix(most))
  }

  private static func precedes(_ a: Priority, _ b: Priority) -> Bool {
    guard a.deviation == b.deviation else { return a.deviation > b.deviation }
    return (order(a.kind), a.item) < (order(b.kind), b.item)
  }

  private static func order(_ kind: Priority.Kind) -> Int {
    Priority.Kind.allCases.firstIndex(of: kind) ?? 0
  }
}
