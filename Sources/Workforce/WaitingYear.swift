/// What happened on a waiting list in a year, one figure per lane.
///
/// What came in was served, left or is still waiting: `demand` = `delivered` + `left` + the change of `backlog`.
public struct WaitingYear: Equatable, Sendable {
  /// The mean of the twelve months' waits, weeks.
  public internal(set) var weeks: [Double]
  /// Care asked for, weeks of the base year's capacity.
  public internal(set) var demand: [Double]
  /// Care delivered, weeks of the base year's capacity.
  public internal(set) var delivered: [Double]
  /// Care that people stopped waiting for, weeks of the base year's capacity.
  public internal(set) var left: [Double]
  /// The list at the end of the year, weeks of the base year's capacity.
  public internal(set) var backlog: [Double]

  init(lanes: Int) {
    let zero = [Double](repeating: 0, count: lanes)
    (weeks, demand, delivered, left, backlog) = (zero, zero, zero, zero, zero)
  }

  mutating func add(_ month: WaitingMonth, lane: Int) {
    weeks[lane] += month.wait / 12
    delivered[lane] += month.served
    left[lane] += month.left
  }
}

/// What happened on a waiting list in a month.
struct WaitingMonth {
  /// The list at its end.
  var backlog: Double
  var served: Double
  var left: Double
  /// Person-weeks on the list, in weeks of the base year's capacity times weeks.
  var waited: Double

  /// By Little's law, weeks. Where nothing came in and nobody waited, 0.
  var wait: Double { waited == 0 ? 0 : waited / (served + left) }
}
