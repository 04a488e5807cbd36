import ModelDirectory

/// What is known of an area's use of an item, from its members' figures in their shares.
struct AreaAmount: Sendable {
  /// Observed use.
  let observed: Double
  /// Use at national rates by age and sex, above 0.
  let expected: Double
  /// The posterior mean of the true ratio, Σ share e_r f_r / Σ share e_r.
  let shrunkRatio: Double
  /// Whether some members have no figures, so that only the others are in.
  let isPartial: Bool

  /// Nil where nothing is known of any member.
  init?(_ item: ComparedItem, _ members: [RegionSet.Member]) {
    let known = members.filter { item.isKnown($0.region) }
    var (observed, expected, shrunk) = (0.0, 0.0, 0.0)
    for member in known {
      let e = member.share * item.expected[member.region]
      observed += member.share * item.observed[member.region]
      expected += e
      shrunk += e * item.spread.factors[member.region]
    }
    guard expected > 0 else { return nil }
    (self.observed, self.expected) = (observed, expected)
    (shrunkRatio, isPartial) = (shrunk / expected, known.count < members.count)
  }

  /// Observed over expected.
  var ratio: Double { observed / expected }
}
