import Statistics
import TestSupport
import Testing

@Suite struct MarshallShrinkageTests {
  private func sids(_ year: String) throws -> (deaths: [Double], births: [Double]) {
    let table = try ReferenceTable("sids.csv")
    return (table["deaths_\(year)"], table["births_\(year)"])
  }

  @Test func `the published rates of North Carolina come back`() throws {
    let (deaths, births) = try sids("1974")
    let fit = try MarshallShrinkage(observed: deaths, expected: births)
    // As esda prints them, with seven decimals.
    expectClose(
      Array(fit.estimates.prefix(5)), [0.0016973, 0.0017054, 0.0017731, 0.0020129, 0.0035349],
      within: .absolute(5.1e-8))
  }

  @Test(arguments: ["1974", "1979"])
  func `North Carolina agrees with fractions`(year: String) throws {
    let (deaths, births) = try sids(year)
    let fit = try MarshallShrinkage(observed: deaths, expected: births)
    let table = try ReferenceTable("marshall.csv")
    expectClose(
      [fit.mean, fit.betweenVariance], table.values("\(year)_mean_variance"), within: .relative(1e-12))
    expectClose(fit.estimates, table.values("\(year)_estimates"), within: .relative(1e-13))
  }

  @Test func `ratios and rates are the same but for the scale`() throws {
    let (deaths, births) = try sids("1979")
    let rates = try MarshallShrinkage(observed: deaths, expected: births)
    let ratios = try MarshallShrinkage(observed: deaths, expected: births.map { $0 * rates.mean })
    expectClose([ratios.mean], [1], within: .relative(1e-14))
    expectClose(
      ratios.estimates.map { $0 * rates.mean }, rates.estimates, within: .relative(1e-12))
  }

  /// The estimates of the maximum likelihood are those of another estimator: near, not equal.
  @Test func `it is near the maximum of the likelihood`() throws {
    let (deaths, births) = try sids("1974")
    let rate = deaths.reduce(0, +) / births.reduce(0, +)
    let expected = births.map { $0 * rate }
    let moments = try MarshallShrinkage(observed: deaths, expected: expected)
    let likelihood = try GammaPoissonShrinkage(observed: deaths, expected: expected)
    expectClose(
      [moments.betweenVariance], [likelihood.betweenVariance], within: .relative(0.35), "other estimator")
    expectClose(moments.estimates, likelihood.factors, within: .relative(0.15), "other estimator")
  }

  @Test func `equal ratios, unknown regions and empty ones`() throws {
    let fit = try MarshallShrinkage(observed: [10, 20.5, .nan, 0], expected: [100, 205, .nan, 0])
    #expect(fit.betweenVariance == 0)
    expectClose(fit.estimates, [0.1, 0.1, 0.1, 0.1], within: .relative(1e-15))
  }

  @Test func `what has no mean is refused`() {
    #expect(throws: StatisticsError.nothingObserved) {
      try MarshallShrinkage(observed: [0, 0], expected: [3, 4])
    }
    #expect(throws: StatisticsError.noObservations) {
      try MarshallShrinkage(observed: [.nan], expected: [3])
    }
    #expect(throws: StatisticsError.observedWithoutExpected(index: 1, observed: 2)) {
      try MarshallShrinkage(observed: [1, 2], expected: [3, 0])
    }
  }
}
