import LinearAlgebra

/// Why departures have no place to go.
public enum RedistributionError: Error, Equatable, Sendable {
  /// From this region no destination with a positive pull can be reached at this cell.
  case noDestination(region: Int, cell: Int)
}

/// Where those who leave a region go.
///
/// A person of cell x who leaves o lands in d with probability D_od a_{d,x} / c_{o,x}, with
/// c_{o,x} = sum over d of D_od a_{d,x}: D the row-normalised flows, a the pull of the destination on
/// that cell. So arrivals = ((O / c) D) a, one matrix product for all ages and sexes, and everyone
/// lands somewhere. Nobody lands where he left: the diagonal of D is zero.
public struct Redistribution: Sendable {
  /// The pull a: cells x regions.
  let pull: Matrix
  /// The normaliser c: cells x regions.
  private let reach: Matrix
  let kind: Kind

  enum Kind: Sendable {
    /// D per group of cells.
    case flows([Group])
    /// A share of all arrivals per region, in place of D.
    case pool(shares: [Double])
  }

  struct Group: Sendable {
    var cells: [Int]
    var destinations: Matrix
  }

  /// Redistribution by flows between regions.
  ///
  /// - Parameters:
  ///   - flows: moves from origin (row) to destination (column), with the ages they hold for; nil for all.
  ///     The diagonal is left out. An origin without any observed move sends its people by the
  ///     destinations' totals.
  ///   - pull: a, cells x regions, at least 0.
  /// - Throws: `.noDestination` where the pull is zero wherever an origin's people could go.
  public init(
    flows: [(ages: AgeBand?, moves: Matrix)], pull: Matrix, grid: AgeSexGrid
  ) throws(RedistributionError) {
    precondition(pull.rows == grid.cells && !flows.isEmpty)
    var reach = Matrix(rows: pull.rows, columns: pull.columns)
    var groups: [Group] = []
    for (ages, moves) in flows {
      precondition(moves.rows == pull.columns && moves.columns == pull.columns)
      let cells = Self.cells(of: ages, in: grid)
      let destinations = Self.rowNormalised(moves)
      let c = pull.rows(cells).timesTranspose(destinations)
      for (i, cell) in cells.enumerated() {
        for o in 0..<pull.columns { reach[cell, o] = c[i, o] }
      }
      groups.append(Group(cells: cells, destinations: destinations))
    }
    try self.init(pull: pull, reach: reach, kind: .flows(groups))
  }

  /// Redistribution from one pool: a region's share of all arrivals stands for D, its own people left out.
  ///
  /// - Parameters:
  ///   - arrivals: each region's usual arrivals; only their proportions matter.
  ///   - pull: a, cells x regions, at least 0.
  /// - Complexity: one pass over cells x regions per use.
  public init(poolArrivals arrivals: [Double], pull: Matrix) throws(RedistributionError) {
    precondition(arrivals.count == pull.columns)
    let total = arrivals.reduce(0, +)
    let shares = arrivals.map { $0 / total }
    var reach = Matrix(rows: pull.rows, columns: pull.columns)
    for x in 0..<pull.rows {
      let all = (0..<pull.columns).reduce(0) { $0 + shares[$1] * pull[x, $1] }
      for o in 0..<pull.columns { reach[x, o] = all - shares[o] * pull[x, o] }
    }
    try self.init(pull: pull, reach: reach, kind: .pool(shares: shares))
  }

  private init(pull: Matrix, reach: Matrix, kind: Kind) throws(RedistributionError) {
    for o in 0..<pull.columns {
      for x in 0..<pull.rows where !(reach[x, o] > 0) { throw .noDestination(region: o, cell: x) }
    }
    (self.pull, self.reach, self.kind) = (pull, reach, kind)
  }

  /// Arrivals by cell and region for `departures`, cells x regions.
  public func arrivals(_ departures: Matrix) -> Matrix {
    arrivals(departures, cells: Array(0..<pull.rows))
  }

  /// Arrivals for departures of `cells` only: cells.count x regions.
  ///
  /// Newborn children move as age 0 does: pass the two cells of age 0.
  func arrivals(_ departures: Matrix, cells: [Int]) -> Matrix {
    precondition(departures.rows == cells.count && departures.columns == pull.columns)
    let (reach, pull) = (reach.elements, pull.elements)
    let (rows, regions) = (cells.count, self.pull.columns)
    var perReach = departures.elements
    for o in 0..<regions {
      for (i, x) in cells.enumerated() { perReach[o * rows + i] /= reach[o * self.pull.rows + x] }
    }
    let sent = Matrix(rows: rows, columns: regions, byColumns: perReach)
    var landed = spread(sent, cells: cells).elements
    for d in 0..<regions {
      for (i, x) in cells.enumerated() { landed[d * rows + i] *= pull[d * self.pull.rows + x] }
    }
    return Matrix(rows: rows, columns: regions, byColumns: landed)
  }

  /// (O / c) D for the given cells.
  private func spread(_ sent: Matrix, cells: [Int]) -> Matrix {
    switch kind {
    case .flows(let groups):
      if groups.count == 1 { return sent * groups[0].destinations }
      var result = Matrix(rows: cells.count, columns: pull.columns)
      for group in groups {
        let members = Set(group.cells)
        let rows = cells.indices.filter { members.contains(cells[$0]) }
        guard !rows.isEmpty else { continue }
        let part = sent.rows(rows) * group.destinations
        for d in 0..<pull.columns {
          for (i, row) in rows.enumerated() { result[row, d] = part[i, d] }
        }
      }
      return result
    case .pool(let shares):
      var result = Matrix(rows: cells.count, columns: pull.columns)
      for i in cells.indices {
        let all = (0..<pull.columns).reduce(0) { $0 + sent[i, $1] }
        for d in 0..<pull.columns { result[i, d] = shares[d] * (all - sent[i, d]) }
      }
      return result
    }
  }

  private static func cells(of ages: AgeBand?, in grid: AgeSexGrid) -> [Int] {
    guard let ages else { return Array(0..<grid.cells) }
    return Sex.allCases.flatMap { sex in ages.ages(openAge: grid.openAge).map { grid.index(sex, $0) } }
  }

  private static func rowNormalised(_ moves: Matrix) -> Matrix {
    let n = moves.rows
    var d = moves
    for o in 0..<n { d[o, o] = 0 }
    let columnTotals = (0..<n).map { c in (0..<n).reduce(0) { $0 + d[$1, c] } }
    for o in 0..<n {
      var total = (0..<n).reduce(0) { $0 + d[o, $1] }
      if total == 0 {
        for c in 0..<n where c != o { d[o, c] = columnTotals[c] }
        total = (0..<n).reduce(0) { $0 + d[o, $1] }
      }
      guard total > 0 else { continue }
      for c in 0..<n { d[o, c] /= total }
    }
    return d
  }
}

extension Matrix {
  /// The given rows, in the given order.
  fileprivate func rows(_ indices: [Int]) -> Matrix {
    if indices.count == rows && indices == Array(0..<rows) { return self }
    var part = Matrix(rows: indices.count, columns: columns)
    for c in 0..<columns {
      for (i, row) in indices.enumerated() { part[i, c] = self[row, c] }
    }
    return part
  }
}
