import Benchmarking
import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct FunnelLimitsTests {
  @Test func `all published places in the funnel come back`() throws {
    let table = try ReferenceTable("funnel_positions.csv")
    let funnel = try FunnelLimits(observed: table["observed"], expected: table["expected"])
    let published = table.rows.map { $0[2] }
    #expect(funnel.regions.map { $0?.position.rawValue } == published)
    #expect(published.count == 300 && Set(published).count == 5)
  }

  /// The published lines give the expected number at which a count is just significant, by a search that stops
  /// at some 4e-7 of it, or 2e-7.
  @Test func `all published lines come back`() throws {
    let rows = try PublishedRow.all("funnel_lines.csv")
    #expect(rows.count == 100)
    for row in rows {
      let observed = row("observed")
      for (name, confidence) in [("95", 0.95), ("998", 0.998)] {
        let limits = try PoissonLimits.exact.limits(of: observed, confidence: confidence)
        let published = (row("lower\(name)_exp_events"), row("upper\(name)_exp_events"))
        expectClose(
          [limits.upperBound, limits.lowerBound], [published.0, published.1],
          within: Tolerance(relative: 4e-7, absolute: 2e-7), "published search")
        // The same line read the other way: at that expected number, the control limit is that count.
        for (expected, side) in [(limits.upperBound, "lower"), (limits.lowerBound, "upper")] {
          let region = try FunnelLimits(observed: [observed], expected: [expected]).regions[0]
          let range = try #require(name == "95" ? region?.limits95 : region?.limits998)
          let limit = side == "lower" ? range.lowerBound : range.upperBound
          expectClose([limit * expected], [observed], within: .relative(1e-11))
          // The ratio and the relative difference follow from the expected number, which is printed with nine
          // decimals.
          let printed = row("\(side)\(name)_exp_events")
          let digits = Tolerance(relative: 6e-9 + 6e-10 / printed, absolute: 6e-10)
          let ratio = try IndirectlyStandardisedRatio(observed: observed, expected: printed).ratio
          expectClose([ratio * 100], [row("\(side)\(name)_isr")], within: digits)
          expectClose([ratio - 1], [row("\(side)\(name)_count")], within: digits)
        }
      }
    }
  }

  @Test func `exact control limits agree with forty digits`() throws {
    let table = try ReferenceTable("reference.csv")
    let expected = table.values("funnel_expected")
    let regions = try FunnelLimits(observed: expected, expected: expected).regions.compactMap { $0 }
    func counts(_ bound: (FunnelLimits.Region) -> Double) -> [Double] {
      zip(regions, expected).map { bound($0) * $1 }
    }
    let tolerance = Tolerance.relative(1e-11)
    expectClose(counts(\.limits95.upperBound), table.values("funnel_upper95"), within: tolerance)
    expectClose(counts(\.limits998.upperBound), table.values("funnel_upper998"), within: tolerance)
    expectClose(
      counts(\.limits95.lowerBound), table.values("funnel_lower95").map { max(0, $0) }, within: tolerance)
    expectClose(
      counts(\.limits998.lowerBound), table.values("funnel_lower998").map { max(0, $0) }, within: tolerance)
  }

  @Test(arguments: ["1974", "1979"])
  func `the corrections agree with an independent calculation`(year: String) throws {
    let (sids, table) = (try ReferenceTable("sids.csv"), try ReferenceTable("reference.csv"))
    let (births, deaths) = (sids["births_\(year)"], sids["deaths_\(year)"])
    let rate = deaths.reduce(0, +) / births.reduce(0, +)
    let expected = births.map { $0 * rate }
    for (correction, name) in [
      (FunnelLimits.Overdispersion.additive, "additive"), (.multiplicative, "multiplicative"),
      (.additiveCalibrated, "calibrated"),
    ] {
      let funnel = try FunnelLimits(
        ratios: zip(deaths, expected).map { $0 / $1 }, baseVariances: expected.map { 1 / $0 },
        overdispersion: correction)
      let prefix = "funnel_sids_\(year)_"
      expectClose([funnel.dispersionFactor], table.values(prefix + "phi"), within: .relative(1e-12))
      let added =
        switch correction {
        case .additive: table.values(prefix + "tau2")
        case .additiveCalibrated: table.values(prefix + "calibrated_tau2")
        default: [0.0]
        }
      expectClose([funnel.betweenVariance], added, within: .relative(1e-11))
      let regions = funnel.regions.compactMap { $0 }
      // A ratio near 1 loses digits when 1 is taken off, here and there.
      expectClose(
        regions.map(\.deviation), table.values(prefix + name + "_deviation"),
        within: Tolerance(relative: 1e-11, absolute: 1e-13))
      expectClose(
        regions.map(\.limits998.upperBound), table.values(prefix + name + "_upper998"),
        within: .relative(1e-12))
      for region in regions { #expect(region.position == Self.position(region.deviation)) }
      #expect(Set(regions.map(\.position)).count > 1)
    }
  }

  private static func position(_ z: Double) -> FunnelPosition {
    switch z {
    case 3.090232306167813...: .above998
    case 1.959963984540054...: .above95
    case ..<(-3.090232306167813): .below998
    case ..<(-1.959963984540054): .below95
    default: .inside
    }
  }

  @Test func `regions that differ no more than chance are not corrected`() throws {
    let ratios = [0.98, 1.01, 1.0, 1.02, 0.99]
    let variances = [0.001, 0.002, 0.003, 0.001, 0.01]
    let plain = try FunnelLimits(
      ratios: ratios, baseVariances: variances, overdispersion: .ignored, winsorisedShare: 0)
    #expect(plain.dispersionFactor < 0.8)
    for correction in FunnelLimits.Overdispersion.allCases {
      let funnel = try FunnelLimits(
        ratios: ratios, baseVariances: variances, overdispersion: correction, winsorisedShare: 0)
      #expect(funnel.regions == plain.regions && funnel.betweenVariance == 0)
    }
  }

  /// With equal variances the mean square of the corrected deviations is known: 1 by a factor and calibrated, (I - 1) / I
  /// by addition as published.
  @Test func `corrected deviations have the spread that the correction aims at`() throws {
    var g = SplitMix64(seed: 5)
    let ratios = (0..<50).map { _ in Double.random(in: 0.5...1.5, using: &g) }
    let variances = [Double](repeating: 0.01, count: 50)
    func meanSquare(_ correction: FunnelLimits.Overdispersion) throws -> (Double, Double) {
      let funnel = try FunnelLimits(
        ratios: ratios, baseVariances: variances, overdispersion: correction, winsorisedShare: 0)
      let sum = funnel.regions.reduce(0) { $0 + pow($1?.deviation ?? .nan, 2) }
      return (sum / 50, funnel.dispersionFactor)
    }
    let (multiplied, phi) = try meanSquare(.multiplicative)
    #expect(phi > 5)
    expectClose([multiplied], [1], within: .relative(1e-13))
    // τ² = s² (I φ̂ - (I - 1)) / (I - 1), so that 1 + τ²/s² = I φ̂ / (I - 1).
    expectClose([try meanSquare(.additiveCalibrated).0], [1], within: .relative(1e-13))
    expectClose([try meanSquare(.additive).0], [49.0 / 50], within: .relative(1e-13))
    expectClose([try meanSquare(.ignored).0], [phi], within: .relative(1e-13))
  }

  /// The mean of a standard normal's square, held within its 10th and 90th percentiles: 0.8 - 2 z φ(z) + 0.2 z²
  /// = 0.6786.
  @Test func `winsorised squares of pure chance are below 1, and as published nothing is corrected`() throws {
    let stream = StreamName(seed: 20_240_101, purpose: "test.funnel")
    let ratios = (0..<4000).map { max(0, 1 + 0.1 * stream.normal(draw: $0, position: 0)) }
    let variances = [Double](repeating: 0.01, count: 4000)
    let funnel = try FunnelLimits(ratios: ratios, baseVariances: variances, overdispersion: .additive)
    // The standard error is below √(0.5 / 4000); four of them.
    expectClose([funnel.dispersionFactor], [0.6786], within: .absolute(0.045), "sampling error")
    #expect(funnel.betweenVariance == 0)
    let outside = funnel.regions.count { $0?.position != .inside }
    // Binomial, 200 expected: four standard errors.
    expectClose([Double(outside)], [200], within: .absolute(4 * (200 * 0.95).squareRoot()), "sampling error")
    let far = funnel.regions.count { $0?.position == .above998 || $0?.position == .below998 }
    expectClose([Double(far)], [8], within: .absolute(4 * 8.0.squareRoot()), "sampling error")
  }

  @Test func `winsorising holds an absurd region`() throws {
    var g = SplitMix64(seed: 6)
    var ratios = (0..<60).map { _ in Double.random(in: 0.8...1.2, using: &g) }
    let variances = (0..<60).map { _ in Double.random(in: 0.001...0.01, using: &g) }
    ratios[7] = 3
    let funnel = try FunnelLimits(ratios: ratios, baseVariances: variances)
    ratios[7] = 1e6
    let worse = try FunnelLimits(ratios: ratios, baseVariances: variances)
    #expect(worse.betweenVariance == funnel.betweenVariance && worse.betweenVariance > 0)
    let open = try FunnelLimits(ratios: ratios, baseVariances: variances, winsorisedShare: 0)
    #expect(open.betweenVariance > 1e6)
    #expect(worse.regions[7]?.position == .above998)
  }

  @Test func `the order of the regions and unknown ones change nothing`() throws {
    var g = SplitMix64(seed: 7)
    let ratios = (0..<30).map { _ in Double.random(in: 0.5...1.5, using: &g) }
    let variances = (0..<30).map { _ in Double.random(in: 0.001...0.01, using: &g) }
    let funnel = try FunnelLimits(ratios: ratios, baseVariances: variances)
    let withUnknown = try FunnelLimits(ratios: ratios + [.nan], baseVariances: variances + [.nan])
    #expect(Array(withUnknown.regions.dropLast()) == funnel.regions && withUnknown.regions[30] == nil)
    let reversed = try FunnelLimits(ratios: ratios.reversed(), baseVariances: variances.reversed())
    #expect(reversed.betweenVariance == funnel.betweenVariance && funnel.betweenVariance > 0)
    #expect(reversed.regions.reversed().map { $0?.position } == funnel.regions.map { $0?.position })
  }

  @Test func `a single region is not corrected, and nothing expected or observed is unknown`() throws {
    let single = try FunnelLimits(ratios: [3], baseVariances: [0.04])
    #expect(single.betweenVariance == 0)
    expectClose([single.regions[0]?.deviation ?? .nan], [10], within: .relative(1e-14))
    let counts = try FunnelLimits(observed: [0, .nan, 5], expected: [0, .nan, 5])
    #expect(counts.regions.map { $0?.position } == [nil, nil, .inside])
  }

  @Test func `what has no place is refused`() {
    #expect(throws: BenchmarkingError.outOfRange(what: "base variance", index: 1, value: 0)) {
      try FunnelLimits(ratios: [1, 1], baseVariances: [1, 0])
    }
    #expect(throws: BenchmarkingError.outOfRange(what: "ratio", index: 0, value: -1)) {
      try FunnelLimits(ratios: [-1], baseVariances: [1])
    }
    #expect(throws: BenchmarkingError.nothing(what: "ratios")) {
      try FunnelLimits(ratios: [.nan], baseVariances: [1])
    }
    #expect(throws: BenchmarkingError.observedWithoutExpected(index: 1, observed: 2)) {
      try FunnelLimits(observed: [1, 2], expected: [1, 0])
    }
    #expect(throws: BenchmarkingError.outOfRange(what: "observed events", index: 0, value: -2)) {
      try FunnelLimits(observed: [-2], expected: [1])
    }
  }
}
