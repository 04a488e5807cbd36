import CKernels
import LinearAlgebra

/// A ``Redistribution`` for draws in adjacent places, each with its own disturbance ε_d of every destination's pull.
///
/// A person of cell x who leaves o lands in d with probability D_od a_{d,x} ε_d / c_{o,x}, with
/// c_{o,x} = Σ_d D_od a_{d,x} ε_d. Cells with the same pull in every region share a row of c, so that c costs a product of
/// rows (groups of ages) x regions instead of cells x regions.
struct LaneRedistribution: Sendable {
  let lanes: Int
  let regions: Int
  let cells: Int
  /// The row of `pull` and of c that each cell has.
  let group: FixedBuffer<Int32>
  let groups: Int
  /// a: groups x regions.
  let pull: LaneBuffer
  private let kind: Kind

  private enum Kind: Sendable {
    case flows([Part])
    case pool(shares: [Double])
  }

  /// What one matrix of flows serves.
  private struct Part: Sendable {
    /// D transposed, which takes departures to arrivals, and D, which takes pull to what an origin can reach.
    let landing, reaching: PackedMatrix
    /// Neighbouring cells, which no other part has.
    let cells: [Range<Int>]
    let groups: Range<Int>
  }

  init(_ redistribution: Redistribution, lanes: Int) {
    let pull = redistribution.pull
    (self.lanes, regions, cells) = (lanes, pull.columns, pull.rows)
    var rows = PullRows(pull)
    switch redistribution.kind {
    case .pool(let shares):
      rows.add(Array(0..<pull.rows))
      kind = .pool(shares: shares)
    case .flows(let flows):
      kind = .flows(
        flows.indices.map { f in
          let (flow, first) = (flows[f], rows.count)
          // Of several for one age the last holds.
          let later = Set(flows[(f + 1)...].flatMap(\.cells))
          let own = flow.cells.filter { !later.contains($0) }
          rows.add(own)
          return Part(
            landing: PackedMatrix(flow.destinations.transposed()), reaching: PackedMatrix(flow.destinations),
            cells: Self.ranges(own), groups: first..<rows.count)
        })
    }
    (group, groups, self.pull) = (FixedBuffer(rows.group), rows.count, LaneBuffer(rows.byRegion))
  }

  private static func ranges(_ cells: [Int]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for cell in cells.sorted() {
      if let last = ranges.last, last.upperBound == cell {
        ranges[ranges.count - 1] = last.lowerBound..<cell + 1
      } else {
        ranges.append(cell..<cell + 1)
      }
    }
    return ranges
  }

  /// 1 / c: groups x lanes per region.
  ///
  /// - Parameters:
  ///   - factors: ε: lanes per region, above 0.
  ///   - weighed: working space of the size of `reach`.
  func writeReach(factors: UnsafePointer<Double>, weighed: LaneBuffer, into reach: LaneBuffer) {
    let height = groups * lanes
    for region in 0..<regions {
      let factor = factors + region * lanes
      var own = (0..<groups).map { pull.pointer[region * groups + $0] }
      if case .pool(let shares) = kind { own = own.map { $0 * shares[region] } }
      ck_weigh(Int32(groups), Int32(lanes), own, factor, weighed.pointer + region * height)
    }
    switch kind {
    case .flows(let parts):
      for part in parts {
        part.reaching.multiply(
          weighed, lanes: part.groups.lowerBound * lanes..<part.groups.upperBound * lanes, stride: height,
          into: reach)
      }
    case .pool:
      // All that pulls, less the region's own.
      let ones = [Double](repeating: 1, count: regions)
      let total = LaneBuffer(height)
      ck_pool(
        Int32(regions), Int64(height), Int64(height), ones, weighed.pointer, reach.pointer, total.pointer)
    }
    let unreachable = ck_reciprocal(Int64(height * regions), reach.pointer)
    precondition(unreachable == 0, "a pull above zero for every origin, as a Redistribution has")
  }

  /// (O / c) D, before the destination's pull: cells x lanes per region. Both may be the same buffer.
  func land(_ sent: LaneBuffer, into landed: LaneBuffer) {
    let height = cells * lanes
    switch kind {
    case .flows(let parts):
      for part in parts {
        for range in part.cells {
          part.landing.multiply(
            sent, lanes: range.lowerBound * lanes..<range.upperBound * lanes, stride: height, into: landed)
        }
      }
    case .pool(let shares):
      let total = LaneBuffer(height)
      ck_pool(
        Int32(regions), Int64(height), Int64(height), shares, sent.pointer, landed.pointer, total.pointer)
    }
  }

  /// The same for the newborn, 2 x lanes per region, who move as age 0 does.
  func landNewborn(_ sent: LaneBuffer, into landed: LaneBuffer) {
    let height = 2 * lanes
    switch kind {
    case .flows(let parts):
      guard let part = parts.first(where: { $0.cells.contains { $0.contains(0) } }) else { return }
      part.landing.multiply(sent, lanes: 0..<height, stride: height, into: landed)
    case .pool(let shares):
      let total = LaneBuffer(height)
      ck_pool(
        Int32(regions), Int64(height), Int64(height), shares, sent.pointer, landed.pointer, total.pointer)
    }
  }
}

/// The different rows of a matrix of pulls.
private struct PullRows {
  private let pull: Matrix
  private var rows: [[Double]] = []
  private(set) var group: [Int32]

  init(_ pull: Matrix) {
    self.pull = pull
    group = [Int32](repeating: 0, count: pull.rows)
  }

  var count: Int { rows.count }

  /// Gives these cells rows of their own.
  mutating func add(_ cells: [Int]) {
    var known: [[Double]: Int] = [:]
    for cell in cells {
      let row = (0..<pull.columns).map { pull[cell, $0] }
      let index = known[row] ?? rows.count
      if index == rows.count {
        known[row] = index
        rows.append(row)
      }
      group[cell] = Int32(index)
    }
  }

  /// Rows x regions.
  var byRegion: [Double] { (0..<pull.columns).flatMap { r in rows.map { $0[r] } } }
}
