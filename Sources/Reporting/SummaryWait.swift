/// A wait as the summary tells of it.
struct SummaryWait: Sendable {
  /// The service's name.
  let name: String
  /// Whether the norm only stands for comparison.
  let isComparison: Bool
  /// Weeks in the base year.
  let start: Double
  /// Weeks at the horizon.
  let weeks: Estimate
  /// The norm, weeks.
  let norm: Double
  /// The probability of a wait beyond the norm; nil without draws.
  let chance: Double?

  /// The wait at the horizon relative to its norm. A few long waits pull the mean of the draws far up, so it is their median.
  var ratio: Double { weeks.median / norm }
  /// Whether the wait is more likely than not beyond its norm, or is so on the central path.
  var isBeyond: Bool { chance.map { $0 > 0.5 } ?? (ratio > 1) }
  /// By what waits are put in order before their ratio: the chance; without draws nothing.
  var rank: Double { chance ?? 0 }
}
