import Prognosis

/// The figures of an area in a table's distribution, copied out row by row.
///
/// Workers that read a shared matrix number by number spend their time on counting its references.
struct DrawnFigures {
  private let values: [Double]
  private let rowLength: Int

  /// The figures of a column of a distribution.
  init(_ distribution: Distribution, area: Int) {
    let columns = [distribution.mean.column(area)] + distribution.quantiles.map { $0.column(area) }
    rowLength = columns.count
    // All have one shape, so a row stands at the same index in each.
    values = distribution.mean.column(area).indices.flatMap { index in columns.map { $0[index] } }
  }

  /// The mean of a row, then its quantiles.
  subscript(row: Int) -> ArraySlice<Double> { values[row * rowLength..<(row + 1) * rowLength] }

  /// The mean of a row.
  func mean(_ row: Int) -> Double { values[row * rowLength] }
}

extension Distribution {
  /// The figures of an area.
  func figures(of area: Int) -> DrawnFigures { DrawnFigures(self, area: area) }
}
