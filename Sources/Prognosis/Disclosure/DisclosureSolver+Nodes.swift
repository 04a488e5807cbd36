extension DisclosureSolver {
  /// Gives every entry its nodes.
  mutating func connect() {
    for atom in 0..<table.atomCount {
      for column in 0..<table.columnCount {
        let entry = atom * table.columnCount + column
        network.connect(entry, column: columnNode(atom, column), row: rowNode(atom, column))
      }
    }
  }

  /// Gives the entries of an area's atoms the nodes that follow from the blanks.
  mutating func update(_ area: Int, _ columns: [Int]) {
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
      // An area of this atom alone tells its figure.
      if parts[holder.area].count == 1 { return DisclosureNetwork.fixed }
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
  enum RowKind: Hashable {
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
