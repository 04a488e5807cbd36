import CKernels
import Demography
import LinearAlgebra

/// Demand for care of one region in many draws at once, as ``CareDemandModel`` has it for one.
///
/// Figures per cell or item and draw stand at [row · lanes + lane]. Reading rates at younger ages (``HealthyAgeing``) differs
/// from draw to draw; here people move to the age whose rate they have instead, which is the same sum:
/// Σ_x u(x - δ) P(x) = Σ_y u(y) P~(y). So one table of rates serves all draws.
package struct LaneDemand: Sendable {
  package let lanes: Int
  let grid: AgeSexGrid
  let fromAge: Int
  let classes: [ItemClass]

  /// Items that are known at the same ages.
  struct ItemClass: Sendable {
    let rows: FixedBuffer<Int32>
    let rates: PackedMatrix
    let known: FixedBuffer<UInt8>
  }

  /// Working values of one worker.
  package final class Scratch {
    let people: LaneBuffer
    let product: LaneBuffer

    fileprivate init(cells: Int, items: Int, lanes: Int) {
      (people, product) = (LaneBuffer(cells * lanes), LaneBuffer(items * lanes))
    }
  }

  /// - Parameter lanes: draws in a block, a multiple of 8.
  package init(_ model: CareDemandModel, lanes: Int) {
    (self.lanes, grid, fromAge) = (lanes, model.rates.grid, model.healthyAgeing.fromAge)
    let rates = model.rates.rates
    var items: [[Bool]: [Int]] = [:]
    for item in 0..<rates.rows {
      items[(0..<rates.columns).map { !rates[item, $0].isNaN }, default: []].append(item)
    }
    let contributing = model.rates.contributing
    classes = items.sorted { $0.value[0] < $1.value[0] }.map { known, rows in
      ItemClass(
        rows: FixedBuffer(rows.map(Int32.init)),
        rates: PackedMatrix(
          Matrix(
            rows: rows.count, columns: rates.columns,
            byColumns: (0..<rates.columns).flatMap { cell in rows.map { contributing[$0, cell] } })),
        known: FixedBuffer(known.map { $0 ? 1 : 0 }))
    }
  }

  /// Working values for one worker.
  package func scratch() -> Scratch {
    Scratch(cells: grid.cells, items: classes.map(\.rows.count).max() ?? 0, lanes: lanes)
  }

  /// Writes the demand of a region, items x lanes: trend x ratio x Σ u P.
  ///
  /// - Parameters:
  ///   - people: mean population of the year: cells x lanes.
  ///   - trend: items x lanes.
  ///   - ratios: the region's ratios of the first `ratioCount` items; the others have ratio 1.
  package func write(
    people: UnsafePointer<Double>, shift: Shift?, trend: LaneBuffer, ratios: UnsafePointer<Double>,
    ratioCount: Int, into demand: UnsafeMutablePointer<Double>, scratch: Scratch
  ) {
    guard let shift else {
      for items in classes { write(items, people, trend, ratios, ratioCount, demand, scratch) }
      return
    }
    for reading in shift.readings {
      ck_mix_cells(
        Int32(grid.cells), Int32(lanes), reading.terms.pointer, reading.source.pointer,
        reading.weight.pointer,
        shift.weights.pointer, people, scratch.people.pointer)
      for index in reading.classes {
        write(classes[index], scratch.people.pointer, trend, ratios, ratioCount, demand, scratch)
      }
    }
  }

  private func write(
    _ items: ItemClass, _ people: UnsafePointer<Double>, _ trend: LaneBuffer, _ ratios: UnsafePointer<Double>,
    _ ratioCount: Int, _ demand: UnsafeMutablePointer<Double>, _ scratch: Scratch
  ) {
    items.rates.multiply(people, lanes: lanes, into: scratch.product.pointer, stride: lanes)
    ck_scale_rows(
      Int32(items.rows.count), Int32(lanes), items.rows.pointer, scratch.product.pointer, trend.pointer,
      ratios,
      Int32(ratioCount), demand)
  }
}
