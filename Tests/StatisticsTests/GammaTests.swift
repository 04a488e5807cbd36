import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct GammaTests {
  private static let name = StreamName(seed: 6, purpose: "gamma")
  private static let count = 50_000

  /// A sample stretched around its mean, which the checks have to notice.
  private static func stretched(_ sample: [Double], around mean: Double) -> [Double] {
    sample.map { mean + 1.05 * ($0 - mean) }
  }

  @Test(arguments: [0.1, 0.5, 0.999, 1, 1.5, 4, 100, 1000])
  func `gamma variates have the moments and the distribution`(shape: Double) {
    let sample = (0..<Self.count).map { Self.name.gamma(shape: shape, draw: $0, position: 0) }
    #expect(Uniformity(sample) { Exact.gamma($0, shape: shape) }.isRight)
    let kurtosis = 3 + 6 / shape
    #expect(MomentDeviation(sample, mean: shape, variance: shape, kurtosis: kurtosis).isRight)
    let wrong = Self.stretched(sample, around: shape)
    #expect(!Uniformity(wrong) { Exact.gamma($0, shape: shape) }.isRight)
    #expect(!Uniformity(sample) { Exact.gamma($0, shape: 1.05 * shape) }.isRight)
  }

  @Test func `a shape of a hundred million is nearly normal`() {
    let shape = 1e8
    let sample = (0..<Self.count).map { Self.name.gamma(shape: shape, draw: $0, position: 1) }
    // The skewness of 2e-4 moves probabilities by 1.3e-5, the limit on them is 9e-3.
    let standardised = sample.map { ($0 - shape) / shape.squareRoot() }
    #expect(Uniformity(standardised, distribution: Exact.normal).isRight)
    #expect(MomentDeviation(sample, mean: shape, variance: shape, kurtosis: 3).isRight)
    #expect(!Uniformity(standardised.map { 1.05 * $0 }, distribution: Exact.normal).isRight)
  }

  @Test func `a shape of a thousandth doesn't underflow in logarithms`() {
    let shape = 1e-3
    let logs = (0..<Self.count).map { Self.name.logGamma(shape: shape, draw: $0, position: 2) }
    /// P(a, x) at log x: where x underflows the leading term x^a / Γ(a + 1) is all of it.
    func distribution(_ log: Double) -> Double {
      log > -700 ? Exact.gamma(exp(log), shape: shape) : exp(shape * log - lgamma(shape + 1))
    }
    #expect(Uniformity(logs, distribution: distribution).isRight)
    #expect(!Uniformity(logs.map { 1.05 * $0 }, distribution: distribution).isRight)
    let zeros = Double(logs.indices.count { Self.name.gamma(shape: shape, draw: $0, position: 2) == 0 })
    let share = distribution(-1075 * log(2))
    #expect(
      (zeros / Double(Self.count) - share).magnitude < 4
        * (share * (1 - share) / Double(Self.count)).squareRoot())
  }

  @Test func `the logarithm belongs to the variate`() {
    for shape in [0.3, 1, 7.5, 1e6] {
      let (value, log) = (
        Self.name.gamma(shape: shape, draw: 3, position: 4),
        Self.name.logGamma(shape: shape, draw: 3, position: 4)
      )
      expectClose([exp(log)], [value], within: .relative(1e-13))
    }
  }

  @Test func `a chi-squared variate is twice a gamma variate`() {
    let sample = (0..<Self.count).map { Self.name.chiSquared(degreesOfFreedom: 11, draw: $0, position: 3) }
    #expect(Uniformity(sample) { Exact.gamma($0 / 2, shape: 5.5) }.isRight)
    #expect(MomentDeviation(sample, mean: 11, variance: 22, kurtosis: 3 + 12 / 11.0).isRight)
    #expect(!Uniformity(sample) { Exact.gamma($0 / 2, shape: 5.25) }.isRight)
  }

  @Test(arguments: [(0.5, 0.5), (0.05, 2), (1, 1), (2, 5), (5, 2), (40, 3), (300, 700)])
  func `beta variates have the moments and the distribution`(a: Double, b: Double) {
    let sample = (0..<Self.count).map { Self.name.beta(a, b, draw: $0, position: 5) }
    #expect(Uniformity(sample) { Exact.beta($0, a, b) }.isRight)
    let total = a + b
    let (mean, variance) = (a / total, a * b / (total * total * (total + 1)))
    let excess =
      6 * ((a - b) * (a - b) * (total + 1) - a * b * (total + 2)) / (a * b * (total + 2) * (total + 3))
    #expect(MomentDeviation(sample, mean: mean, variance: variance, kurtosis: 3 + excess).isRight)
    #expect(!Uniformity(Self.stretched(sample, around: mean)) { Exact.beta($0, a, b) }.isRight)
    #expect(!Uniformity(sample) { Exact.beta($0, 1.1 * a, b) }.isRight)
  }

  @Test func `the two gamma variates of a beta variate are apart`() {
    // With equal attempts for both, a beta variate of equal shapes would always be one half.
    let x = (0..<Self.count).map { Self.name.beta(3, 3, draw: $0, position: 6) }
    #expect(Set(x).count == Self.count)
  }
}
