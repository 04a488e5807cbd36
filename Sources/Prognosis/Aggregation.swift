import LinearAlgebra
import ModelDirectory

/// Sums over the members of areas, in the order of the regions, so that they never depend on threads.
struct Aggregation: Sendable {
  let areas: [[RegionSet.Member]]

  init(_ areas: [Area]) { self.areas = areas.map(\.members) }

  /// Per area the share-weighted sum of the members' columns: rows x areas.
  func sums(_ matrix: Matrix) -> Matrix {
    var elements = [Double](repeating: 0, count: matrix.rows * areas.count)
    for (a, members) in areas.enumerated() {
      for member in members {
        let (from, to) = (member.region * matrix.rows, a * matrix.rows)
        for row in 0..<matrix.rows { elements[to + row] += member.share * matrix.elements[from + row] }
      }
    }
    return Matrix(rows: matrix.rows, columns: areas.count, byColumns: elements)
  }
}
