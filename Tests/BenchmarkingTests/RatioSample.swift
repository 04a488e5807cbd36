import Benchmarking
import LinearAlgebra
import Statistics
import TestSupport

/// The made-up regions of `characteristics.csv` with the amounts of `ratios.csv`.
struct RatioSample {
  var observed: [Double]
  var expected: [Double]
  var determinants: Matrix

  init() throws {
    let table = try ReferenceTable("ratios.csv")
    (observed, expected) = (table["observed"], table["expected"])
    determinants = try CharacteristicsSample().values
  }

  /// Regions from small to large without determinants that matter, for what the data should bring out.
  init(noise seed: UInt64, regions: Int, determinants count: Int) {
    var g = SplitMix64(seed: seed)
    func uniform() -> Double { (Double(g.next() >> 11) + 0.5) * 0x1p-53 }
    expected = (0..<regions).map { _ in 1e6 * (0.2 + uniform()) }
    observed = expected.map { $0 * (0.8 + 0.4 * uniform()) }
    determinants = Matrix(columns: (0..<count).map { _ in (0..<regions).map { _ in uniform() } })
  }

  func regression(
    _ family: RatioRegression.Family = .quasiPoisson, penalty: RidgePenalty = .crossValidated,
    chanceDispersion: Double? = nil
  ) throws(RatioRegressionError) -> RatioRegression {
    try RatioRegression(
      observed: observed, expected: expected, determinants: determinants, family: family, penalty: penalty,
      chanceDispersion: chanceDispersion)
  }

  /// The sample with its regions in another order.
  func permuted(_ order: [Int]) -> RatioSample {
    var copy = self
    copy.observed = order.map { observed[$0] }
    copy.expected = order.map { expected[$0] }
    copy.determinants = determinants.permuted(rows: order)
    return copy
  }
}
