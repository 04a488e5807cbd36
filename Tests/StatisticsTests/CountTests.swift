import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct CountTests {
  private static let name = StreamName(seed: 7, purpose: "counts")
  private static let count = 50_000

  @Test func `probabilities of counts agree with sixty digits`() throws {
    let table = try ReferenceTable("streams.csv")
    let (k, mean) = (table.values("poisson_k"), table.values("poisson_mean"))
    #expect(k.count == 10)
    expectClose(
      k.indices.map { CountProbability.logPoisson(k[$0], mean: mean[$0]) }, table.values("poisson_log"),
      within: Tolerance(relative: 1e-13, absolute: 1e-12))
    let successes = table.values("binomial_k")
    let (trials, share) = (table.values("binomial_trials"), table.values("binomial_probability"))
    #expect(successes.count == 8)
    // 1e-4 of 10¹² trials' mean is the resolution of the product trials x probability.
    let logs = successes.indices.map {
      CountProbability.logBinomial(successes[$0], trials: trials[$0], probability: share[$0])
    }
    expectClose(logs, table.values("binomial_log"), within: Tolerance(relative: 1e-13, absolute: 1e-11))
  }

  @Test(arguments: [0.01, 0.7, 3, 9.99, 10, 12.5, 40, 250])
  func `Poisson counts have the moments and the probabilities`(mean: Double) {
    let sample = (0..<Self.count).map { Self.name.poisson(mean: mean, draw: $0, position: 0) }
    #expect(MomentDeviation(sample, mean: mean, variance: mean, kurtosis: 3 + 1 / mean).isRight)
    func fit(_ mean: Double) -> Double {
      chiSquareProbability(sample.map { Int($0) }) {
        CountProbability.logPoisson(Double($0), mean: mean).exponential
      }
    }
    #expect(fit(mean) > 0.001)
    #expect(fit(mean + 0.05 * max(mean, 1).squareRoot()) < 0.001)
  }

  @Test(arguments: [1e5, 1e8, 1e12])
  func `large Poisson counts are nearly normal`(mean: Double) {
    let sample = (0..<Self.count).map { Self.name.poisson(mean: mean, draw: $0, position: 1) }
    #expect(sample.allSatisfy { $0 == $0.rounded() })
    #expect(MomentDeviation(sample, mean: mean, variance: mean, kurtosis: 3 + 1 / mean).isRight)
    // A skewness of 0.003 moves probabilities by 2e-4 at most, the limit on them is 9e-3.
    let standardised = sample.map { ($0 + 0.5 - mean) / mean.squareRoot() }
    #expect(Uniformity(standardised, distribution: Exact.normal).isRight)
    #expect(!Uniformity(standardised.map { 1.05 * $0 }, distribution: Exact.normal).isRight)
  }

  @Test(arguments: [
    (1, 0.3), (12, 0.5), (30, 0.9), (1000, 0.004), (60, 0.2), (100, 0.5), (400, 0.8), (5000, 0.03),
  ])
  func `binomial counts have the moments and the probabilities`(trials: Int, probability: Double) {
    let sample = (0..<Self.count).map {
      Self.name.binomial(trials: trials, probability: probability, draw: $0, position: 2)
    }
    #expect(sample.allSatisfy { $0 >= 0 && $0 <= trials })
    let n = Double(trials)
    let variance = n * probability * (1 - probability)
    let kurtosis = 3 + (1 - 6 * probability * (1 - probability)) / variance
    let mean = n * probability
    #expect(
      MomentDeviation(sample.map { Double($0) }, mean: mean, variance: variance, kurtosis: kurtosis).isRight)
    func fit(_ probability: Double) -> Double {
      chiSquareProbability(sample) { k in
        k > trials
          ? 0 : CountProbability.logBinomial(Double(k), trials: n, probability: probability).exponential
      }
    }
    #expect(fit(probability) > 0.001)
    #expect(fit(probability + 0.05 * variance.squareRoot() / n) < 0.001)
  }

  @Test func `a binomial count of millions is nearly normal`() {
    let (trials, probability) = (17_900_000, 0.0094)
    let mean = Double(trials) * probability
    let variance = mean * (1 - probability)
    let sample = (0..<Self.count).map {
      Double(Self.name.binomial(trials: trials, probability: probability, draw: $0, position: 3))
    }
    #expect(MomentDeviation(sample, mean: mean, variance: variance, kurtosis: 3 + 1 / variance).isRight)
    let standardised = sample.map { ($0 + 0.5 - mean) / variance.squareRoot() }
    #expect(Uniformity(standardised, distribution: Exact.normal).isRight)
    #expect(!Uniformity(standardised.map { 1.05 * $0 }, distribution: Exact.normal).isRight)
  }

  @Test func `counts without chance are what they must be`() {
    for draw in 0..<100 {
      #expect(Self.name.poisson(mean: 0, draw: draw, position: 4) == 0)
      #expect(Self.name.binomial(trials: 0, probability: 0.3, draw: draw, position: 4) == 0)
      #expect(Self.name.binomial(trials: 50, probability: 0, draw: draw, position: 4) == 0)
      #expect(Self.name.binomial(trials: 50, probability: 1, draw: draw, position: 4) == 50)
    }
  }
}

extension Double {
  fileprivate var exponential: Double { exp(self) }
}
