import CKernels
import LinearAlgebra
import Statistics

/// A year's figures of all areas: mean and quantiles over the draws, rows x areas.
struct DrawSummary: Sendable {
  let mean: Matrix
  let quantiles: [Matrix]

  /// The figures of some of the rows.
  func distribution(_ rows: Range<Int>) -> Distribution {
    Distribution(mean: mean.rowRange(rows), quantiles: quantiles.map { $0.rowRange(rows) })
  }
}

/// Holds the figures of one year, draw by draw, and sums them up.
struct DrawSummaryMaker: Sendable {
  private let draws: Int
  private let stride: Int
  private let rows: Int
  private let areas: Int
  /// Per area and row the draws, side by side.
  private let series: LaneBuffer
  private let quantiles = DrawQuantiles(probabilities: Margins.probabilities)

  /// - Parameters:
  ///   - draws: how many count.
  ///   - blocks: how many there is room for.
  init(draws: Int, blocks stride: Int, rows: Int, areas: Int) {
    (self.draws, self.stride, self.rows, self.areas) = (draws, stride, rows, areas)
    series = LaneBuffer(areas * rows * stride)
  }

  /// Puts the values of a block (rows x lanes) where its draws stand. Blocks write to places of their own.
  func place(_ values: UnsafePointer<Double>, rows range: Range<Int>, area: Int, draws: Range<Int>) {
    let first = series.pointer + (area * rows + range.lowerBound) * stride + draws.lowerBound
    ck_place_rows(Int64(range.count), Int32(draws.count), values, Int64(stride), first)
  }

  /// The draws that count, of every row of every area.
  var values: [Double] {
    (0..<areas * rows).flatMap { UnsafeBufferPointer(start: series.pointer + $0 * stride, count: draws) }
  }

  /// The share of an area's draws whose figure in a row exceeds a bound; NaN where a figure is NaN.
  func shareAbove(_ bound: Double, row: Int, area: Int) -> Double {
    let draws = UnsafeBufferPointer(start: series.pointer + (area * rows + row) * stride, count: draws)
    guard !draws.contains(where: \.isNaN) else { return .nan }
    return Double(draws.count { $0 > bound }) / Double(draws.count)
  }

  /// Means and quantiles of every row of every area.
  func make(threads: Int?) -> DrawSummary {
    let count = Margins.probabilities.count
    let byArea = concurrentMap(count: areas, threads: threads) { area in
      quantiles.summary(
        of: UnsafePointer(series.pointer + area * rows * stride), series: rows, stride: stride, draws: draws)
    }
    return DrawSummary(
      mean: Matrix(rows: rows, columns: areas, byColumns: byArea.flatMap(\.means)),
      quantiles: (0..<count).map { q in
        Matrix(
          rows: rows, columns: areas,
          byColumns: byArea.flatMap { area in (0..<rows).map { area.quantiles[$0 * count + q] } })
      })
  }
}
