import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct PanelAutoregressionTests {
  /// A panel that the model generates: each region has a mean of its own and starts in its stationary state.
  struct Panel {
    var series: [[Double]]
    var sizes: [Double]

    init(
      _ phi: Double, regions: Int = 100, years: Int = 12, base: Double = 0.002, size: Double = 2,
      generator g: inout SplitMix64
    ) {
      sizes = (0..<regions).map { _ in exp(4 + 6 * g.uniform()) }
      series = []
      for n in sizes {
        let sd = (base + size / n).squareRoot()
        let mean = 3 * g.normal()
        var x = sd * g.normal() / (1 - phi * phi).squareRoot()
        series.append(
          (0..<years).map { _ in
            defer { x = phi * x + sd * g.normal() }
            return mean + x
          })
      }
    }

    func fit() throws -> PanelAutoregression { try PanelAutoregression(series: series, sizes: sizes) }
  }

  /// Expects the mean of estimates within four of its standard errors of the truth.
  private func expectUnbiased(_ estimates: [Double], _ truth: Double, _ what: String) {
    let n = Double(estimates.count)
    let mean = estimates.reduce(0, +) / n
    let variance = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    expectClose([mean], [truth], within: .absolute(4 * (variance / n).squareRoot()), what)
  }

  @Test(arguments: [0.2, 0.5, 0.8])
  func `it recovers what generated the panel`(phi: Double) throws {
    var g = SplitMix64(seed: UInt64(100 * phi))
    var fits: [PanelAutoregression] = []
    for _ in 0..<16 { fits.append(try Panel(phi, generator: &g).fit()) }
    expectUnbiased(fits.map(\.coefficient), phi, "φ")
    expectUnbiased(fits.map(\.baseVariance), 0.002, "τ²")
    expectUnbiased(fits.map(\.sizeVariance), 2, "κ")
    // Without the correction φ would be off by far more than its error.
    #expect(fits.allSatisfy { $0.uncorrectedCoefficient < phi - 0.05 })
  }

  @Test func `it recovers it from panels with gaps`() throws {
    var g = SplitMix64(seed: 77)
    var fits: [PanelAutoregression] = []
    for _ in 0..<16 {
      var panel = Panel(0.5, generator: &g)
      for r in panel.series.indices where r % 2 == 0 {
        for t in 0..<12 where g.uniform() < 0.15 { panel.series[r][t] = .nan }
      }
      fits.append(try panel.fit())
    }
    expectUnbiased(fits.map(\.coefficient), 0.5, "φ")
    expectUnbiased(fits.map(\.baseVariance), 0.002, "τ²")
    expectUnbiased(fits.map(\.sizeVariance), 2, "κ")
  }

  @Test(arguments: [0.1, 0.4, 0.7, 0.9], [6, 12, 30])
  func `in complete panels the correction is Nickell's`(phi: Double, years: Int) throws {
    var g = SplitMix64(seed: 3)
    let fit = try Panel(phi, regions: 60, years: years, generator: &g).fit()
    guard !fit.isAtBound else { return }
    // Nickell (1981), equation 18, with T pairs.
    let (c, t) = (fit.coefficient, Double(years - 1))
    let share = 1 - (1 - pow(c, t)) / (t * (1 - c))
    let bias = -(1 + c) / (t - 1) * share / (1 - 2 * c * share / ((1 - c) * (t - 1)))
    // The limit is a quotient of differences, which cost some digits near 1.
    expectClose([fit.uncorrectedCoefficient], [c + bias], within: .absolute(1e-12))
  }

  @Test func `absurd regions hardly matter`() throws {
    var g = SplitMix64(seed: 8)
    var panel = Panel(0.5, regions: 300, generator: &g)
    let clean = try panel.fit()
    // Four of three hundred: two that jump, two that swing.
    for r in 0..<2 { for t in 6..<12 { panel.series[r][t] += 4 } }
    for r in 2..<4 { for t in 0..<12 { panel.series[r][t] += t % 2 == 0 ? 2 : -2 } }
    let spoilt = try panel.fit()
    expectClose([spoilt.coefficient], [clean.coefficient], within: .absolute(0.05), "four outliers")
    for size in [100.0, 1000, 20000] {
      let (a, b) = (spoilt.innovationVariance(size: size), clean.innovationVariance(size: size))
      // Each of the 44 pairs counts at most 6.25 times as much as another of 3300: 8 %, and more at one end of the
      // sizes than at the other.
      expectClose([a], [b], within: .relative(0.2), "four outliers")
    }
    #expect(spoilt.regions == 300 && spoilt.pairs == 3300)
    // Unbounded squares of the same panel.
    let plain = try PanelAutoregression(series: panel.series, sizes: panel.sizes, outlierBound: .infinity)
    #expect(plain.innovationVariance(size: 1000) > 5 * clean.innovationVariance(size: 1000))
  }

  @Test(arguments: [-0.6, 0, 0.5])
  func `the correlation of two panels is recovered`(correlation: Double) throws {
    var g = SplitMix64(seed: 31)
    var (a, b) = (Panel(0, generator: &g), Panel(0, generator: &g))
    for r in a.series.indices {
      let mean = Double(r)
      for t in 0..<12 {
        let (z, w) = (g.normal(), g.normal())
        a.series[r][t] = mean + 0.1 * z
        b.series[r][t] = -mean + 0.2 * (correlation * z + (1 - correlation * correlation).squareRoot() * w)
      }
    }
    let found = try a.fit().correlation(with: try b.fit())
    // Four standard errors (1 - r²) / √1100, and 1 % for the bounds at 2.5.
    expectClose([found], [correlation], within: .absolute(0.121 + 0.01), "sampling error")
    let own = try a.fit()
    #expect(own.correlation(with: own) == 1)
  }

  @Test func `a hand-worked panel of two regions`() throws {
    // Pairs (0, 2), (2, 1), (1, 3) and the same ten times as large: centred earlier -1, 1, 0 and later 0, -1, 1.
    let fit = try PanelAutoregression(
      series: [[0, 2, 1, 3], [0, 20, 10, 30]], sizes: [5, 5], outlierBound: 100)
    expectClose([fit.uncorrectedCoefficient], [-0.5], within: .relative(1e-14))
    // Below what an uncorrelated series gives, so at the lower bound; squares 0, 1, 1 and 0, 100, 100, times 3 / 2.
    #expect(fit.coefficient == 0 && fit.isAtBound && fit.pairs == 6 && fit.regions == 2)
    expectClose([fit.baseVariance], [303.0 / 6], within: .relative(1e-9), "bounded at 100")
    #expect(fit.sizeVariance == 0)
    #expect(fit.innovationVariance(size: 5) == fit.baseVariance)
  }

  @Test func `trends end at the upper bound`() throws {
    let series = (0..<20).map { r -> [Double] in
      (0..<12).map { t -> Double in
        let noise = 0.01 * sin(Double(7 * t + r))
        return Double(t * (r - 10)) + noise
      }
    }
    let fit = try PanelAutoregression(series: series, sizes: series.map { _ in 1 })
    #expect(fit.coefficient == 0.98 && fit.isAtBound && fit.baseVariance > 0)
  }

  @Test func `the order of regions, their means and units of size don't matter`() throws {
    var g = SplitMix64(seed: 4)
    let panel = Panel(0.6, generator: &g)
    let fit = try panel.fit()
    let order = shuffledIndices(100, seed: 2)
    let moved = try PanelAutoregression(
      series: order.map { r in panel.series[r].map { $0 + Double(r) } },
      sizes: order.map { 10 * panel.sizes[$0] })
    expectClose([moved.coefficient], [fit.coefficient], within: .relative(1e-9), "other rounding")
    expectClose([moved.baseVariance], [fit.baseVariance], within: .relative(1e-9), "other rounding")
    expectClose([moved.sizeVariance], [10 * fit.sizeVariance], within: .relative(1e-9), "other rounding")
  }

  @Test func `what can't be is refused by name`() {
    func fit(_ series: [[Double]], _ sizes: [Double]) throws(StatisticsError) {
      _ = try PanelAutoregression(series: series, sizes: sizes)
    }
    #expect(throws: StatisticsError.tooFewObservations(count: 0, needed: 3)) { try fit([], []) }
    #expect(throws: StatisticsError.tooFewObservations(count: 2, needed: 3)) {
      try fit([[1, 2, 1, 3], [.nan, 1, 2, .nan]], [1, 1])
    }
    #expect(throws: StatisticsError.constantSeries) {
      try fit([[1, 1, 1, 1, 1], [2, 2, 2, 2, 2]], [1, 1])
    }
    #expect(throws: StatisticsError.negative(argument: "sizes", index: 1, value: 0)) {
      try fit([[1, 2, 1, 3, 1], [1, 2, 1, 2, 1]], [1, 0])
    }
    #expect(throws: StatisticsError.notFinite(argument: "sizes", index: 0)) {
      try fit([[1, 2, 1, 3, 1]], [.nan])
    }
    #expect(throws: StatisticsError.notFinite(argument: "series 1", index: 2)) {
      try fit([[1, 2, 1, 3], [1, 2, .infinity, 1]], [1, 1])
    }
  }
}
