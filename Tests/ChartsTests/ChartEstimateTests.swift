import Charts
import Testing

@Suite struct ChartEstimateTests {
  @Test func `a figure has no margins unless it is given some`() {
    #expect(ChartEstimate(2).inner == nil && ChartEstimate(2).outer == nil)
  }
}
