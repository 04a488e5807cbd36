import Prognosis

/// A figure with, where there are draws, the interval that 80 of 100 draws fall in.
struct Estimate: Sendable {
  /// The mean of the draws, or the figure of the central path.
  let mean: Double
  /// The median of the draws, or the figure of the central path.
  let median: Double
  /// From the 10th to the 90th percentile; nil without draws.
  let interval: (lower: Double, upper: Double)?

  /// The places of 0.1 and 0.9 in `Margins.probabilities`, and that of 0.5.
  private static let ends = [1, 3]
  private static let middle = 2

  /// The figure in a row of a table's distribution for an area; without one that of the central path.
  init(_ distribution: Distribution?, row: Int, area: Int, central: @autoclosure () -> Double) {
    guard let distribution else {
      let figure = central()
      (mean, median, interval) = (figure, figure, nil)
      return
    }
    mean = distribution.mean[row, area]
    median = distribution.quantiles[Self.middle][row, area]
    let ends = Self.ends.map { distribution.quantiles[$0][row, area] }
    interval = (ends[0], ends[1])
  }
}
