import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct RunLengthTests {
  @Test func `mean run lengths are those published`() throws {
    let table = try ReferenceTable("cumulative_sum.csv")
    for (column, threshold) in [("h4", 4.0), ("h5", 5)] {
      let length = RunLength(reference: 0.5, threshold: threshold)
      let means = table["shift"].map { length.mean(shift: $0) }
      // The table has three digits, of which the last is rounded.
      expectClose(means, table[column], within: .relative(5e-3), column)
    }
  }

  @Test func `the published thresholds give the published mean run length`() throws {
    let table = try ReferenceTable("thresholds.csv")
    let means = zip(table["k"], table["h"]).map { RunLength(reference: $0, threshold: $1).mean() }
    // A threshold in two decimals leaves 0.005 times the slope of the logarithm, which grows with k to 3.7.
    expectClose(means, means.map { _ in 370 }, within: .relative(0.0185))
  }

  @Test func `means and probabilities are those of 40-digit arithmetic`() throws {
    let table = try ReferenceTable("runlength.csv")
    for row in table.rows {
      let values = row.map { Double($0) ?? .nan }
      let length = RunLength(reference: values[0], threshold: values[1])
      let found = [1, 5, 10].map { length.oneSidedProbability(within: $0, shift: values[2]) }
      // The condition of the equations is of the size of the mean itself.
      let bound = max(1e-10, 2e-15 * values[3])
      expectClose([length.oneSidedMean(shift: values[2])], [values[3]], within: .relative(bound), "\(row)")
      // A complement of a probability near 1.
      expectClose(found, Array(values[4...]), within: .absolute(1e-13), "\(row)")
    }
    #expect(table.rows.count == 30)
  }

  @Test func `Siegmund's approximation is near where it should be`() {
    for (threshold, shift) in [(4.0, 0.0), (5, 0), (4, 1), (5, 1), (5, 2)] {
      let (b, drift) = (threshold + 1.166, shift - 0.5)
      let siegmund = (exp(-2 * drift * b) + 2 * drift * b - 1) / (2 * drift * drift)
      let exact = RunLength(reference: 0.5, threshold: threshold).oneSidedMean(shift: shift)
      // The approximation's own error, of a few per cent.
      expectClose([siegmund], [exact], within: .relative(0.05), "\(threshold), \(shift)")
    }
  }

  @Test func `in one year a sum signals where the deviation itself does`() {
    let length = RunLength(reference: 0.5, threshold: 1.5)
    let chance = NormalDistribution.probability(below: -2)
    expectClose([length.oneSidedProbability(within: 1)], [chance], within: .relative(1e-10))
    #expect(length.oneSidedProbability(within: 0) == 0)
    expectClose([length.probability(within: 1)], [2 * chance], within: .relative(1e-10))
  }

  @Test func `chances grow with the years and the shift, and fall with the threshold`() {
    let chances = (0...20).map { RunLength(reference: 0.5, threshold: 4).oneSidedProbability(within: $0) }
    #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 < $1 })
    let byShift = [-1, 0, 0.5, 1, 3].map {
      RunLength(reference: 0.5, threshold: 4).oneSidedProbability(within: 10, shift: $0)
    }
    #expect(zip(byShift, byShift.dropFirst()).allSatisfy { $0 < $1 })
    let means = [1.0, 2, 4, 8].map { RunLength(reference: 0.5, threshold: $0).mean() }
    #expect(zip(means, means.dropFirst()).allSatisfy { $0 < $1 })
    #expect(RunLength(reference: 3, threshold: 20).mean() == .infinity)
  }

  @Test func `simulated sums last as long as said`() {
    let length = RunLength(reference: 0.5, threshold: 4)
    for (shift, stream) in [(0.0, "still"), (1.0, "shifted")] {
      let name = StreamName(seed: 5, purpose: stream)
      let runs = (0..<4000).map { run -> Double in
        let deviations = (0..<1500).map { shift + name.normal(draw: run, position: $0) }
        return Double((CumulativeSum(of: deviations).signal?.index ?? 1500) + 1)
      }
      let mean = runs.reduce(0, +) / 4000
      let variance = runs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4000
      // Four standard errors of a mean of 4000.
      let bound = 4 * (variance / 4000).squareRoot()
      expectClose([mean], [length.mean(shift: shift)], within: .absolute(bound), stream)
      let early = runs.count { $0 <= 10 }
      let chance =
        shift == 0 ? length.probability(within: 10) : length.oneSidedProbability(within: 10, shift: 1)
      let error = 4 * (chance * (1 - chance) * 4000).squareRoot()
      // Both sides together are nearly, and at most, the sum of each.
      expectClose([Double(early)], [chance * 4000], within: .absolute(error), stream)
    }
  }
}
