import Demography
import LinearAlgebra

extension LaneDemand {
  /// Which age's rates people have, by draw: P~(y) = Σ w P(x) over the people of other ages who have the rate of age y.
  package struct Shift {
    /// A row per sex and age difference, then one of ones: (2 x span + 1) x lanes.
    let weights: LaneBuffer
    let readings: [Reading]
  }

  /// Whose people have the rate of each cell, for classes of items that read the same ages.
  struct Reading {
    let classes: [Int]
    /// Where the terms of each cell start: cells + 1.
    let terms: FixedBuffer<Int32>
    /// The cell and the row of weights of each term.
    let source: FixedBuffer<Int32>
    let weight: FixedBuffer<Int32>
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
    let differences = first..<first + span
    return Shift(
      weights: weights(shifts, differences),
      readings: alike(from: fromAge - differences.upperBound + 1).map { reading($0, differences) })
  }

  private func weights(_ shifts: [Double], _ differences: Range<Int>) -> LaneBuffer {
    let weights = LaneBuffer((2 * differences.count + 1) * lanes)
    for (i, shift) in shifts.enumerated() {
      let (sex, lane) = i.quotientAndRemainder(dividingBy: lanes)
      let whole = shift.rounded(.down)
      let at = (sex * differences.count + Int(whole) - differences.lowerBound) * lanes + lane
      weights.pointer[at] = 1 - (shift - whole)
      weights.pointer[at + lanes] = shift - whole
    }
    (weights.pointer + 2 * differences.count * lanes).update(repeating: 1, count: lanes)
    return weights
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

  private func reading(_ classes: [Int], _ differences: Range<Int>) -> Reading {
    let known = self.classes[classes[0]].known
    var all: [(target: Int, source: Int, weight: Int)] = []
    for (s, sex) in Sex.allCases.enumerated() {
      for age in 0...grid.openAge {
        let cell = grid.index(sex, age)
        guard age >= fromAge else {
          all.append((cell, cell, 2 * differences.count))
          continue
        }
        for (m, difference) in differences.enumerated() {
          let read = Self.cell(read: age - difference, from: cell, sex, grid, known)
          all.append((read, cell, s * differences.count + m))
        }
      }
    }
    return Self.sorted(all, cells: grid.cells, classes)
  }

  /// The cell whose rate people of `cell` have: that of age `age`, at most the open one, where both rates are known; else
  /// their own.
  private static func cell(
    read age: Int, from cell: Int, _ sex: Sex, _ grid: AgeSexGrid, _ known: FixedBuffer<UInt8>
  ) -> Int {
    guard age >= 0, known.pointer[cell] != 0 else { return cell }
    let read = grid.index(sex, min(age, grid.openAge))
    return known.pointer[read] != 0 ? read : cell
  }

  /// Terms in order of their target. Those of one target keep their order, so that neither the other draws nor how far they
  /// shift changes a bit.
  private static func sorted(
    _ all: [(target: Int, source: Int, weight: Int)], cells: Int, _ classes: [Int]
  ) -> Reading {
    let reading = Reading(
      classes: classes, terms: FixedBuffer(cells + 1, repeating: 0),
      source: FixedBuffer(all.count, repeating: 0), weight: FixedBuffer(all.count, repeating: 0))
    for term in all { reading.terms.pointer[term.target + 1] += 1 }
    for cell in 0..<cells { reading.terms.pointer[cell + 1] += reading.terms.pointer[cell] }
    var next = Array(reading.terms.elements.dropLast().map(Int.init))
    for term in all {
      reading.source.pointer[next[term.target]] = Int32(term.source)
      reading.weight.pointer[next[term.target]] = Int32(term.weight)
      next[term.target] += 1
    }
    return reading
  }
}
