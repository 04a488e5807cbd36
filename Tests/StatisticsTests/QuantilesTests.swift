import Statistics
import TestSupport
import Testing

@Suite struct QuantilesTests {
  private static let sizes = [1, 2, 3, 10, 1000]

  @Test(arguments: sizes)
  func `quantiles are numpy's`(size: Int) throws {
    let table = try ReferenceTable("streams.csv")
    let (values, shares) = (table.values("quantiles_values_\(size)"), table.values("quantiles_probabilities"))
    #expect(values.count == size && shares.count == 10)
    let quantiles = try Quantiles.quantiles(of: values, probabilities: shares)
    expectClose(
      quantiles, table.values("quantiles_\(size)"), within: Tolerance(relative: 1e-13, absolute: 1e-13))
    #expect(Quantiles.quantiles(ofSorted: values.sorted(), probabilities: shares) == quantiles)
  }

  @Test(arguments: sizes)
  func `weighted quantiles are those of the definition`(size: Int) throws {
    let table = try ReferenceTable("streams.csv")
    let quantiles = try Quantiles.quantiles(
      of: table.values("quantiles_values_\(size)"), weights: table.values("weighted_weights_\(size)"),
      probabilities: table.values("quantiles_probabilities"))
    // numpy's interpolation forms the slope first.
    expectClose(
      quantiles, table.values("weighted_\(size)"), within: Tolerance(relative: 1e-11, absolute: 1e-11))
  }

  @Test(arguments: sizes, [1, 0.3, 1e-300, 1e300])
  func `equal weights give type 7`(size: Int, weight: Double) throws {
    let table = try ReferenceTable("streams.csv")
    let (values, shares) = (table.values("quantiles_values_\(size)"), table.values("quantiles_probabilities"))
    let weighted = try Quantiles.quantiles(
      of: values, weights: values.map { _ in weight }, probabilities: shares)
    expectClose(
      weighted, try Quantiles.quantiles(of: values, probabilities: shares),
      within: Tolerance(relative: 1e-12, absolute: 1e-12))
  }

  @Test func `the order of the input, the unit of weights and weights of zero don't matter`() throws {
    let values = [3.0, 1, 2, 2, 5, -1], weights = [1.0, 2, 0.5, 4, 0, 3]
    let shares = [0, 0.2, 0.5, 0.77, 1]
    let quantiles = try Quantiles.quantiles(of: values, weights: weights, probabilities: shares)
    let order = shuffledIndices(6, seed: 3)
    let shuffled = try Quantiles.quantiles(
      of: order.map { values[$0] }, weights: order.map { 4 * weights[$0] }, probabilities: shares)
    #expect(quantiles == shuffled)
    #expect(quantiles.first == -1 && quantiles.last == 3)
  }

  @Test func `a constant sample has that value at every probability`() throws {
    let shares = (0...100).map { Double($0) / 100 }
    let values = [Double](repeating: 0.1, count: 37)
    let quantiles = try Quantiles.quantiles(of: values, probabilities: shares)
    #expect(quantiles.allSatisfy { $0 == 0.1 } && quantiles.count == 101)
  }

  @Test func `what has no quantiles is refused`() {
    func refusal(_ values: [Double], _ weights: [Double]?) -> StatisticsError? {
      do throws(StatisticsError) {
        _ =
          if let weights {
            try Quantiles.quantiles(of: values, weights: weights, probabilities: [0.5])
          } else {
            try Quantiles.quantiles(of: values, probabilities: [0.5])
          }
        return nil
      } catch { return error }
    }
    #expect(refusal([], nil) == .tooFewObservations(count: 0, needed: 1))
    #expect(refusal([1, .nan], nil) == .notFinite(argument: "value", index: 1))
    #expect(refusal([.infinity, 1], [1, 1]) == .notFinite(argument: "value", index: 0))
    #expect(refusal([1, 2], [1, .nan]) == .notFinite(argument: "weight", index: 1))
    #expect(refusal([1, 2], [-0.5, 1]) == .negative(argument: "weight", index: 0, value: -0.5))
    #expect(refusal([1, 2], [0, 0]) == .tooFewObservations(count: 0, needed: 1))
  }
}
