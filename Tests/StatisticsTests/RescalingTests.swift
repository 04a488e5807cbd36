import Statistics
import TestSupport
import Testing

@Suite struct RescalingTests {
  @Test func `the weighted sum becomes the total and the ratios stay`() throws {
    let factors = try rescaled([1, 1.5, 0.5], weights: [10, 20, 60], total: 140)
    expectClose(factors, [2, 3, 1], within: .relative(1e-15))
    #expect(try rescaled([1, 0], weights: [4, 6], total: 8) == [2, 0])
  }

  @Test func `what can't be is refused by name`() {
    func scale(_ f: [Double], _ w: [Double], _ t: Double) throws(StatisticsError) {
      _ = try rescaled(f, weights: w, total: t)
    }
    #expect(throws: StatisticsError.nothingToRescale) { try scale([0, 1], [1, 0], 1) }
    #expect(throws: StatisticsError.nothingToRescale) { try scale([1], [1], 0) }
    #expect(throws: StatisticsError.nothingToRescale) { try scale([], [], 1) }
    #expect(throws: StatisticsError.notFinite(argument: "factors", index: 0)) { try scale([.nan], [1], 1) }
    #expect(throws: StatisticsError.notFinite(argument: "total", index: 0)) { try scale([1], [1], .infinity) }
    #expect(throws: StatisticsError.negative(argument: "weights", index: 1, value: -1)) {
      try scale([1, 1], [1, -1], 1)
    }
  }
}
