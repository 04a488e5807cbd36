import Statistics
import TestSupport
import Testing

@Suite struct AutoregressiveFitTests {
  @Test func `a hand-worked series`() throws {
    // Pairs (1, 3), (3, 2), (2, 4): means 2 and 3, cross products 0 - 1 + 0, squares 1 + 1 + 0.
    let fit = try AutoregressiveFit(years: [2000, 2001, 2002, 2003], values: [1, 3, 2, 4])
    #expect(fit.coefficient == -0.5 && fit.pairs == 3 && fit.degreesOfFreedom == 1 && !fit.isAtBound)
    expectClose([fit.level], [8.0 / 3], within: .relative(1e-15))
    // Innovations -0.5, -0.5, 1.
    expectClose([fit.innovationVariance], [1.5], within: .relative(1e-15))
    // Around 2: cross products -1 · 1 + 1 · 0 + 0 · 2, squares 1 + 1 + 0.
    let around = try AutoregressiveFit(years: [2000, 2001, 2002, 2003], values: [1, 3, 2, 4], around: 2)
    #expect(around.coefficient == -0.5 && around.level == 2 && around.degreesOfFreedom == 2)
    // Innovations 0.5, 0.5, 2.
    expectClose([around.innovationVariance], [2.25], within: .relative(1e-15))
  }

  @Test func `innovations are those of adjacent years`() throws {
    let fit = try AutoregressiveFit(years: [2000, 2001, 2002, 2003], values: [1, 3, 2, 4], around: 2)
    let found = try fit.innovations(years: [2005, 2000, 2001, 2002, 2003], values: [7, 1, 3, 2, 4])
    #expect(found == [2001: 0.5, 2002: 0.5, 2003: 2])
  }

  @Test func `pairs across a gap take no part, and the order of rows doesn't matter`() throws {
    let fit = try AutoregressiveFit(years: [2000, 2001, 2002, 2003], values: [1, 3, 2, 4])
    let gaps = try AutoregressiveFit(
      years: [2010, 2003, 2002, 1990, 2001, 2000], values: [9, 4, 2, 7, 3, 1])
    #expect(gaps == fit)
  }

  private func simulated(_ phi: Double, level: Double, seed: UInt64, count: Int) -> [Double] {
    var g = SplitMix64(seed: seed)
    var value = level + g.normal() / (1 - phi * phi).squareRoot()
    return (0..<count).map { _ in
      defer { value = level + phi * (value - level) + g.normal() }
      return value
    }
  }

  @Test(arguments: [-0.5, 0.3, 0.9], 1...3 as ClosedRange<UInt64>)
  func `it recovers what generated the series`(phi: Double, seed: UInt64) throws {
    let values = simulated(phi, level: 50, seed: seed, count: 4000)
    let years = Array(0..<4000)
    let free = try AutoregressiveFit(years: years, values: values)
    let around = try AutoregressiveFit(years: years, values: values, around: 50)
    for fit in [free, around] {
      // Standard errors: √((1 - φ²) / n), σ² √(2 / n), σ / ((1 - φ) √n); four of them at most.
      expectClose([fit.coefficient], [phi], within: .absolute(0.063), "sampling error")
      expectClose([fit.innovationVariance], [1], within: .absolute(0.09), "sampling error")
      expectClose([fit.level], [50], within: .absolute(0.63), "sampling error")
    }
  }

  @Test func `shifting and scaling the series does so to the fit`() throws {
    let values = simulated(0.7, level: 0, seed: 9, count: 30)
    let years = Array(1990..<2020)
    let fit = try AutoregressiveFit(years: years, values: values)
    let moved = try AutoregressiveFit(years: years, values: values.map { 100 + 3 * $0 })
    expectClose([moved.coefficient], [fit.coefficient], within: .relative(1e-11))
    expectClose([moved.level], [100 + 3 * fit.level], within: .relative(1e-11))
    expectClose([moved.innovationVariance], [9 * fit.innovationVariance], within: .relative(1e-11))
  }

  @Test func `an explosive series ends at the bound and says so`() throws {
    let values = (0..<10).map { (0..<$0).reduce(1.0) { v, _ in v * 1.5 } }
    let fit = try AutoregressiveFit(years: Array(0..<10), values: values)
    #expect(fit.coefficient == 0.99 && fit.isAtBound && fit.level.isFinite)
    let tight = try AutoregressiveFit(years: Array(0..<10), values: values, around: 0, bound: 0.8)
    #expect(tight.coefficient == 0.8 && tight.isAtBound)
    // What is left over is (1.5 - 0.8) of each earlier value.
    expectClose(
      [tight.innovationVariance], [values.dropLast().reduce(0) { $0 + 0.49 * $1 * $1 } / 8],
      within: .relative(1e-13))
  }

  @Test func `the path ahead returns to the level and its variance to the stationary one`() throws {
    let fit = try AutoregressiveFit(years: [2000, 2001, 2002, 2003], values: [1, 3, 2, 4], around: 2)
    #expect(fit.expectedValue(after: 4, steps: 0) == 4 && fit.variance(steps: 0) == 0)
    #expect(fit.expectedValue(after: 4, steps: 1) == 1)
    #expect(fit.expectedValue(after: 4, steps: 2) == 2.5)
    expectClose(
      [fit.variance(steps: 1), fit.variance(steps: 2)], [2.25, 2.25 * 1.25], within: .relative(1e-15))
    expectClose(
      [fit.expectedValue(after: 4, steps: 200), fit.variance(steps: 200)], [2, 3], within: .relative(1e-14))
  }

  @Test func `what can't be is refused by name`() {
    func fit(_ y: [Int], _ v: [Double], around level: Double? = nil) throws(StatisticsError) {
      _ = try AutoregressiveFit(years: y, values: v, around: level)
    }
    #expect(throws: StatisticsError.tooFewObservations(count: 2, needed: 3)) {
      try fit([1, 2, 3], [1, 2, 4])
    }
    #expect(throws: StatisticsError.tooFewObservations(count: 0, needed: 2)) {
      try fit([1, 3, 5], [1, 2, 4], around: 1)
    }
    #expect(throws: StatisticsError.constantSeries) { try fit([1, 2, 3, 4], [0.1, 0.1, 0.1, 0.3]) }
    #expect(throws: StatisticsError.constantSeries) { try fit([1, 2, 3], [2, 2, 3], around: 2) }
    #expect(throws: StatisticsError.repeatedYear(2)) { try fit([1, 2, 2, 3], [1, 2, 4, 3]) }
    #expect(throws: StatisticsError.notFinite(argument: "values", index: 1)) {
      try fit([1, 2, 3, 4], [1, .nan, 4, 3])
    }
    #expect(throws: StatisticsError.notFinite(argument: "level", index: 0)) {
      try fit([1, 2, 3], [1, 4, 3], around: .nan)
    }
  }
}
