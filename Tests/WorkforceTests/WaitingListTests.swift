import Foundation
import TestSupport
import Testing
import Workforce

@Suite struct WaitingListTests {
  private let year = 12 * WaitingList.weeksPerMonth

  @Test func `the base year is in balance at the observed wait`() throws {
    var list = try WaitingList(waits: [6, 0.5, 40], load: 1.08)
    expectClose(list.backlog, [6.48, 0.54, 43.2], within: .relative(1e-14))
    expectClose(list.leaving, [6, 0.5, 40].map { 0.08 / 1.08 / $0 }, within: .relative(1e-13))
    for _ in 0..<10 {
      let base = try list.advance(demand: [1, 1, 1], capacity: [1, 1, 1])
      expectClose(base.weeks, [6, 0.5, 40], within: .relative(1e-12))
      expectClose(base.delivered, [year, year, year], within: .relative(1e-13))
      expectClose(base.left, Array(repeating: 0.08 * year, count: 3), within: .relative(1e-11))
    }
  }

  /// L goes to (lambda - mu) / theta, and W to that over lambda.
  @Test func `with more demand than capacity the list goes to its steady state`() throws {
    var list = try WaitingList(waits: [6], load: 1.08)
    let theta = 0.08 / 1.08 / 6
    var last: WaitingYear?
    for _ in 0..<80 { last = try list.advance(demand: [1.05], capacity: [0.95]) }
    let balance = (1.08 * 1.05 - 0.95) / theta
    expectClose(list.backlog, [balance], within: .relative(1e-10))
    expectClose(last?.weeks ?? [], [balance / (1.08 * 1.05)], within: .relative(1e-10))
  }

  @Test func `a year's list follows the exponential`() throws {
    var list = try WaitingList(waits: [6], load: 1.2)
    let theta = 0.2 / 1.2 / 6
    _ = try list.advance(demand: [1], capacity: [0.9])
    let balance = 0.3 / theta
    expectClose(list.backlog, [balance + (7.2 - balance) * exp(-theta * year)], within: .relative(1e-13))
  }

  /// The wait of a month by numerical integration of the list, Simpson's rule over 2,000 steps.
  @Test func `a year's wait is the mean of twelve months by Little's law`() throws {
    var list = try WaitingList(waits: [6], load: 1.2)
    let theta = 0.2 / 1.2 / 6
    let result = try list.advance(demand: [1.1], capacity: [0.9])
    let balance = (1.32 - 0.9) / theta
    let month = WaitingList.weeksPerMonth
    func people(_ t: Double) -> Double { balance + (7.2 - balance) * exp(-theta * t) }
    let waits = (0..<12).map { m in
      let steps = 2000
      let h = month / Double(steps)
      let sum = (0...steps).reduce(0.0) { sum, i in
        let weight: Double = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2
        return sum + weight * people(Double(m) * month + Double(i) * h)
      }
      let waited = sum * h / 3
      return waited / (0.9 * month + theta * waited)
    }
    expectClose(result.weeks, [waits.reduce(0, +) / 12], within: .relative(1e-12))
  }

  /// From L = rho W down to 0 takes ln(1 + theta L / (mu - lambda)) / theta weeks.
  @Test func `with less demand than capacity the list runs empty when it should`() throws {
    var list = try WaitingList(waits: [6], load: 1.08)
    let theta = 0.08 / 1.08 / 6
    let until = log1p(theta * 6.48 / (1.3 - 1.08)) / theta
    #expect(until > 5 * WaitingList.weeksPerMonth && until < 7 * WaitingList.weeksPerMonth)
    let first = try list.advance(demand: [1], capacity: [1.3])
    expectClose(first.delivered, [1.3 * until + 1.08 * (year - until)], within: .relative(1e-13))
    #expect(list.backlog == [0])
    let second = try list.advance(demand: [1], capacity: [1.3])
    #expect(second.weeks == [0] && second.left == [0])
    expectClose(second.delivered, [1.08 * year], within: .relative(1e-14))
  }

  @Test func `an empty list fills again`() throws {
    var list = try WaitingList(waits: [2], load: 1.1)
    _ = try list.advance(demand: [0.5], capacity: [1])
    #expect(list.backlog == [0])
    let theta = 0.1 / 1.1 / 2
    _ = try list.advance(demand: [1], capacity: [1])
    expectClose(list.backlog, [0.1 / theta * -expm1(-theta * year)], within: .relative(1e-12))
  }

