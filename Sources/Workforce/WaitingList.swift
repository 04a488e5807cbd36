import Foundation

/// The people who wait for a service in an area, for many draws (lanes) at once, in weeks of the base year's capacity.
///
/// A backlog of 6 is what the staff of the base year needs six weeks for. Per week, lambda comes in, at most mu is
/// served, and a share theta of those who wait leaves unserved:
///
///     dL/dt = lambda - mu - theta L        while L > 0
///     dL/dt = 0, served = lambda           when L = 0 and lambda <= mu
///
/// Within a year lambda and mu are constant and the solution is exact, so that steps of a month add no error; the wait
/// is the mean of twelve months. By Little's law the wait of a period is its person-weeks on the list over the number
/// that went off it, served or not.
///
/// Calibration: the base year is in balance. With rho the demand over the capacity of that year, lambda = rho, mu = 1
/// and the observed wait W, what comes in is served or leaves: theta = (1 - 1/rho) / W and L = rho W.
///
/// Source: Little (1961), A proof for the queuing formula L = lambda W; the fluid limit of a queue with impatience,
/// Garnett, Mandelbaum and Reiman (2002), Designing a call center with impatient customers.
public struct WaitingList: Sendable {
  /// Weeks in a twelfth of a mean year (365.2425 days).
  public static let weeksPerMonth = 365.2425 / 7 / 12

  /// The backlog, weeks of the base year's capacity, one per lane.
  public private(set) var backlog: [Double]
  /// lambda in the base year: demand over capacity.
  public let load: Double
  /// theta: the share that leaves the list unserved per week, one per lane.
  public let leaving: [Double]
  private let months: [Relaxation]

  /// The list of the base year, in balance.
  ///
  /// - Parameters:
  ///   - waits: the observed mean wait, weeks, one per lane.
  ///   - load: rho, what is asked for over what the staff can serve in the base year.
  /// - Throws: `.loadNotAboveOne`; `.waitNotPositive` for a wait that is 0, negative or no number.
  public init(waits: [Double], load: Double) throws(WaitingError) {
    guard load > 1, load.isFinite else { throw .loadNotAboveOne(load: load) }
    if let lane = waits.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw .waitNotPositive(lane: lane, weeks: waits[lane])
    }
    self.load = load
    leaving = waits.map { (1 - 1 / load) / $0 }
    backlog = waits.map { load * $0 }
    months = leaving.map { Relaxation(rate: $0, weeks: Self.weeksPerMonth) }
  }

  /// One year on.
  ///
  /// - Parameters:
  ///   - demand: what is asked for, as a multiple of the base year's, one per lane.
  ///   - capacity: what can be served, as a multiple of the base year's, one per lane.
  /// - Precondition: as many as there are lanes.
  /// - Returns: the year's flows and waits; `backlog` is then that of its end.
  /// - Throws: `.demandOutOfRange`, `.capacityOutOfRange` for a negative figure or none.
  public mutating func advance(
    demand: [Double], capacity: [Double]
  ) throws(WaitingError) -> WaitingYear {
    precondition(demand.count == backlog.count && capacity.count == backlog.count, "one figure per lane")
    if let lane = demand.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .demandOutOfRange(lane: lane, index: demand[lane])
    }
    if let lane = capacity.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .capacityOutOfRange(lane: lane, index: capacity[lane])
    }
    var year = WaitingYear(lanes: backlog.count)
    for lane in backlog.indices {
      let arrivals = load * demand[lane]
      for _ in 0..<12 {
        let month = months[lane].month(from: backlog[lane], arrivals: arrivals, capacity: capacity[lane])
        backlog[lane] = month.backlog
        year.add(month, lane: lane)
      }
      year.demand[lane] = 12 * arrivals * Self.weeksPerMonth
      year.backlog[lane] = backlog[lane]
    }
    return year
  }
}
