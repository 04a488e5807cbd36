import Statistics
import TestSupport
import Testing

@Suite struct GammaPoissonShrinkageTests {
  private func sids(_ year: String) throws -> (observed: [Double], expected: [Double], rate: Double) {
    let table = try ReferenceTable("sids.csv")
    let (births, deaths) = (table.column("births_\(year)"), table.column("deaths_\(year)"))
    let rate = deaths.reduce(0, +) / births.reduce(0, +)
    return (deaths, births.map { $0 * rate }, rate)
  }

  @Test(arguments: ["1974", "1979"])
  func `North Carolina agrees with fifty digits`(year: String) throws {
    let (observed, expected, _) = try sids(year)
    let fit = try GammaPoissonShrinkage(observed: observed, expected: expected)
    let table = try ReferenceTable("reference.csv")
    expectClose([fit.betweenVariance], table.values("sids_\(year)_variance"), within: .relative(1e-11))
    expectClose([fit.logLikelihoodGain], table.values("sids_\(year)_gain"), within: .relative(1e-12))
    expectClose(Array(fit.factors.prefix(5)), table.values("sids_\(year)_factors"), within: .relative(1e-11))
  }

  /// Marshall's moment estimates of the first five counties, as esda 2.x prints them. Another estimator of v:
  /// near, not equal.
  @Test func `North Carolina is near the published moment estimates`() throws {
    let (observed, expected, rate) = try sids("1974")
    let fit = try GammaPoissonShrinkage(observed: observed, expected: expected)
    let published = [0.0016973, 0.0017054, 0.0017731, 0.0020129, 0.0035349]
    expectClose(
      fit.factors.prefix(5).map { $0 * rate }, published, within: .relative(0.06), "other estimator")
  }

  @Test func `fractional counts with little variance agree with fifty digits`() throws {
    let expected = (0..<40).map { (0..<$0).reduce(10.0) { e, _ in e * 1.2 } }
    let observed = expected.enumerated().map { i, e in
      e * (1 + (i % 2 == 0 ? 0.05 : -0.05) + (0.5 - Double(i % 3) / 2) / e.squareRoot())
    }
    let fit = try GammaPoissonShrinkage(observed: observed, expected: expected)
    let table = try ReferenceTable("reference.csv")
    // The inputs are powers worked out in another way: equal to about 1e-15, amplified by the division.
    expectClose([fit.betweenVariance], table.values("synthetic_variance"), within: .relative(1e-10))
    expectClose([fit.logLikelihoodGain], table.values("synthetic_gain"), within: .relative(1e-10))
    expectClose(Array(fit.factors.prefix(5)), table.values("synthetic_factors"), within: .relative(1e-11))
  }

  /// 600 regions, many of them small; the posterior must also cover the true ratios as it says.
  @Test(arguments: [0.01, 0.1], 1...3 as ClosedRange<UInt64>)
  func `it recovers what generated the counts`(variance: Double, seed: UInt64) throws {
    var g = SplitMix64(seed: seed)
    let expected = (0..<600).map { _ in 20 + 400 * g.uniform() * g.uniform() }
    let truth = expected.map { _ in g.gamma(shape: 1 / variance) * variance }
    let observed = zip(truth, expected).map { g.poisson(mean: $0 * $1) }
    let fit = try GammaPoissonShrinkage(observed: observed, expected: expected)
    // The standard error of v is about v √(2 / 600) and more where chance is as large: four of them.
    expectClose([fit.betweenVariance], [variance], within: .relative(0.45), "sampling error")
    let standardised = truth.indices.map {
      (truth[$0] - fit.factors[$0]) / fit.posteriorVariance($0).squareRoot()
    }
    // Mean square 1 with standard error √(2 / 600) = 0.06; four of them.
    expectClose(
      [standardised.reduce(0) { $0 + $1 * $1 } / 600], [1], within: .absolute(0.25), "sampling error")
    let raw = zip(observed, expected).map { $0 / $1 }
    let rawError = zip(raw, truth).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let error = zip(fit.factors, truth).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    #expect(error < rawError)
    // Marshall (1991): the variance of the ratios, weighted by e, less its chance part.
    let total = expected.reduce(0, +)
    let spread = zip(raw, expected).reduce(0) { $0 + $1.1 * ($1.0 - 1) * ($1.0 - 1) } / total
    expectClose([fit.betweenVariance], [spread - 600 / total], within: .relative(0.3), "other estimator")
  }

  @Test func `counts that differ no more than chance give factors of 1`() throws {
    let fit = try GammaPoissonShrinkage(observed: [100, 105, 97, 0], expected: [101, 101, 101, 0])
    #expect(fit.betweenVariance == 0 && fit.logLikelihoodGain == 0)
    #expect(fit.factors == [1, 1, 1, 1])
    #expect(fit.posteriorVariance(0) == 0 && fit.shape(0) == .infinity && fit.rate(0) == .infinity)
  }

