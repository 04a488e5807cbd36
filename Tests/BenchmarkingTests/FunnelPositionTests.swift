import Benchmarking
import Testing

@Suite struct FunnelPositionTests {
  @Test func `positions are written as the tables have them`() {
    #expect(
      FunnelPosition.allCases.map(\.rawValue) == ["inside", "above95", "above998", "below95", "below998"])
  }
}
