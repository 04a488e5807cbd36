import Benchmarking
import Foundation
import Statistics
import TestSupport
import Testing

/// Limits under overdispersion, held against ratios whose variance between regions is known.
@Suite struct FunnelCalibrationTests {
  /// 342 regions as unequal as municipalities: a standard deviation of 0.8 of the logarithm of size, and a variance by
  /// chance of 0.002 in the middle one.
  private struct Regions {
    let variances: [Double]
    let stream: StreamName

    init(seed: UInt64) {
      stream = StreamName(seed: seed, purpose: "test.calibration")
      let sizes = StreamName(seed: 7, purpose: "test.sizes")
      variances = (0..<342).map { 0.002 * exp(-0.8 * sizes.normal(draw: $0, position: 0)) }
    }

    /// Normal ratios around 1.
    func ratios(_ repetition: Int, between: Double) -> [Double] {
      variances.indices.map { r in
        max(0, 1 + (variances[r] + between).squareRoot() * stream.normal(draw: repetition, position: r))
      }
    }
  }

  /// Shares of regions outside the limits, and the mean of τ², over repetitions of 342 regions.
  private func outcome(
    _ correction: FunnelLimits.Overdispersion, between: Double, repetitions: Int = 400
  ) throws -> (outside95: Double, outside998: Double, variance: Double) {
    let regions = Regions(seed: 31)
    var (outside95, outside998, variance) = (0, 0, 0.0)
    for repetition in 0..<repetitions {
      let funnel = try FunnelLimits(
        ratios: regions.ratios(repetition, between: between), baseVariances: regions.variances,
        overdispersion: correction)
      let places = funnel.regions.compactMap { $0?.position }
      outside95 += places.count { $0 != .inside }
      outside998 += places.count { $0 == .above998 || $0 == .below998 }
      variance += funnel.betweenVariance
    }
    let looks = Double(repetitions * regions.variances.count)
    return (Double(outside95) / looks, Double(outside998) / looks, variance / Double(repetitions))
  }

  /// Three binomial standard errors of 136,800 looks: 0.18 and 0.036 percentage points. The regions of a repetition
  /// share their τ², whose error of 10 to 30 % averages out over 400.
  @Test(arguments: [0.001, 0.004, 0.02])
  func `limits hold their level under overdispersion`(between: Double) throws {
    let calibrated = try outcome(.additiveCalibrated, between: between)
    expectClose([calibrated.outside95], [0.05], within: .absolute(0.0018), "sampling error")
    expectClose([calibrated.outside998], [0.002], within: .absolute(0.00036), "sampling error")
    // One repetition's standard error is 27, 14 and 10 %: in the mean of 400 at most 1.4 %.
    expectClose([calibrated.variance], [between], within: .relative(0.04), "sampling error")
  }

  /// Winsorised squares without the factor: what the published correction misses.
  @Test(arguments: [0.004, 0.02])
  func `the published correction is too narrow under overdispersion`(between: Double) throws {
    let published = try outcome(.additive, between: between)
    #expect(published.outside95 > 0.11 && published.outside95 < 0.16)
    #expect(published.outside998 > 0.013 && published.outside998 < 0.027)
    #expect(published.variance > 0.25 * between && published.variance < 0.55 * between)
  }

  /// τ² can't be below 0, so that chance alone makes it a little above 0 in half the samples: the limits are on the wide
  /// side, by some 0.4 percentage points.
  @Test func `pure chance stays inside`() throws {
    let chance = try outcome(.additiveCalibrated, between: 0)
    expectClose([chance.outside95], [0.046], within: .absolute(0.002), "sampling error")
    expectClose([chance.outside998], [0.0017], within: .absolute(0.0004), "sampling error")
    // Beside the variance of 0.002 that chance gives the middle region.
    #expect(chance.variance > 0 && chance.variance < 0.05 * 0.002)
  }

