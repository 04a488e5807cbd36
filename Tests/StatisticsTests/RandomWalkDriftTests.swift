import Statistics
import TestSupport
import Testing

@Suite struct RandomWalkDriftTests {
  @Test func `a hand-worked series with a gap`() throws {
    // Changes 3 in one year and 3 in three: drift 6/4, deviations 1.5 and -1.5, squares / gap 2.25 + 0.75.
    let fit = try RandomWalkDrift(years: [2004, 2000, 2001], values: [16, 10, 13])
    #expect(fit.drift == 1.5 && fit.span == 4 && fit.changes == 2 && fit.degreesOfFreedom == 1)
    expectClose([fit.innovationVariance], [3], within: .relative(1e-15))
    expectClose([fit.driftStandardError], [Double(0.75).squareRoot()], within: .relative(1e-15))
  }

  @Test func `without gaps it is the mean and the variance of the changes`() throws {
    let values = [1.0, 4, 2, 7, 9, 8]
    let fit = try RandomWalkDrift(years: Array(1...6), values: values)
    let changes = zip(values.dropFirst(), values).map { $0 - $1 }
    let mean = changes.reduce(0, +) / 5
    let variance = changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4
    expectClose(
      [fit.drift, fit.innovationVariance, fit.driftStandardError],
      [mean, variance, (variance / 5).squareRoot()], within: .relative(1e-14))
  }

  /// 300 walks of 60 years with the same ten years missing: unbiased, with the standard error that it states.
  @Test func `with gaps the variance and the standard error stay unbiased`() throws {
    var g = SplitMix64(seed: 3)
    let years = Array(0..<60).filter { !(20..<25).contains($0) && !(41..<46).contains($0) }
    var (drifts, variances, errors) = ([Double](), [Double](), [Double]())
    for _ in 0..<300 {
      var (walk, value) = ([Double](), 0.0)
      for _ in 0..<60 {
        walk.append(value)
        value += 0.4 + 2 * g.normal()
      }
      let fit = try RandomWalkDrift(years: years, values: years.map { walk[$0] })
      drifts.append(fit.drift)
      variances.append(fit.innovationVariance)
      errors.append(fit.driftStandardError * fit.driftStandardError)
    }
    func mean(_ x: [Double]) -> Double { x.reduce(0, +) / 300 }
    // Standard errors 0.26 / √300, 4 √(2/48) / √300, and 8 % for the variance of the drifts; four of them.
    expectClose([mean(drifts)], [0.4], within: .absolute(0.06), "sampling error")
    expectClose([mean(variances)], [4], within: .absolute(0.19), "sampling error")
    let spread = drifts.reduce(0) { $0 + ($1 - 0.4) * ($1 - 0.4) } / 300
    expectClose([mean(errors)], [spread], within: .relative(0.33), "sampling error")
  }

  @Test func `what can't be is refused by name`() {
    #expect(throws: StatisticsError.tooFewObservations(count: 2, needed: 3)) {
      try RandomWalkDrift(years: [1, 2], values: [1, 2])
    }
    #expect(throws: StatisticsError.tooFewObservations(count: 0, needed: 3)) {
      try RandomWalkDrift(years: [], values: [])
    }
    #expect(throws: StatisticsError.notFinite(argument: "values", index: 2)) {
      try RandomWalkDrift(years: [1, 2, 3], values: [1, 2, .nan])
    }
    #expect(throws: StatisticsError.repeatedYear(2)) {
      try RandomWalkDrift(years: [1, 2, 2], values: [1, 2, 3])
    }
  }

  @Test func `innovations are those of adjacent years`() throws {
    let fit = try RandomWalkDrift(years: [2000, 2001, 2003], values: [1, 4, 7])
    #expect(fit.drift == 2)
    #expect(try fit.innovations(years: [2003, 2001, 2000], values: [7, 4, 1]) == [2001: 1])
  }
}
