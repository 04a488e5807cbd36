import CKernels

/// Quantiles over draws, for many series of equally many draws.
///
/// With n draws and h = p (n - 1), the quantile at probability p is x(l) + (h - l) (x(l + 1) - x(l)), where l is the whole part
/// of h and x(l) the draw with l draws below it: definition 7 of Hyndman and Fan (1996), the default of R and NumPy. The order
/// statistics are exact and are interpolated by one expression, so a quantile is the same to the bit on every processor.
///
/// A series with a NaN has only NaN, as nothing is known of its order. Between minus infinity and infinity lies NaN. A zero
/// has no sign.
///
/// Source: R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, *The American Statistician* 50 (1996).
public struct DrawQuantiles: Equatable, Sendable {
  /// The probabilities, ascending, in 0...1.
  public let probabilities: [Double]

  /// The most probabilities there may be.
  public static let limit = Int(CK_PROBABILITIES)

  /// Quantiles at these probabilities.
  ///
  /// - Precondition: `probabilities` ascend, lie in 0...1 and are `limit` at most.
  public init(probabilities: [Double]) {
    precondition(probabilities.count <= Self.limit, "\(probabilities.count) probabilities")
    precondition(probabilities.allSatisfy { $0 >= 0 && $0 <= 1 }, "probabilities lie in 0...1")
    precondition(zip(probabilities, probabilities.dropFirst()).allSatisfy(<=), "probabilities ascend")
    self.probabilities = probabilities
  }

  /// The quantiles of each series, in the order of the probabilities.
  ///
  /// - Parameter series: draws in any order; each series has as many, at least 1.
  /// - Returns: per series a value per probability, in the unit of the draws.
  /// - Precondition: the series are equally long and not empty.
  /// - Complexity: series x draws on average; one series is done at a time.
  public func quantiles(of series: [[Double]]) -> [[Double]] {
    guard let draws = series.first?.count, !probabilities.isEmpty else { return series.map { _ in [] } }
    precondition(series.allSatisfy { $0.count == draws }, "series of \(draws) draws")
    var scratch = [Double](repeating: 0, count: Self.scratchCount(draws: draws))
    return series.map { series in
      var result = [Double](repeating: 0, count: probabilities.count)
      write(series: series, count: 1, stride: draws, draws: draws, into: &result, scratch: &scratch)
      return result
    }
  }

  /// The doubles of working memory that `write` takes.
  package static func scratchCount(draws: Int) -> Int { ck_quantiles_scratch(draws) }

  /// Writes the quantile at probability k of series s to `quantiles[s * probabilities.count + k]`.
  ///
  /// - Parameters:
  ///   - series: draw i of series s stands at `series[s * stride + i]`.
  ///   - count: the number of series.
  ///   - stride: from one series to the next.
  ///   - draws: the number of draws of a series, at least 1.
  ///   - quantiles: room for `count * probabilities.count` values.
  ///   - scratch: room for `scratchCount(draws:)` values, for this call alone.
  package func write(
    series: UnsafePointer<Double>, count: Int, stride: Int, draws: Int,
    into quantiles: UnsafeMutablePointer<Double>, scratch: UnsafeMutablePointer<Double>
  ) {
    precondition(draws > 0 && count >= 0, "\(count) series of \(draws) draws")
    ck_quantiles(series, count, stride, draws, probabilities, probabilities.count, quantiles, scratch)
  }
}
