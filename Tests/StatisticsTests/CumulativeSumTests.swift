import Statistics
import TestSupport
import Testing

@Suite struct CumulativeSumTests {
  @Test func `the sums of a small example are those by hand`() {
    let sums = CumulativeSum(of: [1, -0.25, 2, .nan, 1.5, -3, 0], reference: 0.5, threshold: 2)
    expectClose(sums.upper, [0.5, 0, 1.5, 1.5, 2.5, 0, 0], within: .absolute(0))
    expectClose(sums.lower, [0, 0, 0, 0, 0, 2.5, 2], within: .absolute(0))
    #expect(sums.signal?.index == 4 && sums.signal?.start == 2 && sums.signal?.isUpper == true)
  }

  @Test func `the first signal of either side counts, and a sum at the threshold is none`() {
    #expect(CumulativeSum(of: [-3, 9], reference: 0.5, threshold: 2.5).signal?.index == 1)
    let lower = CumulativeSum(of: [-3.25, 9], reference: 0.5, threshold: 2.5)
    #expect(lower.signal?.index == 0 && lower.signal?.start == 0 && lower.signal?.isUpper == false)
    #expect(CumulativeSum(of: []).signal == nil)
  }

  @Test func `deviations of the other sign give the same sums on the other side`() {
    var generator = SplitMix64(seed: 3)
    let deviations = (0..<200).map { _ in Double.random(in: -3...3, using: &generator) }
    let (one, other) = (CumulativeSum(of: deviations), CumulativeSum(of: deviations.map { -$0 }))
    #expect(one.upper == other.lower && one.lower == other.upper)
    #expect(one.signal?.index == other.signal?.index && one.signal?.isUpper != other.signal?.isUpper)
  }

  @Test func `a sum is the largest excess of any stretch of years that ends now`() {
    var generator = SplitMix64(seed: 4)
    let deviations = (0..<60).map { _ in Double.random(in: -2...2, using: &generator) }
    let expected = deviations.indices.map { end in
      (0...end).map { start in deviations[start...end].reduce(0) { $0 + $1 - 0.5 } }.reduce(0, max)
    }
    // Sixty additions in another order.
    expectClose(CumulativeSum(of: deviations).upper, expected, within: .absolute(1e-13))
  }
}
