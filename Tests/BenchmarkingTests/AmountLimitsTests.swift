import Benchmarking
import Statistics
import TestSupport
import Testing

@Suite struct AmountLimitsTests {
  /// Totals of a Poisson number of events, each worth a gamma amount.
  private struct CompoundPoisson {
    let expectedEvents: Double
    let shape: Double
    let scale: Double

    var mean: Double { expectedEvents * shape * scale }
    var coefficientOfVariation: Double { 1 / shape.squareRoot() }

    /// A total: given their number, the amounts add up to a gamma variate of as many times the shape.
    func total(_ draw: Int) -> Double {
      let numbers = StreamName(seed: 20_240_101, purpose: "test.amounts.number")
      let amounts = StreamName(seed: 20_240_101, purpose: "test.amounts.size")
      let events = numbers.poisson(mean: expectedEvents, draw: draw, position: 0)
      return events > 0 ? scale * amounts.gamma(shape: events * shape, draw: draw, position: 0) : 0
    }

    /// How many of so many totals have limits that contain the true ratio.
    func covered(of draws: Int, trueRatio: Double, by limits: AmountLimits) throws -> Int {
      try (0..<draws).count {
        try limits.limits(observed: total($0), expected: mean / trueRatio).contains(trueRatio)
      }
    }
  }

  /// 95 % limits must contain the true ratio in 95 % of 10,000 totals, within three binomial standard errors
  /// (0.65 %); limits that take amounts, or events, for independent counts must not.
  @Test(arguments: [(300.0, 1.0), (1000, 0.5), (400, 3)])
  func `limits cover the true ratio of a compound Poisson total`(events: Double, shape: Double) throws {
    let total = CompoundPoisson(expectedEvents: events, shape: shape, scale: 1300)
    let limits = try AmountLimits(
      mean: shape * total.scale, coefficientOfVariation: total.coefficientOfVariation)
    let (draws, margin) = (10_000, 3 * (0.95 * 0.05 / 10_000).squareRoot())
    let share = Double(try total.covered(of: draws, trueRatio: 1.2, by: limits)) / Double(draws)
    #expect((share - 0.95).magnitude < margin, "\(share)")
    let euros =
      Double(
        try total.covered(of: draws, trueRatio: 1.2, by: AmountLimits(dispersion: 1))) / Double(draws)
    #expect(euros < 0.15, "\(euros)")
    let asEvents = try AmountLimits(dispersion: shape * total.scale)
    let plain = Double(try total.covered(of: draws, trueRatio: 1.2, by: asEvents)) / Double(draws)
    #expect(plain < 0.95 - 3 * margin, "\(plain)")
  }

  /// 20 to 50 effective events.
  @Test(arguments: [(60.0, 0.5), (60, 1), (60, 3)])
  func `with few events limits are too wide rather than too narrow`(events: Double, shape: Double) throws {
    let total = CompoundPoisson(expectedEvents: events, shape: shape, scale: 1)
    let limits = try AmountLimits(mean: shape, coefficientOfVariation: total.coefficientOfVariation)
    let share = Double(try total.covered(of: 10_000, trueRatio: 1, by: limits)) / 10_000
    #expect(share > 0.952 && share < 0.975, "\(share)")
  }

  /// Admissions: most people have one, some many.
  @Test func `limits of repeated events cover the true ratio`() throws {
    let shares = [0.7, 0.15, 0.08, 0.04, 0.02, 0.01]
    let limits = try AmountLimits(frequencies: EventFrequencies(people: shares))
    let mean = shares.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
    let people = 400.0
    let (draws, margin) = (10_000, 3 * (0.95 * 0.05 / 10_000).squareRoot())
    func covered(_ limits: AmountLimits) throws -> Double {
      let covered = try (0..<draws).count { draw in
        let events = shares.enumerated().reduce(0) { sum, share in
          let stream = StreamName(seed: 20_240_101, purpose: "test.repeats.\(share.offset)")
          return sum + Double(share.offset + 1)
            * stream.poisson(mean: people * share.element, draw: draw, position: 0)
        }
        return try limits.limits(observed: events, expected: people * mean).contains(1)
      }
      return Double(covered) / Double(draws)
    }
    let share = try covered(limits)
    #expect((share - 0.95).magnitude < margin, "\(share)")
    let plain = try covered(AmountLimits(dispersion: 1))
    #expect(plain < 0.95 - 3 * margin, "\(plain)")
  }

  @Test func `with a dispersion of 1 they are limits of a count`() throws {
    let limits = try AmountLimits(dispersion: 1).limits(observed: 37, expected: 41.5, confidence: 0.998)
    let count = try IndirectlyStandardisedRatio(observed: 37, expected: 41.5)
      .limits(method: .byar, confidence: 0.998)
    #expect(limits == count)
  }

  @Test func `the unit of the amounts doesn't matter`() throws {
    let euros = try AmountLimits(dispersion: 5200).limits(observed: 3.1e6, expected: 2.8e6)
    let thousands = try AmountLimits(dispersion: 5.2).limits(observed: 3100, expected: 2800)
    expectClose(scaled(euros, by: 1), scaled(thousands, by: 1), within: .relative(1e-14))
    // Byar's formula written out, for o / φ = 596.15... effective events.
    let (o, e, z) = (3.1e6 / 5200, 2.8e6 / 5200, 1.959963984540054)
    func cube(_ n: Double, _ z: Double) -> Double {
      let root = 1 - 1 / (9 * n) + z / (3 * n.squareRoot())
      return n * root * root * root / e
    }
    expectClose(scaled(euros, by: 1), [cube(o, -z), cube(o + 1, z)], within: .relative(1e-13))
  }

  @Test func `dispersions from frequencies, from a spread and of constants`() throws {
    // Three people with one event and two with four: (3 + 32) / (3 + 8).
    let repeated = try EventFrequencies(people: [3, 0, 0, 2])
    expectClose(
      [repeated.events, repeated.variance, repeated.largest], [11, 35, 4], within: .relative(0))
    expectClose(
      [try AmountLimits(frequencies: repeated).dispersion], [35.0 / 11], within: .relative(1e-15))
    // The same five people as amounts: mean 2.2, variance 35/5 - 2.2².
    let c = ((7 - 2.2 * 2.2) / (2.2 * 2.2)).squareRoot()
    expectClose(
      [try AmountLimits(mean: 2.2, coefficientOfVariation: c).dispersion], [35.0 / 11],
      within: .relative(1e-15))
    #expect(try AmountLimits(dispersion: 0).limits(observed: 3, expected: 4) == 0.75...0.75)
    expectClose([try AmountLimits(dispersion: 50).variance(expected: 200)], [0.25], within: .relative(0))
  }

  @Test func `what has no limits is refused`() {
    #expect(throws: BenchmarkingError.outOfRange(what: "dispersion", index: 0, value: -1)) {
      try AmountLimits(dispersion: -1)
    }
    #expect(throws: BenchmarkingError.nothing(what: "events")) {
      try AmountLimits(frequencies: EventFrequencies(people: [0, 0]))
    }
    #expect(throws: BenchmarkingError.observedWithoutExpected(index: 0, observed: 2)) {
      try AmountLimits(dispersion: 1).limits(observed: 2, expected: 0)
    }
  }
}
