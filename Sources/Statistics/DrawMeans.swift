import CKernels

/// Means over draws, for many series of equally many draws.
///
/// The order of adding depends on the number of draws alone: draw i goes to partial sum i mod 32, and halves of the partial
/// sums are added until one is left. So a mean is the same to the bit on every processor, and its rounding error grows with
/// n / 32 and not with n.
public enum DrawMeans {
  /// The mean of each series.
  ///
  /// - Parameter series: draws; each series has as many, at least 1.
  /// - Returns: a mean per series, in the unit of the draws.
  /// - Precondition: the series are equally long and not empty.
  public static func means(of series: [[Double]]) -> [Double] {
    series.map { draws in
      precondition(draws.count == series[0].count, "series of \(series[0].count) draws")
      var mean = 0.0
      write(series: draws, count: 1, stride: draws.count, draws: draws.count, into: &mean)
      return mean
    }
  }

  /// Writes the mean of series s to `means[s]`; draw i of it stands at `series[s * stride + i]`, and `draws` is at least 1.
  package static func write(
    series: UnsafePointer<Double>, count: Int, stride: Int, draws: Int,
    into means: UnsafeMutablePointer<Double>
  ) {
    precondition(draws > 0 && count >= 0, "\(count) series of \(draws) draws")
    ck_means(series, count, stride, draws, means)
  }
}
