import CKernels

extension DrawQuantiles {
  /// The mean and the quantiles of many series of draws.
  ///
  /// - Parameters:
  ///   - series: draw i of series s stands at `series[s * stride + i]`.
  ///   - count: the number of series.
  ///   - draws: how many draws each has, at least 1.
  /// - Returns: a mean per series, and quantile k of series s at [s · probabilities.count + k].
  package func summary(
    of series: UnsafePointer<Double>, series count: Int, stride: Int, draws: Int
  ) -> (means: [Double], quantiles: [Double]) {
    var means = [Double](repeating: 0, count: count)
    var quantiles = [Double](repeating: 0, count: count * probabilities.count)
    var scratch = [Double](repeating: 0, count: Self.scratchCount(draws: draws))
    ck_means(series, count, stride, draws, &means)
    write(
      series: series, count: count, stride: stride, draws: draws, into: &quantiles, scratch: &scratch)
    return (means, quantiles)
  }
}
