/// Chooses which figures of a table are blanked beside the small ones, so that no small one can be narrowed down.
///
/// A small figure is safe when the published figures leave it an interval at least as wide as the threshold. The network gives a
/// witness for it: two sets of hidden figures that fit all that is published. Blanks only take constraints away, so a figure that
/// is safe stays so when others are blanked later.
struct DisclosureSolver {
  let table: DisclosureTable
  let threshold: Double
  private(set) var blanks: DisclosureBlanks
  private var network: DisclosureNetwork
  /// Per area its atoms with their shares.
  private let parts: [[(atom: Int, share: Double)]]
  private let proximity: AreaProximity
  private var rowNodes: [RowKind: Int32] = [:]
  private var columnNodes: [[Int: Int32]]
  private var signatures = Signatures()
  /// Per atom a number for each of its holders, the same for the same area and share.
  private let holderNames: [[Int]]

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
    for area in 0..<table.areaCount {
      if table.isHidden[area] {
        for column in 0..<count { blanks.cells[area * count + column] = true }
        for group in 0..<table.groupCount { blanks.groups[area * table.groupCount + group] = true }
      } else {
        for group in 0..<table.publishedGroups
        where table.sums == .groups && table.isSmallGroup[area * table.publishedGroups + group] {
          blankGroup(area, group)
        }
      }
    }
  }

  /// Blanks what is needed for every small figure to be safe.
  static func blanks(
    of table: DisclosureTable, threshold: Double, proximity: AreaProximity
  ) -> DisclosureBlanks {
    guard table.isSmall.contains(true) || table.isSmallGroup.contains(true) || table.isHidden.contains(true)
    else {
      return DisclosureBlanks(
        cells: table.isSmall, groups: [Bool](repeating: false, count: table.areaCount * table.groupCount))
    }
    var solver = DisclosureSolver(table, threshold: threshold, proximity: proximity)
    if table.sums == .groups { solver.fillGroups() }
    solver.connect()
    for target in solver.targets where !solver.isSafe(target) { solver.protect(target) }
    return solver.blanks
  }

  // MARK: What is to be safe

  /// A figure of an area: a column, or a group of columns.
  enum Target: Equatable {
    case cell(area: Int, column: Int)
    case group(area: Int, group: Int)

    var area: Int {
      switch self {
      case .cell(let area, _), .group(let area, _): area
      }
    }
  }

  /// The small figures, those of the widest areas first.
  var targets: [Target] {
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
    }
  }

  /// Whether what is published leaves the figure an interval as wide as the threshold.
  mutating func isSafe(_ target: Target) -> Bool {
    // The search may stop just short of its limit.
    network.width(of: entries(of: target), limit: threshold + 2 * network.least) >= threshold
  }

  /// The farthest that a figure can go one way, up to the threshold, with the changes of the hidden figures that take it there:
  /// people by atom and column.
  mutating func witness(of target: Target, upwards: Bool) -> (reach: Double, changes: [(entry: Int, change: Double)]) {
    let found = network.witness(of: entries(of: target), upwards: upwards, limit: threshold)
    return (
      found.reach,
      found.changes.map { ($0.entry, table.signs[$0.entry % table.columnCount] < 0 ? -$0.change : $0.change) }
    )
  }

  private func value(_ area: Int, _ column: Int) -> Double { table.values[area * table.columnCount + column] }

  // MARK: Blanks

  private mutating func blankGroup(_ area: Int, _ group: Int) {
    blanks.groups[area * table.groupCount + group] = true
    for column in 0..<table.columnCount where table.groups[column] == group {
      blanks.cells[area * table.columnCount + column] = true
    }
  }

  /// In every group with a blank: blanks until there are two or more, with as many people together as the threshold.
  private mutating func fillGroups() {
    for area in 0..<table.areaCount where !table.isHidden[area] {
      for group in 0..<table.groupCount where !blanks.groups[area * table.groupCount + group] {
        fill(area, group)
      }
    }
  }

  private mutating func fill(_ area: Int, _ group: Int) {
    let columns = (0..<table.columnCount).filter { table.groups[$0] == group }
    func isBlank(_ column: Int) -> Bool { blanks.cells[area * table.columnCount + column] }
    let hidden = columns.filter(isBlank)
    guard !hidden.isEmpty else { return }
    var (count, people) = (hidden.count, hidden.reduce(0) { $0 + value(area, $1) })
    let open = columns.filter { !isBlank($0) }.sorted { (value(area, $0), $0) < (value(area, $1), $1) }
    for column in open {
      guard count < 2 || people < threshold else { return }
      blanks.cells[area * table.columnCount + column] = true
      count += 1
      people += value(area, column)
    }
  }

  /// Blanks other figures until this one is safe, then takes back those that it doesn't need.
  private mutating func protect(_ target: Target) {
    for reach in AreaProximity.Reach.allCases {
      var added: [Candidate] = []
      var batch = 1
      while true {
        let pool = candidates(for: target, reach)
        guard !pool.isEmpty else { break }
        let chosen = pool.prefix(batch).filter { !isBlank($0) }
        set(chosen, to: true)
        added += chosen
        batch *= 2
        if isSafe(target) { return prune(added, for: target) }
      }
      if reach != AreaProximity.Reach.allCases.last { set(added, to: false) }
    }
    blanks.unsafe.append(target.area)
  }

  private mutating func prune(_ added: [Candidate], for target: Target) {
    var kept = added
    var step = max(1, kept.count / 2)
    while true {
      var start = kept.count
      while start > 0 {
        let range = max(0, start - step)..<start
        set(Array(kept[range]), to: false)
        if isSafe(target) {
          kept.removeSubrange(range)
        } else {
          set(Array(kept[range]), to: true)
        }
        start = range.lowerBound
      }
      guard step > 1 else { return }
      step /= 2
    }
  }

  /// A figure that could be blanked.
  private enum Candidate: Equatable {
    case cell(Int, Int)
    case group(Int, Int, restored: [Int])
  }

  private func isBlank(_ candidate: Candidate) -> Bool {
    switch candidate {
    case .cell(let area, let column): blanks.cells[area * table.columnCount + column]
    case .group(let area, let group, _): blanks.groups[area * table.groupCount + group]
    }
  }

  private mutating func set(_ candidates: [Candidate], to isBlank: Bool) {
    for candidate in candidates {
      switch candidate {
      case .cell(let area, let column):
        blanks.cells[area * table.columnCount + column] = isBlank
        update(area, [column])
      case .group(let area, let group, let restored):
        blanks.groups[area * table.groupCount + group] = isBlank
        for column in restored { blanks.cells[area * table.columnCount + column] = isBlank }
        update(area, (0..<table.columnCount).filter { table.groups[$0] == group })
      }
    }
  }

  /// What may be blanked for a figure, the cheapest first: small figures, and those of areas that share most with its own.
  private func candidates(for target: Target, _ reach: AreaProximity.Reach) -> [Candidate] {
    let area = target.area
    let count = table.columnCount
    let group: Int
    switch target {
    case .cell(_, let column): group = table.groups[column]
    case .group(_, let own): group = own
    }
    let isWide = reach == .everything || target == .group(area: area, group: group)
    let columns = (0..<count).filter { column in
      switch table.sums {
      case .none: isOf(target, column)
      case .balance: true
      case .groups: isWide || table.groups[column] == group
      }
    }
    // A column that stays published here can't take part, unless the area itself may blank it.
    let own = columns.filter { blanks.cells[area * count + $0] }
    var found: [(cost: Double, candidate: Candidate)] = []
    for (other, nearness) in proximity.near(area, reach) where !table.isHidden[other] {
      for column in other == area ? columns : own where !blanks.cells[other * count + column] {
        found.append((nearness * weight(value(other, column)), .cell(other, column)))
      }
      guard table.sums == .groups, isWide else { continue }
      for wide in 0..<table.publishedGroups where !blanks.groups[other * table.groupCount + wide] {
        let inside = (0..<count).filter {
          table.groups[$0] == wide && !blanks.cells[other * count + $0]
        }
        let people = table.groupValues[other * table.publishedGroups + wide]
        found.append((nearness * 4 * weight(people), .group(other, wide, restored: inside)))
      }
    }
    return found.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
      .map(\.element.candidate)
  }

  private func isOf(_ target: Target, _ column: Int) -> Bool {
    guard case .cell(_, column) = target else { return false }
    return true
  }

  /// One, and one more for every doubling from the threshold on.
  private func weight(_ value: Double) -> Double {
    var (weight, rest) = (1.0, max(0, value) / threshold)
    while rest >= 2 {
      weight += 1
      rest /= 2
    }
    return weight + max(0, rest - 1)
  }

  // MARK: Nodes

  /// Gives every entry its nodes.
  private mutating func connect() {
    for atom in 0..<table.atomCount {
      for column in 0..<table.columnCount {
        let entry = atom * table.columnCount + column
        network.connect(entry, column: columnNode(atom, column), row: rowNode(atom, column))
      }
    }
  }

  /// Gives the entries of an area's atoms the nodes that follow from the blanks.
  private mutating func update(_ area: Int, _ columns: [Int]) {
    for part in parts[area] {
      for column in columns {
        let entry = part.atom * table.columnCount + column
        network.disconnect(entry)
        network.connect(entry, column: columnNode(part.atom, column), row: rowNode(part.atom, column))
      }
    }
  }

  private mutating func rowNode(_ atom: Int, _ column: Int) -> Int32 {
    let kind = rowKind(atom, column)
    if kind == .free { return DisclosureNetwork.free }
    if let node = rowNodes[kind] { return node }
    let node = network.newNode()
    rowNodes[kind] = node
    return node
  }

  private mutating func columnNode(_ atom: Int, _ column: Int) -> Int32 {
    let count = table.columnCount
    var signature = 0
    for (place, holder) in table.holders[atom].enumerated()
    where !blanks.cells[holder.area * count + column] {
      signature = signatures.adding(holderNames[atom][place], to: signature)
    }
    var (key, owner) = (2 * signature, column)
    if signature == 0 {
      guard table.balanced.contains(column) else { return DisclosureNetwork.free }
      // Columns with equal sums over the model are held together wherever nothing else holds them.
      owner = table.balanced[0]
    } else if table.sums == .groups, rowKind(atom, column).isLoose {
      key += 1
    }
    if let node = columnNodes[owner][key] { return node }
    let node = network.newNode()
    columnNodes[owner][key] = node
    return node
  }

  /// What an entry's row is held by.
  private enum RowKind: Hashable {
    case free
    case total(Int)
    case group(class: Int, group: Int)
    case own(atom: Int, group: Int)
    var isLoose: Bool {
      switch self {
      case .free, .total: true
      case .group, .own: false
      }
    }
  }

  private func rowKind(_ atom: Int, _ column: Int) -> RowKind {
    switch table.sums {
    case .none: return .free
    case .balance: return .own(atom: atom, group: 0)
    case .groups: break
    }
    let holders = table.holders[atom]
    guard !holders.isEmpty else { return .free }
    let group = table.groups[column]
    let shown = holders.filter { !blanks.groups[$0.area * table.groupCount + group] }
    if shown.count == holders.count { return .group(class: table.classes[atom], group: group) }
    let isLoose = shown.allSatisfy { !blanks.cells[$0.area * table.columnCount + column] }
    return isLoose ? .total(table.classes[atom]) : .own(atom: atom, group: group)
  }
}

/// Names for lists of areas with shares: equal lists have equal names.
private struct Signatures {
  private var names: [UInt64: Int] = [:]
  /// How many there are, with that of the empty list.
  private(set) var count = 1

  /// The name of a list with one more at its end.
  mutating func adding(_ holder: Int, to list: Int) -> Int {
    let key = UInt64(list) << 32 | UInt64(holder)
    if let name = names[key] { return name }
    names[key] = count
    count += 1
    return count - 1
  }
}
