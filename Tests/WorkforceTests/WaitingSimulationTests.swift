import Foundation
import TestSupport
import Testing
import Workforce

/// The list against a simulation of single people.
@Suite struct WaitingSimulationTests {
  private let year = 12 * WaitingList.weeksPerMonth

  /// Mean and standard error over replicates.
  private func summary(_ values: [Double]) -> (mean: Double, error: Double) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    return (mean, (square / n).squareRoot())
  }

  /// 4 standard errors, and for the year in which capacity jumps the mean of monthly ratios beside the year's ratio.
  private func expectAgree(_ values: [Double], _ expected: Double, room: Double = 0, _ context: String) {
    let (mean, error) = summary(values)
    #expect(error > 0 && error < 0.02 * expected, "\(context): standard error \(error)")
    #expect(
      (mean - expected).magnitude <= 4 * error + room,
      "\(context): \(mean) ± \(error), expected \(expected)")
  }

  /// 24 replicates of 12 years with 500 people served per week: half a million people each.
  @Test func `in balance the simulated wait stays at the observed one`() throws {
    let list = try WaitingList(waits: [6], load: 1.15)
    let waits = (0..<24).map { replicate in
      var queue = SimulatedQueue(size: 500, theta: list.leaving[0], seed: 17, replicate: replicate)
      let run = queue.run(backlog: list.backlog[0], arrivals: 1.15, capacity: 1, years: 12, weeks: year)
      let (waited, departed) = run.windows.reduce((0, 0)) { ($0.0 + $1.waited, $0.1 + $1.departed) }
      return waited / departed
    }
    expectAgree(waits, 6, "wait")
  }

  @Test func `after capacity falls by a tenth the simulated list follows the computed one`() throws {
    var list = try WaitingList(waits: [6], load: 1.15)
    let start = list.backlog[0]
    let years = try (0..<6).map { _ in try list.advance(demand: [1], capacity: [0.9]) }
    let runs = (0..<24).map { replicate in
      var queue = SimulatedQueue(size: 500, theta: list.leaving[0], seed: 18, replicate: replicate)
      return queue.run(backlog: start, arrivals: 1.15, capacity: 0.9, years: 6, weeks: year)
    }
    for (i, computed) in years.enumerated() {
      // The year's ratio differs from the mean of twelve monthly ratios by less than 0.2 %.
      expectAgree(
        runs.map { $0.windows[i].wait }, computed.weeks[0], room: 0.002 * computed.weeks[0], "year \(i)")
      expectAgree(
        runs.map { $0.windows[i].departed }, computed.delivered[0] + computed.left[0], "departures \(i)")
    }
    expectAgree(runs.map(\.backlog), list.backlog[0], "backlog")
    // The wait more than doubles, so that a list which stood still would be seen.
    #expect(years[5].weeks[0] > 1.5 * 6)
  }

  @Test func `a list that runs empty does so in the simulation too`() throws {
    var list = try WaitingList(waits: [6], load: 1.15)
    let start = list.backlog[0]
    let first = try list.advance(demand: [1], capacity: [1.3])
    let runs = (0..<24).map { replicate in
      var queue = SimulatedQueue(size: 500, theta: list.leaving[0], seed: 19, replicate: replicate)
      return queue.run(backlog: start, arrivals: 1.15, capacity: 1.3, years: 1, weeks: year)
    }
    let waited = runs.map { $0.windows[0].waited }
    // Chance keeps some people waiting in a list that is empty on average: of the order of one person.
    expectAgree(waited, first.left[0] / list.leaving[0], room: year * 10 / 500, "person-weeks")
    #expect(list.backlog == [0])
  }
}
