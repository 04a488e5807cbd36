import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct DispersedRatioShrinkageTests {
  private func amounts() throws -> (observed: [Double], expected: [Double], reference: ReferenceTable) {
    let table = try ReferenceTable("amounts.csv")
    return (table.column("observed"), table.column("expected"), try ReferenceTable("reference.csv"))
  }

  @Test func `both variances agree with a two-dimensional search`() throws {
    let (observed, expected, reference) = try amounts()
    let bounded = try DispersedRatioShrinkage(observed: observed, expected: expected)
    // The reference search stops at about 1e-12 in the equations.
    let tolerance = Tolerance.relative(1e-9)
    expectClose(
      [bounded.betweenVariance, bounded.dispersion], reference.values("amounts_bounded"), within: tolerance)
    expectClose(
      Array(bounded.factors.prefix(10)), reference.values("amounts_bounded_factors"), within: tolerance)
    var (o, e) = (observed, expected)
    o.remove(at: 7)
    e.remove(at: 7)
    let plain = try DispersedRatioShrinkage(observed: o, expected: e, outlierBound: .infinity)
    expectClose(
      [plain.betweenVariance, plain.dispersion], reference.values("amounts_plain_without_outlier"),
      within: tolerance)
    expectClose(
      Array(plain.factors.prefix(10)), reference.values("amounts_plain_without_outlier_factors"),
      within: tolerance)
  }

  /// Regions from small to large, true ratios of variance v, chance of variance φ / e.
  private func simulated(_ v: Double, _ phi: Double, seed: UInt64) -> (
    truth: [Double], observed: [Double], expected: [Double]
  ) {
    var g = SplitMix64(seed: seed)
    let expected = (0..<800).map { _ in exp(14 + 1.2 * g.normal()) }
    let truth = expected.map { _ in 1 + v.squareRoot() * g.normal() }
    return (
      truth, zip(truth, expected).map { max(0, $0 * $1 + (phi * $1).squareRoot() * g.normal()) }, expected
    )
  }

  @Test(arguments: [2.5, .infinity], 1...3 as ClosedRange<UInt64>)
  func `it recovers what generated the amounts`(bound: Double, seed: UInt64) throws {
    let (truth, observed, expected) = simulated(0.02, 15_000, seed: seed)
    let fit = try DispersedRatioShrinkage(observed: observed, expected: expected, outlierBound: bound)
    // Standard errors of about 7 %; four of them.
    expectClose([fit.betweenVariance], [0.02], within: .relative(0.3), "sampling error")
    expectClose([fit.dispersion], [15_000], within: .relative(0.3), "sampling error")
    let square = truth.indices.reduce(0) { sum, i in
      let error = truth[i] - fit.factors[i]
      return sum + error * error / fit.posteriorVariances[i]
    }
    expectClose([square / 800], [1], within: .absolute(0.25), "sampling error")
    let z = fit.standardisedDeviations.compactMap { $0 }
    #expect(z.count == 800)
    expectClose([z.reduce(0) { $0 + $1 * $1 } / 800], [1], within: .absolute(0.1), "sampling error")
  }

  /// The bounded equations see a region beyond the bound as one at the bound, however absurd it is.
  @Test func `one absurd small region barely moves the others`() throws {
    var (_, observed, expected) = simulated(0.02, 15_000, seed: 4)
    let clean = try DispersedRatioShrinkage(observed: observed, expected: expected)
    let smallest = expected.indices.min { expected[$0] < expected[$1] } ?? 0
    observed[smallest] = 15 * expected[smallest]
    let spoiled = try DispersedRatioShrinkage(observed: observed, expected: expected)
    for i in expected.indices where i != smallest {
      #expect((spoiled.factors[i] - clean.factors[i]).magnitude < 0.02)
    }
    expectClose(
      [spoiled.betweenVariance], [clean.betweenVariance], within: .relative(0.05), "bounded influence")
    expectClose([spoiled.dispersion], [clean.dispersion], within: .relative(0.1), "bounded influence")
    observed[smallest] = 1e6 * expected[smallest]
    let worse = try DispersedRatioShrinkage(observed: observed, expected: expected)
    expectClose(
      [worse.betweenVariance, worse.dispersion], [spoiled.betweenVariance, spoiled.dispersion],
      within: .relative(1e-9))
    // It is known by its deviation, and its own factor still follows the formula.
    let outlying = expected.indices.filter { (spoiled.standardisedDeviations[$0] ?? 0) > 5 }
    #expect(outlying == [smallest])
    let weight = (spoiled.factors[smallest] - 1) / 14
    expectClose(
      [weight],
      [spoiled.betweenVariance / (spoiled.betweenVariance + spoiled.dispersion / expected[smallest])],
      within: .relative(1e-12))
  }

  @Test func `without the bound an absurd region of common size hides all other differences`() throws {
    var (_, observed, expected) = simulated(0.02, 15_000, seed: 4)
    let usual = expected.indices.min { (expected[$0] - 5e5).magnitude < (expected[$1] - 5e5).magnitude } ?? 0
    observed[usual] = 15 * expected[usual]
    let plain = try DispersedRatioShrinkage(observed: observed, expected: expected, outlierBound: .infinity)
    let bounded = try DispersedRatioShrinkage(observed: observed, expected: expected)
    #expect(plain.betweenVariance < 0.25 * bounded.betweenVariance)
    expectClose([bounded.betweenVariance], [0.02], within: .relative(0.3), "sampling error")
  }

  @Test func `scaling the unit scales the dispersion alone`() throws {
    let (observed, expected, _) = try amounts()
    let fit = try DispersedRatioShrinkage(observed: observed, expected: expected)
    let thousands = try DispersedRatioShrinkage(
      observed: observed.map { $0 / 1000 }, expected: expected.map { $0 / 1000 })
    expectClose([thousands.betweenVariance], [fit.betweenVariance], within: .relative(1e-10))
    expectClose([thousands.dispersion * 1000], [fit.dispersion], within: .relative(1e-10))
    expectClose(thousands.factors, fit.factors, within: .relative(1e-10))
  }

  @Test func `permuting the regions permutes the factors`() throws {
    let (observed, expected, _) = try amounts()
    let fit = try DispersedRatioShrinkage(observed: observed, expected: expected)
    let order = shuffledIndices(60, seed: 5)
    let permuted = try DispersedRatioShrinkage(
      observed: order.map { observed[$0] }, expected: order.map { expected[$0] })
    expectClose(permuted.factors, order.map { fit.factors[$0] }, within: .relative(1e-10))
  }

  @Test func `both borders are reached`() throws {
    // Deviations of ±√(100 / e): chance alone, with φ = 100.
    let expected = (1...40).map { 1000.0 * Double($0) }
    let chance = expected.enumerated().map { $1 + ($0 % 2 == 0 ? 10 : -10) * $1.squareRoot() }
    let none = try DispersedRatioShrinkage(observed: chance, expected: expected, outlierBound: .infinity)
    expectClose(
      [none.betweenVariance, none.dispersion], [0, 100], within: Tolerance(relative: 1e-12, absolute: 1e-15))
    expectClose(none.factors, expected.map { _ in 1 }, within: .absolute(1e-12))
    // Deviations of ±0.1 whatever the size: true differences alone.
    let differing = expected.enumerated().map { $1 * ($0 % 2 == 0 ? 1.1 : 0.9) }
    let all = try DispersedRatioShrinkage(observed: differing, expected: expected, outlierBound: .infinity)
    expectClose(
      [all.betweenVariance, all.dispersion], [0.01, 0], within: Tolerance(relative: 1e-12, absolute: 1e-9))
    expectClose(all.factors, zip(differing, expected).map { $0 / $1 }, within: .relative(1e-10))
  }

  @Test func `equal ratios and equal amounts have their documented answers`() throws {
    let equal = try DispersedRatioShrinkage(observed: [3, 5, 9], expected: [3, 5, 9])
    #expect(equal.factors == [1, 1, 1] && equal.betweenVariance == 0 && equal.dispersion == 0)
    #expect(equal.standardisedDeviations == [0, 0, 0])
    let same = try DispersedRatioShrinkage(
      observed: [2, 5, 3], expected: [4, 4, 4], outlierBound: .infinity)
    expectClose(same.factors, [0.5, 1.25, 0.75], within: .relative(1e-15))
    expectClose([same.betweenVariance], [(0.25 + 0.0625 + 0.0625) / 3], within: .relative(1e-15))
    // Equal but for the last bit, which must not decide.
    let nearly = [0.3, 0.1 + 0.2, 0.3]
    for observed in [[0.1, 0.3, 0.5], [0.3, 0.5, 0.1], [0.3, 0.9, 0.3], [0.2, 0.3, 0.9]] {
      let fit = try DispersedRatioShrinkage(observed: observed, expected: nearly, outlierBound: .infinity)
      #expect(fit.dispersion == 0)
      expectClose(fit.factors, zip(observed, nearly).map { $0 / $1 }, within: .relative(1e-14))
    }
  }

  @Test func `an unknown region has factor 1, and a single one isn't shrunken`() throws {
    let (observed, expected, _) = try amounts()
    let fit = try DispersedRatioShrinkage(observed: observed, expected: expected)
    let more = try DispersedRatioShrinkage(
      observed: [.nan] + observed + [0], expected: [.nan] + expected + [0])
    #expect(more.factors == [1] + fit.factors + [1])
    #expect(more.standardisedDeviations.first == .some(nil))
    #expect(more.posteriorVariances[0] == fit.betweenVariance)
    let single = try DispersedRatioShrinkage(observed: [.nan, 6], expected: [1, 5])
    #expect(single.factors == [1, 1.2])
    #expect(single.betweenVariance == .infinity && single.dispersion == 0)
    #expect(single.posteriorVariances[1] == 0 && single.standardisedDeviations == [nil, nil])
  }

  @Test func `what can't be is refused by name`() {
    func fit(_ o: [Double], _ e: [Double]) throws(StatisticsError) {
      _ = try DispersedRatioShrinkage(observed: o, expected: e)
    }
    #expect(throws: StatisticsError.observedWithoutExpected(index: 1, observed: 3)) {
      try fit([1, 3], [1, 0])
    }
    #expect(throws: StatisticsError.negative(argument: "observed", index: 0, value: -1)) {
      try fit([-1, 3], [1, 1])
    }
    #expect(throws: StatisticsError.notFinite(argument: "expected", index: 1)) {
      try fit([1, 3], [1, .infinity])
    }
    #expect(throws: StatisticsError.noObservations) { try fit([.nan, .nan], [1, 1]) }
    #expect(throws: StatisticsError.nothingObserved) { try fit([0, 0], [1, 1]) }
    let ones = [Double](repeating: 5, count: 50)
    #expect(throws: StatisticsError.spreadNotEstimable(differing: 1, count: 51)) {
      try fit(ones + [7], ones + [5])
    }
  }
}
