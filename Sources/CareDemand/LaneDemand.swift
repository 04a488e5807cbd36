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
  private let grid: AgeSexGrid
  private let fromAge: Int
  private let classes: [ItemClass]

  /// Items that are known at the same ages.
  private struct ItemClass: Sendable {
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

  /// Which age's rates people have, by draw.
  package struct Shift {
    /// The first age difference m, and how many there are.
    let first: Int
    let span: Int
    /// The weight of each difference: 2 sexes x span x lanes.
    let weights: LaneBuffer
    /// Classes of items that read the same ages, so that people move once for all of them.
    let classes: [[Int]]
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

  /// The shift that shares h of the gains g bring: δ = h g, read at whole ages k and k + 1 with weights 1 - φ and φ.
  ///
  /// - Parameters:
  ///   - shares: h, one per lane.
  ///   - gains: g in years: women's per lane, then men's.
  /// - Returns: nil where no draw shifts.
  /// - Throws: `.invalidShift` where a shift is not finite or reads below age 0.
  package func shift(shares: [Double], gains: [Double]) throws(CareDemandError) -> Shift? {
    precondition(shares.count == lanes && gains.count == 2 * lanes)
    let shifts = gains.indices.map { shares[$0 % lanes] * gains[$0] }
    for shift in shifts where !(shift.isFinite && shift <= Double(fromAge)) {
      throw .invalidShift(years: shift)
    }
    guard shifts.contains(where: { $0 != 0 }) else { return nil }
    let whole = shifts.map { Int($0.rounded(.down)) }
    let first = whole.reduce(whole[0], min)
    let span = whole.reduce(whole[0], max) - first + 2
    let weights = LaneBuffer(2 * span * lanes)
    for (i, shift) in shifts.enumerated() {
      let (sex, lane) = i.quotientAndRemainder(dividingBy: lanes)
      let fraction = shift - Double(whole[i])
      let at = (sex * span + whole[i] - first) * lanes + lane
      weights.pointer[at] = 1 - fraction
      weights.pointer[at + lanes] = fraction
    }
    return Shift(
      first: first, span: span, weights: weights, classes: alike(from: fromAge - (first + span - 1)))
  }

  /// The classes whose items are known at the same ages from `age` on.
  private func alike(from age: Int) -> [[Int]] {
    let cells = Sex.allCases.flatMap { sex in
      (min(max(age, 0), grid.openAge)...grid.openAge).map { grid.index(sex, $0) }
    }
    let groups = Dictionary(grouping: classes.indices) { index in
      cells.map { classes[index].known.pointer[$0] }
    }
    return groups.values.sorted { $0[0] < $1[0] }
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
    for alike in shift.classes {
      ck_shift_ages(
        Int32(grid.ages), Int32(lanes), Int32(min(fromAge, grid.ages)), Int32(shift.first), Int32(shift.span),
        shift.weights.pointer, classes[alike[0]].known.pointer, people, scratch.people.pointer)
      for index in alike {
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
