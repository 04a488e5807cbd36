import Foundation
import Statistics

/// A waiting list of single people, simulated event by event: arrivals as a Poisson process, each with an exponential
/// patience of its own, served in order of arrival by `size` places that each take one person per week in turn.
///
/// People know nothing of the differential equation. Person-weeks and departures are counted in windows of a year.
struct SimulatedQueue {
  /// People served per week at the base year's capacity.
  let size: Double
  /// The share that leaves per week.
  let theta: Double
  private let stream: StreamName
  private var position = 0
  private var draw: Int

  init(size: Double, theta: Double, seed: UInt64, replicate: Int) {
    (self.size, self.theta) = (size, theta)
    stream = StreamName(seed: seed, purpose: "test.queue")
    // Draws apart, so that replicates share no number.
    draw = replicate << 20
  }

  /// What was counted in a window.
  struct Window {
    var waited = 0.0
    var departed = 0.0
    /// By Little's law, weeks.
    var wait: Double { waited / departed }
  }

  private mutating func exponential(rate: Double) -> Double {
    position += 1
    if position == StreamName.positions { (draw, position) = (draw + 1, 0) }
    return -log(stream.uniform(draw: draw, position: position)) / rate
  }

  /// Runs for the years of `windows` weeks each from `backlog` (weeks of capacity) on.
  mutating func run(
    backlog: Double, arrivals: Double, capacity: Double, years: Int, weeks: Double
  ) -> (windows: [Window], backlog: Double) {
    let end = Double(years) * weeks
    var windows = Array(repeating: Window(), count: years)
    var left = 0
    // The next moment at which someone can be served, and the arrival to come.
    var slot = 1 / (capacity * size)
    var atStart = Int((backlog * size).rounded())
    var arrival = 0.0
    while true {
      if atStart > 0 {
        atStart -= 1
      } else {
        arrival += exponential(rate: arrivals * size)
        if arrival >= end { break }
      }
      let givesUp = arrival + exponential(rate: theta)
      var exit = givesUp
      // Served at the first slot that is free and not before arrival, unless patience ends first.
      let turn = max(slot, arrival)
      if givesUp > turn {
        exit = turn
        slot = turn + 1 / (capacity * size)
      }
      if exit > end { left += 1 }
      Self.count(from: arrival, to: exit, weeks: weeks, &windows)
    }
    for i in windows.indices {
      windows[i].waited /= size
      windows[i].departed /= size
    }
    return (windows, Double(left) / size)
  }

  private static func count(
    from arrival: Double, to exit: Double, weeks: Double, _ windows: inout [Window]
  ) {
    let first = Int(arrival / weeks)
    for year in first..<max(first, min(windows.count, Int(exit / weeks) + 1)) {
      let (start, end) = (Double(year) * weeks, Double(year + 1) * weeks)
      windows[year].waited += max(0, min(exit, end) - max(arrival, start))
    }
    let last = Int(exit / weeks)
    if last < windows.count { windows[last].departed += 1 }
  }
}
