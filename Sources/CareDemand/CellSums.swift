import CKernels
import LinearAlgebra

/// Weighted sums of people over cells: rows of Σ_x w(x) P(x), in draws at adjacent places.
struct CellSums: Sendable {
  let rows: Int
  private let lanes: Int
  /// Where the terms of each row start, and the cell and the row of weights of each term.
  private let terms, source, weight: FixedBuffer<Int32>
  private let weights: LaneBuffer

  /// - Parameter rows: weights, cells x lanes each. Cells of weight 0 in all draws are left out.
  init(_ rows: [[Double]], lanes: Int) {
    (self.rows, self.lanes) = (rows.count, lanes)
    var (first, cells, values): ([Int32], [Int32], [Double]) = ([0], [], [])
    for row in rows {
      for cell in 0..<row.count / lanes {
        let own = row[cell * lanes..<(cell + 1) * lanes]
        guard own.contains(where: { $0 != 0 }) else { continue }
        cells.append(Int32(cell))
        values += own
      }
      first.append(Int32(cells.count))
    }
    terms = FixedBuffer(first)
    // A buffer has an element; no row reads it.
    source = FixedBuffer(cells.isEmpty ? [0] : cells)
    weight = FixedBuffer(cells.isEmpty ? [0] : cells.indices.map(Int32.init))
    weights = LaneBuffer(values.isEmpty ? [0] : values)
  }

  /// Writes the sums: rows x lanes.
  func write(_ people: UnsafePointer<Double>, into sums: UnsafeMutablePointer<Double>) {
    guard lanes % Int(CK_LANES) != 0 else {
      return ck_mix_cells(
        Int32(rows), Int32(lanes), terms.pointer, source.pointer, weight.pointer, weights.pointer, people, sums)
    }
    for row in 0..<rows {
      for l in 0..<lanes {
        var sum = 0.0
        for term in Int(terms.pointer[row])..<Int(terms.pointer[row + 1]) {
          sum += weights.pointer[term * lanes + l] * people[Int(source.pointer[term]) * lanes + l]
        }
        sums[row * lanes + l] = sum
      }
    }
  }
}