  @Test func `the posterior is gamma with the factor as its mean`() throws {
    let fit = try GammaPoissonShrinkage(observed: [150, 80, 100, .nan], expected: [100, 100, 100, 50])
    let a = 1 / fit.betweenVariance
    #expect(fit.shape(0) == a + 150 && fit.rate(0) == a + 100)
    for i in 0..<4 {
      expectClose([fit.shape(i) / fit.rate(i)], [fit.factors[i]], within: .relative(1e-14))
      expectClose(
        [fit.shape(i) / (fit.rate(i) * fit.rate(i))], [fit.posteriorVariance(i)], within: .relative(1e-13))
    }
    #expect(fit.factors[0] > 1 && fit.factors[0] < 1.5 && fit.factors[1] > 0.8 && fit.factors[1] < 1)
  }

  @Test func `the fitted variance is the best of many`() throws {
    let (observed, expected, _) = try sids("1979")
    let likelihood = NegativeBinomialLikelihood(
      try RatioObservations(observed: observed, expected: expected))
    let fit = try GammaPoissonShrinkage(observed: observed, expected: expected)
    for factor in [1e-9, 1e-3, 0.5, 0.99, 1.01, 2, 1e3] {
      #expect(likelihood.gain(fit.betweenVariance * factor) < fit.logLikelihoodGain)
    }
    for v in [1e-12, 1e-6, 1e-3, 0.05, 1, 100] {
      let h = v * 1e-4
      let slope = (likelihood.gain(v + h) - likelihood.gain(v - h)) / (2 * h)
      expectClose([likelihood.score(v)], [slope], within: .relative(1e-4), "finite difference at \(v)")
    }
    expectClose([likelihood.score(1e-15)], [likelihood.score(0)], within: .relative(1e-10))
  }

  @Test func `permuting the regions permutes the factors`() throws {
    let (observed, expected, _) = try sids("1974")
    let fit = try GammaPoissonShrinkage(observed: observed, expected: expected)
    let order = shuffledIndices(100, seed: 5)
    let permuted = try GammaPoissonShrinkage(
      observed: order.map { observed[$0] }, expected: order.map { expected[$0] })
    expectClose(permuted.factors, order.map { fit.factors[$0] }, within: .relative(1e-12))
  }

  @Test func `an unknown region keeps its place, has factor 1 and changes no other`() throws {
    let fit = try GammaPoissonShrinkage(observed: [150, 80, 100], expected: [100, 100, 100])
    let more = try GammaPoissonShrinkage(
      observed: [.nan, 150, 0, 80, 100], expected: [.nan, 100, 0, 100, 100])
    #expect(more.factors == [1, fit.factors[0], 1, fit.factors[1], fit.factors[2]])
    #expect((0..<5).map(more.isKnown) == [false, true, false, true, true])
    #expect(more.posteriorVariance(0) == fit.betweenVariance)
  }

  @Test func `a single region isn't shrunken`() throws {
    let fit = try GammaPoissonShrinkage(observed: [120, .nan], expected: [100, 100])
    #expect(fit.factors == [1.2, 1])
    #expect(fit.betweenVariance == .infinity)
    #expect(fit.shape(0) == 120 && fit.rate(0) == 100 && fit.posteriorVariance(0) == 0.012)
  }

  @Test func `what can't be is refused by name`() {
    func fit(_ o: [Double], _ e: [Double]) throws(StatisticsError) {
      _ = try GammaPoissonShrinkage(observed: o, expected: e)
    }
    #expect(throws: StatisticsError.observedWithoutExpected(index: 1, observed: 3)) {
      try fit([1, 3], [1, 0])
    }
    #expect(throws: StatisticsError.negative(argument: "observed", index: 0, value: -1)) {
      try fit([-1, 3], [1, 1])
    }
    #expect(throws: StatisticsError.negative(argument: "expected", index: 1, value: -2)) {
      try fit([1, 3], [1, -2])
    }
    #expect(throws: StatisticsError.notFinite(argument: "expected", index: 0)) {
      try fit([1, 3], [.nan, 1])
    }
    #expect(throws: StatisticsError.notFinite(argument: "observed", index: 1)) {
      try fit([1, .infinity], [1, 1])
    }
    #expect(throws: StatisticsError.noObservations) { try fit([.nan], [1]) }
    #expect(throws: StatisticsError.noObservations) { try fit([], []) }
    #expect(throws: StatisticsError.nothingObserved) { try fit([0, 0], [5, 5]) }
  }

  @Test func `arrays of different length trap`() async {
    await #expect(processExitsWith: .failure) { _ = try GammaPoissonShrinkage(observed: [1], expected: []) }
  }
}