  @Test func `what comes in is served, leaves or waits`() throws {
    var generator = SplitMix64(seed: 3)
    let lanes = 40
    let waits = (0..<lanes).map { _ in Double.random(in: 0.2...60, using: &generator) }
    var list = try WaitingList(waits: waits, load: 1.04)
    for _ in 0..<15 {
      let before = list.backlog
      let demand = (0..<lanes).map { _ in Double.random(in: 0...1.5, using: &generator) }
      let capacity = (0..<lanes).map { _ in Double.random(in: 0...1.5, using: &generator) }
      let result = try list.advance(demand: demand, capacity: capacity)
      #expect(result.backlog == list.backlog)
      let accounted = (0..<lanes).map {
        result.delivered[$0] + result.left[$0] + list.backlog[$0] - before[$0]
      }
      expectClose(accounted, result.demand, within: Tolerance(relative: 1e-12, absolute: 1e-11))
      expectClose(result.demand, demand.map { 1.04 * $0 * year }, within: .relative(1e-14))
      #expect(list.backlog.allSatisfy { $0 >= 0 } && result.weeks.allSatisfy { $0 >= 0 })
      #expect(zip(result.delivered, capacity).allSatisfy { $0 <= $1 * year * (1 + 1e-14) })
    }
  }

  @Test func `lanes don't touch each other`() throws {
    var both = try WaitingList(waits: [3, 9], load: 1.05)
    var one = try WaitingList(waits: [9], load: 1.05)
    let pair = try both.advance(demand: [1.2, 0.9], capacity: [0.7, 1.1])
    let single = try one.advance(demand: [0.9], capacity: [1.1])
    #expect(pair.weeks[1] == single.weeks[0] && both.backlog[1] == one.backlog[0])
  }

  @Test func `nobody asked and nobody waits`() throws {
    var list = try WaitingList(waits: [1], load: 1.5)
    _ = try list.advance(demand: [0], capacity: [2])
    let idle = try list.advance(demand: [0], capacity: [0])
    #expect(idle.weeks == [0] && idle.delivered == [0] && idle.left == [0])
  }

  @Test func `what can't be calibrated is refused by name`() {
    for load in [1, 0.9, -1, Double.infinity] {
      #expect(throws: WaitingError.loadNotAboveOne(load: load)) { try WaitingList(waits: [3], load: load) }
    }
    #expect(throws: WaitingError.self) { try WaitingList(waits: [3], load: .nan) }
    #expect(throws: WaitingError.waitNotPositive(lane: 1, weeks: 0)) {
      try WaitingList(waits: [3, 0], load: 1.1)
    }
    #expect(throws: WaitingError.self) { try WaitingList(waits: [.nan], load: 1.1) }
  }

  @Test func `demand and capacity below 0 or no number are refused`() throws {
    var list = try WaitingList(waits: [3, 4], load: 1.1)
    #expect(throws: WaitingError.demandOutOfRange(lane: 1, index: -0.1)) {
      try list.advance(demand: [1, -0.1], capacity: [1, 1])
    }
    #expect(throws: WaitingError.capacityOutOfRange(lane: 0, index: .infinity)) {
      try list.advance(demand: [1, 1], capacity: [.infinity, 1])
    }
    #expect(list.backlog == [3.3000000000000003, 4.4])
  }
}

@Suite struct WaitObservationTests {
  /// A lognormal of median 8 and sigma 0.5 has mean 8 exp(0.125).
  @Test func `mean and median tell the spread of a lognormal`() {
    let observation = WaitObservation(weeks: 8 * exp(0.125), median: 8, providers: 16)
    expectClose([observation.logSpread ?? .nan], [0.5], within: .relative(1e-13))
    expectClose([observation.logStandardError(spread: 0.5)], [0.125], within: .relative(1e-14))
  }

  @Test func `a median that isn't below the mean tells nothing`() {
    #expect(WaitObservation(weeks: 8, median: 8, providers: 4).logSpread == nil)
    #expect(WaitObservation(weeks: 8, median: 9).logSpread == nil)
    #expect(WaitObservation(weeks: 8).logSpread == nil)
    let known = [0.2, 0.9, 0.4].map { WaitObservation(weeks: exp($0 * $0 / 2), median: 1) }
    expectClose(
      [WaitObservation.medianSpread(known + [WaitObservation(weeks: 3)]) ?? .nan], [0.4],
      within: .relative(1e-12))
    expectClose(
      [WaitObservation.medianSpread(Array(known.dropFirst())) ?? .nan], [0.65], within: .relative(1e-12))
    #expect(WaitObservation.medianSpread([WaitObservation(weeks: 3)]) == nil)
    #expect(WaitObservation(weeks: 8).logStandardError(spread: 0.7) == 0.7)
  }
}
