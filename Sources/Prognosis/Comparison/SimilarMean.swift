import Benchmarking
import ModelDirectory

/// The mean ratio of similar areas.
enum SimilarMean {
  /// The mean with its interval; nil where none of them has figures.
  static func estimate(
    _ item: ComparedItem, _ similar: [SimilarArea]
  ) throws(PrognosisError) -> IntervalEstimate? {
    let amounts = similar.compactMap { AreaAmount(item, $0.area.members) }
    guard !amounts.isEmpty else { return nil }
    do throws(BenchmarkingError) {
      let pooled = try PooledRatio(
        ratios: amounts.map(\.ratio), chanceVariances: amounts.map { item.chanceVariance($0.expected) },
        betweenVariance: item.spread.betweenVariance)
      return IntervalEstimate(
        value: pooled.mean, lower: pooled.limits.lowerBound, upper: pooled.limits.upperBound)
    } catch {
      throw .unusable(file: ComparedItem.file, what: "\(item.item.code): \(error)")
    }
  }
}