  /// What is drawn in counts as the next one does, so regions far out shift the quantiles a little and no more: 5 % at
  /// one end raise τ² by a third (limits by some 15 %), 5 % at each end by two thirds, however far they are. The plain
  /// mean square rises more than tenfold.
  @Test(arguments: [(false, 1.6), (true, 2.1)])
  func `absurd regions move the limits little, however far out`(atBothEnds: Bool, bound: Double) throws {
    let regions = Regions(seed: 32)
    for repetition in 0..<20 {
      var ratios = regions.ratios(repetition, between: 0.004)
      func variance(share: Double = 0.1) throws -> Double {
        try FunnelLimits(ratios: ratios, baseVariances: regions.variances, winsorisedShare: share)
          .betweenVariance
      }
      let clean = try variance()
      for r in 0..<17 {
        ratios[r * 20] = 2
        if atBothEnds { ratios[r * 20 + 10] = 0 }
      }
      let held = try variance()
      #expect(held > clean && held < bound * clean)
      #expect(try variance(share: 0) > 10 * clean)
      for r in 0..<17 { ratios[r * 20] = 1e9 }
      expectClose([try variance()], [held], within: .relative(1e-10))
    }
  }

  @Test func `winsorised deviations have the mean square of a standard normal sample`() throws {
    let regions = Regions(seed: 33)
    // φ̂ of the deviations with τ² added; by quadrature, ∫ min(x, a)² φ(x) over both sides, a at 1 - 34 / 342.
    let aim =
      2
      * Self.integral(to: 12) { x in
        let bound = -NormalDistribution.quantile(34.0 / 342)
        return pow(min(x, bound), 2) * exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      }
    for (repetition, between) in [0.0005, 0.004, 0.1].enumerated() {
      let ratios = regions.ratios(repetition, between: between)
      let added = try FunnelLimits(ratios: ratios, baseVariances: regions.variances).betweenVariance
      #expect(added > 0)
      let again = try FunnelLimits(
        ratios: ratios, baseVariances: regions.variances.map { $0 + added },
        overdispersion: .additiveCalibrated)
      // The quadrature crosses a kink; τ² then is within its error of 0.
      expectClose([again.dispersionFactor], [aim], within: .relative(1e-7), "quadrature")
      #expect(again.betweenVariance < 1e-12)
    }
  }

  /// Simpson's rule over 20,000 intervals from 0.
  private static func integral(to end: Double, _ f: (Double) -> Double) -> Double {
    let h = end / 20_000
    return (0...20_000).reduce(0) { sum, i in
      let weight = i == 0 || i == 20_000 ? 1.0 : i % 2 == 1 ? 4 : 2
      return sum + weight * f(Double(i) * h) * h / 3
    }
  }

  /// Differences from 1 times c, and variances times c²: τ² times c².
  @Test(arguments: [0.25, 0.5])
  func `a smaller scale of ratios and errors has the same deviations`(scale: Double) throws {
    let regions = Regions(seed: 34)
    let ratios = regions.ratios(0, between: 0.01)
    let funnel = try FunnelLimits(ratios: ratios, baseVariances: regions.variances)
    let scaled = try FunnelLimits(
      ratios: ratios.map { 1 + scale * ($0 - 1) }, baseVariances: regions.variances.map { $0 * scale * scale }
    )
    expectClose([scaled.betweenVariance], [funnel.betweenVariance * scale * scale], within: .relative(1e-12))
    expectClose(
      scaled.regions.map { $0?.deviation ?? .nan }, funnel.regions.map { $0?.deviation ?? .nan },
      within: Tolerance(relative: 1e-12, absolute: 1e-13))
    #expect(funnel.betweenVariance > 0)
  }

  @Test func `few or equal regions`() throws {
    func variance(_ ratios: [Double], _ variances: [Double]) throws -> Double {
      try FunnelLimits(ratios: ratios, baseVariances: variances).betweenVariance
    }
    #expect(try variance([3], [0.04]) == 0)
    #expect(try variance([1, 1, 1], [0.04, 0.01, 0.1]) == 0)
    // Without winsorising the root is known for equal variances: the mean square of the differences less the variance.
    expectClose(
      [try variance([1.5, 0.75], [0.04, 0.04])], [(0.25 + 0.0625) / 2 - 0.04], within: .relative(1e-13))
    // Chance that is nothing beside the differences leaves them alone.
    expectClose([try variance([1.5, 0.75], [1e-30, 1e-30])], [0.3125 / 2], within: .relative(1e-13))
    // Drawn in to the same value, 1: no excess, whatever the ends are.
    #expect(try variance([0.2, 1, 1, 1, 1, 1, 1, 1, 1, 9], [Double](repeating: 0.01, count: 10)) == 0)
  }
}
