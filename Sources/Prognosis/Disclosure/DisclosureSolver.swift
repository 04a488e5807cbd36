/// Chooses which figures of a table are blanked beside the small ones, so that no small one can be narrowed down.
///
/// A small figure is safe when the published figures leave it an interval at least as wide as the threshold. The network gives a
/// witness for it: two sets of hidden figures that fit all that is published. Blanks only take constraints away, so a figure that
/// is safe stays so when others are blanked later.
package struct DisclosureSolver {
  let table: DisclosureTable
  let threshold: Double
  var blanks: DisclosureBlanks
  var network: DisclosureNetwork
  /// Per area its atoms with their shares.
  let parts: [[(atom: Int, share: Double)]]
  let proximity: AreaProximity
  var rowNodes: [RowKind: Int32] = [:]
  var columnNodes: [[Int: Int32]]
  var signatures = HolderSignatures()
  /// Per atom a number for each of its holders, the same for the same area and share.
  let holderNames: [[Int]]

  init(_ table: DisclosureTable, threshold: Double, proximity: AreaProximity) {
    (self.table, self.threshold, self.proximity) = (table, threshold, proximity)
    let count = table.columnCount
    var parts = [[(atom: Int, share: Double)]](repeating: [], count: table.areaCount)
    for (atom, holders) in proximity.holders.enumerated() {
      for holder in holders { parts[holder.area].append((atom, holder.share)) }
    }
    self.parts = parts
    var names: [DisclosureTable.Holder: Int] = [:]
    holderNames = table.holders.map { holders in
      holders.map { holder in
        let name = names[holder, default: names.count]
        names[holder] = name
        return name
      }
    }
    let low = table.atoms.indices.map { e -> Double in
      table.signs[e % count] > 0 ? table.atoms[e] : .infinity
    }
    let high = table.atoms.indices.map { e -> Double in
      table.signs[e % count] < 0 ? table.atoms[e] : .infinity
    }
    network = DisclosureNetwork(down: low, up: high, least: 1e-4 * threshold)
    blanks = DisclosureBlanks(
      cells: table.isSmall, groups: [Bool](repeating: false, count: table.areaCount * table.groupCount))
    columnNodes = [[Int: Int32]](repeating: [:], count: count)
    for area in 0..<table.areaCount { blankSmallSums(area) }
  }

  /// Blanks what is needed for every small figure to be safe.
  package static func blanks(
    of table: DisclosureTable, threshold: Double, proximity: AreaProximity
  ) -> DisclosureBlanks {
    guard !table.isOpen else {
      return DisclosureBlanks(
        cells: table.isSmall, groups: [Bool](repeating: false, count: table.areaCount * table.groupCount))
    }
    var solver = DisclosureSolver(table, threshold: threshold, proximity: proximity)
    if table.sums == .groups { solver.fillGroups() }
    solver.connect()
    for target in solver.targets where !solver.isSafe(target) { solver.protect(target) }
    if solver.blanks.unsafe.isEmpty { solver.takeBackNeedless() }
    return solver.blanks
  }

  // MARK: What is to be safe

  /// A figure of an area: a column, or a group of columns; or a column of an atom, which an area holds.
  enum Target: Equatable {
    case cell(area: Int, column: Int)
    case group(area: Int, group: Int)
    case atom(Int, column: Int, area: Int)

    var area: Int {
      switch self {
      case .cell(let area, _), .group(let area, _), .atom(_, _, let area): area
      }
    }
  }

  /// The small figures, those of the widest areas first, and at last those of what areas have in common or apart.
  var targets: [Target] { areaTargets + atomTargets }

  /// The small figures of atoms that no published area is. Nobody publishes these, but the areas around them could tell them:
  /// a province less a care office within it. As any sum of atoms is at least each of its atoms, no small sum can be told either.
  private var atomTargets: [Target] {
    guard !table.isSmallAtom.isEmpty else { return [] }
    return table.holders.indices.flatMap { atom -> [Target] in
      let holders = table.holders[atom].map(\.area)
      guard let area = holders.min(by: { (parts[$0].count, $0) < (parts[$1].count, $1) }),
        parts[area].count > 1
      else { return [] }
      return (0..<table.columnCount).filter { table.isSmallAtom[atom * table.columnCount + $0] }
        .map { .atom(atom, column: $0, area: area) }
    }
  }

  private var areaTargets: [Target] {
    let order = (0..<table.areaCount).sorted { (parts[$1].count, $0) < (parts[$0].count, $1) }
    return order.flatMap { area -> [Target] in
      let groups = (0..<table.publishedGroups).filter {
        table.sums == .groups && table.isSmallGroup[area * table.publishedGroups + $0]
      }
      let columns = (0..<table.columnCount).filter { table.isSmall[area * table.columnCount + $0] }
        .sorted { (value(area, $1), $0) < (value(area, $0), $1) }
      return groups.map { .group(area: area, group: $0) } + columns.map { .cell(area: area, column: $0) }
    }
  }

  func entries(of target: Target) -> [(entry: Int32, weight: Double)] {
    let count = table.columnCount
    switch target {
    case .cell(let area, let column):
      return parts[area].map { (Int32($0.atom * count + column), $0.share) }
    case .group(let area, let group):
      let columns = (0..<count).filter { table.groups[$0] == group }
      return parts[area].flatMap { part in
        columns.map { (Int32(part.atom * count + $0), part.share) }
      }
    case .atom(let atom, let column, _): return [(Int32(atom * count + column), 1)]
    }
  }

  /// Whether what is published leaves the figure an interval as wide as the threshold.
  mutating func isSafe(_ target: Target) -> Bool {
    // The search may stop just short of its limit.
    network.width(of: entries(of: target), limit: threshold + 2 * network.least) >= threshold
  }

  func value(_ area: Int, _ column: Int) -> Double { table.values[area * table.columnCount + column] }
}
