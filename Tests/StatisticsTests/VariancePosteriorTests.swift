import Statistics
import TestSupport
import Testing

@Suite struct VariancePosteriorTests {
  @Test func `a hand-worked posterior`() {
    let posterior = VariancePosterior(variance: 2, degreesOfFreedom: 10)
    #expect(posterior.isDrawn)
    // 10 · 2 / (10 / 2).
    #expect(posterior.value { $0 / 2 } == 4)
  }

  @Test func `many degrees of freedom, and no variance, count as known`() {
    #expect(VariancePosterior(variance: 2, degreesOfFreedom: 29.5).isDrawn)
    for known in [
      VariancePosterior(variance: 2, degreesOfFreedom: 30), VariancePosterior(variance: 2),
      VariancePosterior(variance: 0, degreesOfFreedom: 5),
    ] {
      #expect(!known.isDrawn)
      #expect(known.value { _ in .nan } == known.variance)
    }
  }

  @Test(arguments: [2.0, 9, 29])
  func `draws have the posterior's moments`(degrees: Double) {
    let stream = StreamName(seed: 5, purpose: "variance")
    let posterior = VariancePosterior(variance: 3, degreesOfFreedom: degrees)
    let count = 20_000
    // ν s² / σ² is chi-square: mean ν, variance 2 ν.
    let squares = (0..<count).map { degrees * 3 / posterior.value(stream, draw: $0) }
    let mean = squares.reduce(0, +) / Double(count)
    expectClose(
      [mean], [degrees], within: .absolute(4 * (2 * degrees / Double(count)).squareRoot()), "mean")
    let variance = squares.reduce(0) { $0 + ($1 - degrees) * ($1 - degrees) } / Double(count)
    // The fourth moment of a chi-square is 12 ν² + 48 ν.
    let error = ((12 * degrees * degrees + 48 * degrees - 4 * degrees * degrees) / Double(count)).squareRoot()
    expectClose([variance], [2 * degrees], within: .absolute(4 * error), "variance")
  }

  @Test func `a true variance is below its posterior's median half of the time`() {
    // From five normal deviations around a known mean; exact for this posterior.
    var g = SplitMix64(seed: 11)
    let stream = StreamName(seed: 6, purpose: "coverage")
    let count = 4000
    let above = (0..<count).count { draw in
      let square = (0..<5).reduce(0) { sum, _ in
        let x = g.normal()
        return sum + x * x
      }
      return VariancePosterior(variance: square / 5, degreesOfFreedom: 5).value(stream, draw: draw) > 1
    }
    expectClose([Double(above) / Double(count)], [0.5], within: .absolute(4 * 0.5 / 63.2), "sampling error")
  }
}
