import Benchmarking
import Foundation
import TestSupport
import Testing

@Suite struct PooledRatioTests {
  /// Tuberculosis with and without vaccination: cases and people, vaccinated first.
  private static let trials: [(Double, Double, Double, Double)] = [
    (4, 123, 11, 139), (6, 306, 29, 303), (3, 231, 11, 220), (62, 13598, 248, 12867),
    (33, 5069, 47, 5808), (180, 1541, 372, 1451), (8, 2545, 10, 629), (505, 88391, 499, 88391),
    (29, 7499, 45, 7277), (17, 1716, 65, 1665), (186, 50634, 141, 27338), (5, 2498, 3, 2341),
    (27, 16913, 29, 17854),
  ]

  /// On logarithms of relative risks, moved by 3 because ratios aren't negative.
  @Test func `thirteen trials pool as printed`() throws {
    let logarithms = Self.trials.map { log($0.0 / $0.1 / ($0.2 / $0.3)) }
    let variances = Self.trials.map { 1 / $0.0 - 1 / $0.1 + 1 / $0.2 - 1 / $0.3 }
    let pooled = try PooledRatio(
      ratios: logarithms.map { $0 + 3 }, chanceVariances: variances, betweenVariance: 0.31324325821827914)
    expectClose(
      [pooled.mean - 3, pooled.standardError, pooled.limits.lowerBound - 3, pooled.limits.upperBound - 3],
      [-0.7145, 0.1808, -1.1084, -0.3206], within: .absolute(5e-5), "as printed")
  }

  @Test(arguments: ["1", "2", "3", "4"]) func `means and limits agree with metafor`(which: String) throws {
    let table = try ReferenceTable("pooled.csv")
    func column(_ name: String) -> [Double] { table.column(name, where: ["case": which]) }
    let pooled = try PooledRatio(
      ratios: column("ratio"), chanceVariances: column("chance"), betweenVariance: column("between")[0])
    expectClose(
      [pooled.mean, pooled.standardError, pooled.limits.lowerBound, pooled.limits.upperBound],
      [column("mean")[0], column("error")[0], max(0, column("lower")[0]), column("upper")[0]],
      within: .relative(1e-10))
    expectClose([pooled.shares.reduce(0, +)], [1], within: .relative(1e-14))
  }

  /// Equal variances give the plain mean with Student's interval, whatever the variance is.
  @Test(arguments: [0, 0.3, Double.infinity]) func `equal regions give Student's interval`(v: Double) throws {
    let pooled = try PooledRatio(
      ratios: [0.9, 1.2, 1.3], chanceVariances: v == 0 ? [0, 0, 0] : [0.1, 0.1, 0.1], betweenVariance: v)
    let mean = 3.4 / 3
    let variance = [0.9, 1.2, 1.3].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 6
    // The 97.5 % quantile of Student's t with 2 degrees of freedom is 0.95 √(2 / (1 - 0.95²)).
    let reach = 0.95 * (2 / (1 - 0.95 * 0.95)).squareRoot() * variance.squareRoot()
    expectClose(
      [pooled.mean, pooled.limits.lowerBound, pooled.limits.upperBound], [mean, mean - reach, mean + reach],
      within: .relative(1e-12))
    #expect(Set(pooled.shares).count == 1)
  }

  @Test func `scaling all variances changes nothing`() throws {
    let (ratios, chance) = ([0.9, 1.2, 1.3, 0.7], [0.01, 0.02, 0.005, 0.1])
    let one = try PooledRatio(ratios: ratios, chanceVariances: chance, betweenVariance: 0.02)
    let more = try PooledRatio(
      ratios: ratios, chanceVariances: chance.map { $0 * 7 }, betweenVariance: 0.14)
    expectClose(
      [more.mean, more.standardError, more.limits.upperBound],
      [one.mean, one.standardError, one.limits.upperBound], within: .relative(1e-13))
  }

  @Test func `a single region has a normal interval, and no limit is below 0`() throws {
    let single = try PooledRatio(ratios: [1.1], chanceVariances: [0.0016], betweenVariance: 0.0009)
    #expect(single.mean == 1.1)
    expectClose(
      [single.standardError, single.limits.lowerBound], [0.05, 1.1 - 0.05 * 1.959963984540054],
      within: .relative(1e-12))
    #expect(
      try PooledRatio(ratios: [0.1], chanceVariances: [1], betweenVariance: 0).limits.lowerBound == 0)
  }

  /// Where only some variances are 0, those regions are known exactly and the others add nothing.
  @Test func `regions without variance decide alone`() throws {
    let pooled = try PooledRatio(ratios: [1, 2, 5], chanceVariances: [0, 0, 1], betweenVariance: 0)
    #expect(pooled.shares == [0.5, 0.5, 0] && pooled.mean == 1.5)
  }

  /// Ten ratios with the model's variances: the interval holds the true mean in 95 % of 4,000 samples.
  @Test func `the interval has its confidence, also when the variance between regions is guessed wrong`()
    throws
  {
    var g = SplitMix64(seed: 12)
    let chance = (0..<10).map { _ in 0.001 * exp(Double(g.next() >> 40) / 0x1p24 * 2) }
    // Guessed half the truth: the weights change, the interval follows the ratios.
    for guess in [0.01, 0.005] {
      var held = 0
      for _ in 0..<4000 {
        let ratios = chance.map { 1 + (0.01 + $0).squareRoot() * Self.normal(&g) }
        let pooled = try PooledRatio(ratios: ratios, chanceVariances: chance, betweenVariance: guess)
        held += pooled.limits.contains(1) ? 1 : 0
      }
      // Three binomial standard errors.
      expectClose([Double(held) / 4000], [0.95], within: .absolute(0.0104), "sampling error")
    }
  }

  private static func normal(_ g: inout SplitMix64) -> Double {
    let (u, v) = ((Double(g.next() >> 11) + 0.5) * 0x1p-53, Double(g.next() >> 11) * 0x1p-53)
    return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
  }

  @Test func `what can't be is refused by name`() {
    #expect(throws: BenchmarkingError.nothing(what: "ratios")) {
      try PooledRatio(ratios: [], chanceVariances: [], betweenVariance: 1)
    }
    #expect(throws: BenchmarkingError.outOfRange(what: "ratios", index: 1, value: -1)) {
      try PooledRatio(ratios: [1, -1], chanceVariances: [1, 1], betweenVariance: 1)
    }
    #expect(throws: BenchmarkingError.outOfRange(what: "chance variances", index: 0, value: .infinity)) {
      try PooledRatio(ratios: [1, 1], chanceVariances: [.infinity, 1], betweenVariance: 1)
    }
    #expect(throws: BenchmarkingError.outOfRange(what: "variance between regions", index: 0, value: -1)) {
      try PooledRatio(ratios: [1, 1], chanceVariances: [1, 1], betweenVariance: -1)
    }
  }
}
