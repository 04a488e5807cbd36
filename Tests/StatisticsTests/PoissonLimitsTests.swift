import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct PoissonLimitsTests {
  /// Exact 95 % limits of a Poisson mean as every textbook's table has them (Garwood 1936; Breslow and Day 1987).
  @Test(arguments: [
    (0, 0, 3.689), (1, 0.0253, 5.572), (2, 0.242, 7.225), (5, 1.623, 11.668), (10, 4.795, 18.390),
    (50, 37.111, 65.919), (100, 81.364, 121.627),
  ])
  func `exact limits are the published ones`(count: Double, lower: Double, upper: Double) throws {
    let limits = try PoissonLimits.exact.limits(of: count)
    // Printed with three decimals, the first with four.
    expectClose([limits.lowerBound, limits.upperBound], [lower, upper], within: .absolute(5.1e-4))
  }

  @Test(arguments: [0.4, 1, 7, 23.25, 400, 1e6])
  func `the mean at an exact limit makes the count as rare as asked`(count: Double) throws {
    for confidence in [0.5, 0.95, 0.998] {
      let limits = try PoissonLimits.exact.limits(of: count, confidence: confidence)
      expectClose(
        [
          GammaDistribution.probability(below: limits.lowerBound, shape: count),
          GammaDistribution.probability(above: limits.upperBound, shape: count + 1),
        ], [(1 - confidence) / 2, (1 - confidence) / 2], within: .relative(1e-12))
    }
  }

  /// The sum of the probabilities of whole counts, term by term.
  @Test func `exact limits cover at least as often as they say`() throws {
    for mean in stride(from: 0.3, to: 40, by: 0.713) {
      var (covered, probability) = (0.0, exp(-mean))
      for k in 0..<200 {
        if try PoissonLimits.exact.limits(of: Double(k)).contains(mean) { covered += probability }
        probability *= mean / Double(k + 1)
      }
      #expect(covered >= 0.95 && covered < 1)
    }
  }

  @Test func `Byar's and Wilson's limits agree with fifty digits`() throws {
    let table = try ReferenceTable("distributions.csv")
    for name in ["byar_lower", "byar_upper", "wilson_lower", "wilson_upper"] {
      let events = table.column("argument", where: ["quantity": name])
      #expect(events.count > 3)
      let limits = try events.map { events in
        name.hasPrefix("byar")
          ? try PoissonLimits.byar.limits(of: events, confidence: 0.998)
          : try WilsonLimits.limits(of: events, among: 1000, confidence: 0.998)
      }
      expectClose(
        limits.map { name.hasSuffix("lower") ? $0.lowerBound : $0.upperBound }, table.values(name),
        within: .relative(1e-13))
    }
  }

  @Test func `Byar's limits are near the exact ones from ten events on`() throws {
    for count in stride(from: 10.0, to: 500, by: 7.5) {
      let (byar, exact) = (
        try PoissonLimits.byar.limits(of: count), try PoissonLimits.exact.limits(of: count)
      )
      expectClose(
        [byar.lowerBound, byar.upperBound], [exact.lowerBound, exact.upperBound], within: .relative(2e-3),
        "approximation")
    }
  }

  @Test func `the convention changes at ten events`() throws {
    for count in [0, 9.99, 10, 500] {
      let method: PoissonLimits = count < 10 ? .exact : .byar
      #expect(try PoissonLimits.exactBelowTen.limits(of: count) == method.limits(of: count))
    }
  }

  @Test func `no events have no lower limit`() throws {
    expectClose(
      [try PoissonLimits.exact.limits(of: 0).upperBound], [-log(0.025)], within: .relative(1e-14))
    for method in PoissonLimits.allCases { #expect(try method.limits(of: 0).lowerBound == 0) }
    #expect(try PoissonLimits.logNormal.limits(of: 0).upperBound == .infinity)
    // At 99.8 % the cube of one event would be negative.
    #expect(try PoissonLimits.byar.limits(of: 1, confidence: 0.998).lowerBound == 0)
  }

  @Test func `log-normal limits are symmetric on the log scale`() throws {
    let limits = try PoissonLimits.logNormal.limits(of: 25)
    expectClose([limits.lowerBound * limits.upperBound], [625], within: .relative(1e-14))
    expectClose([log(limits.upperBound / 25)], [1.959963984540054 / 5], within: .relative(1e-14))
  }

  @Test(arguments: [0, 1, 30.5, 100])
  func `Wilson's limits solve the score equation`(events: Double) throws {
    let limits = try WilsonLimits.limits(of: events, among: 100)
    for p in [limits.lowerBound, limits.upperBound] {
      let square = 1.959963984540054 * 1.959963984540054 * 100 * p * (1 - p)
      expectClose(
        [(events - 100 * p) * (events - 100 * p)], [square],
        within: Tolerance(relative: 1e-11, absolute: 1e-11))
    }
    let others = try WilsonLimits.limits(of: 100 - events, among: 100)
    expectClose(
      [others.lowerBound, others.upperBound], [1 - limits.upperBound, 1 - limits.lowerBound],
      within: Tolerance(relative: 1e-13, absolute: 1e-15))
  }

  @Test func `what has no limits is refused`() {
    #expect(throws: StatisticsError.negative(argument: "count", index: 0, value: -1)) {
      try PoissonLimits.exact.limits(of: -1)
    }
    #expect(throws: StatisticsError.notFinite(argument: "count", index: 0)) {
      try PoissonLimits.byar.limits(of: .nan)
    }
    #expect(throws: StatisticsError.aboveTotal(index: 0, part: 3, total: 2)) {
      try WilsonLimits.limits(of: 3, among: 2)
    }
    #expect(throws: StatisticsError.noObservations) { try WilsonLimits.limits(of: 0, among: 0) }
    #expect(throws: StatisticsError.observedWithoutExpected(index: 0, observed: 1)) {
      try WilsonLimits.limits(of: 1, among: 0)
    }
  }
}

/// Calls that are the caller's bug trap. One after the other, because each takes a process of its own.
@Suite(.serialized) struct DistributionRefusalTests {
  @Test func `a probability or a parameter out of range`() async {
    await #expect(processExitsWith: .failure) { _ = GammaDistribution.quantile(0, shape: 1) }
    await #expect(processExitsWith: .failure) { _ = GammaDistribution.upperQuantile(0.5, shape: 0) }
    await #expect(processExitsWith: .failure) { _ = GammaDistribution.probability(below: -1, shape: 1) }
    await #expect(processExitsWith: .failure) { _ = StudentDistribution.quantile(1, degreesOfFreedom: 5) }
    await #expect(processExitsWith: .failure) { _ = StudentDistribution.quantile(0.1, degreesOfFreedom: 0.5) }
    await #expect(processExitsWith: .failure) {
      _ = try PoissonLimits.exact.limits(of: 3, confidence: 1)
    }
  }
}
