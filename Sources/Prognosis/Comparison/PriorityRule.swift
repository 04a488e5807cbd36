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
  package static let mostOfKind = 4
  /// At most this many determinants are named as causes.
  static let mostCauses = 3

  /// At most this many topics are given that come near.
  package static let mostNear = 3
  /// What reaches less of the limits than this share doesn't come near.
  static let leastReached = 0.1

  /// A topic above the usual with what decides whether it is given.
  struct Candidate: Sendable {
    let priority: Priority
    /// The products of a total, which gives way to them; none of a product.
    let parts: [String]
    /// The stake from which it matters, in the unit of its own.
    let leastStake: Double
    /// Whether what is at stake matters.
    let matters: Bool

    /// Whether it lies far enough from the usual.
    var isDeviant: Bool { priority.deviation > leastDeviation }

    var standsOut: Bool { isDeviant && matters }

    /// How much of what it takes to stand out it reaches: the smaller of the shares of the least deviation and the least
    /// stake; 1 for what stands out.
    var reached: Double {
      func share(_ value: Double, of least: Double) -> Double {
        // An amount that isn't known brings nothing nearer.
        least > 0 ? min(1, value / least) : least.isNaN ? 0 : 1
      }
      return min(
        isDeviant ? 1 : share(priority.deviation, of: leastDeviation),
        matters ? 1 : share(priority.stake, of: leastStake))
    }
  }

  /// The stake from which a topic of care matters, per inhabitant per year in its unit.
  ///
  /// - Parameter cost: the area's cost in euro per inhabitant.
  static func leastStake(isInEuro: Bool, cost: Double) -> Double { isInEuro ? leastStake * cost : leastCount }

  /// Of the topics that stand out those that are given, the largest deviation first; of equals by kind and item.
  static func chosen(_ all: [Candidate]) -> [Priority] {
    var counts: [Priority.Kind: Int] = [:]
    let candidates = all.filter(\.standsOut)
    let kept = candidates.filter { !givesWay($0, to: candidates) }.map(\.priority).sorted(by: precedes)
      .filter { topic in
        counts[topic.kind, default: 0] += 1
        return counts[topic.kind, default: 0] <= mostOfKind
      }
    return Array(kept.prefix(most))
  }

  /// Of the topics that don't stand out those that come nearest to it, nearest first. Of a total and its products only the
  /// nearer is given.
  static func nearest(_ all: [Candidate]) -> [NearPriority] {
    let outstanding = all.filter(\.standsOut)
    let near = all.filter { !$0.standsOut && $0.reached >= leastReached && !givesWay($0, to: outstanding) }
      .sorted {
        $0.reached == $1.reached ? precedes($0.priority, $1.priority) : $0.reached > $1.reached
      }
    var given: [Candidate] = []
    for one in near where given.count < mostNear {
      if !givesWay(one, to: given), !given.contains(where: { givesWay($0, to: [one]) }) { given.append(one) }
    }
    return given.map {
      NearPriority(
        priority: $0.priority, isDeviant: $0.isDeviant, matters: $0.matters, leastStake: $0.leastStake)
    }
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
