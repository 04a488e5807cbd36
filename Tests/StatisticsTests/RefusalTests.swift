import Statistics
import Testing

/// Calls that are the caller's bug trap. One after the other, because each takes a process of its own.
@Suite(.serialized) struct RefusalTests {
  private static let name = StreamName(seed: 9, purpose: "refusals")

  @Test func `a place outside the stream`() async {
    await #expect(processExitsWith: .failure) { _ = Self.name.uniform(draw: -1, position: 0) }
    await #expect(processExitsWith: .failure) { _ = Self.name.normal(draw: 1 << 32, position: 0) }
    await #expect(processExitsWith: .failure) { _ = Self.name.uniform(draw: 0, position: 4096) }
  }

  @Test func `too little place for the values`() async {
    await #expect(processExitsWith: .failure) {
      var values = [0.0]
      Self.name.normals(draws: 0..<2, position: 0, into: &values)
      #expect(values == [0])
    }
  }

  @Test func `a probability that has no normal quantile`() async {
    await #expect(processExitsWith: .failure) { _ = NormalDistribution.quantile(1) }
    await #expect(processExitsWith: .failure) { _ = NormalDistribution.quantile(.nan) }
  }

  @Test func `a shape that isn't above zero and finite`() async {
    await #expect(processExitsWith: .failure) { _ = Self.name.gamma(shape: 0, draw: 0, position: 0) }
    await #expect(processExitsWith: .failure) { _ = Self.name.logGamma(shape: .nan, draw: 0, position: 0) }
    await #expect(processExitsWith: .failure) { _ = Self.name.beta(1, .infinity, draw: 0, position: 0) }
  }

  @Test func `impossible counts`() async {
    await #expect(processExitsWith: .failure) { _ = Self.name.poisson(mean: -1, draw: 0, position: 0) }
    await #expect(processExitsWith: .failure) { _ = Self.name.poisson(mean: .nan, draw: 0, position: 0) }
    await #expect(processExitsWith: .failure) {
      _ = Self.name.binomial(trials: 3, probability: 1.5, draw: 0, position: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = Self.name.binomial(trials: -3, probability: 0.5, draw: 0, position: 0)
    }
  }

  @Test func `percentiles that don't ascend`() async {
    await #expect(processExitsWith: .failure) { _ = SplitNormal(centre: 1, p10: 2, p90: 3) }
    await #expect(processExitsWith: .failure) { _ = SplitNormal(centre: .nan, p10: 0, p90: 1) }
  }

  @Test func `a quantile outside 0 to 1, or of nothing`() async {
    await #expect(processExitsWith: .failure) {
      _ = try Quantiles.quantiles(of: [1, 2], probabilities: [1.01])
    }
    await #expect(processExitsWith: .failure) {
      _ = try Quantiles.quantiles(of: [1, 2], weights: [1, 1], probabilities: [.nan])
    }
    await #expect(processExitsWith: .failure) { _ = Quantiles.quantiles(ofSorted: [], probabilities: [0.5]) }
  }
}
