/// The changes of hidden figures that leave every published figure as it is, as flows in a network.
///
/// An entry is a hidden figure x(r, c) ≥ 0 of an atom r (a piece of land that no area divides) and a column c of a table. It
/// joins two nodes: that of its column, which holds the entries of c whose atoms lie in the same areas with a published c, and
/// that of its row, whose columns have a published sum. A change z of the entries whose sum is 0 at every node changes no
/// published figure, as each of those is a sum over whole nodes. Such changes are circulations; the farthest that a sum of
/// entries can go up or down among them is found as a maximum flow (Dinic 1970).
struct DisclosureNetwork {
  /// The node of entries that nothing published holds.
  static let free: Int32 = 0

  /// The node of each entry's column and row.
  private(set) var columnNode: [Int32]
  private(set) var rowNode: [Int32]
  /// How far each entry's signed change can still go down and up.
  private(set) var down: [Double]
  private(set) var up: [Double]
  /// The entries at each node.
  private var members: [[Int32]]

  private var level: [Int32] = []
  private var next: [Int32] = []
  private var seen: [Int32] = []
  private var closing: [[Int32]] = []
  private var isExcluded: [Bool]
  private var touched: [(entry: Int32, down: Double, up: Double)] = []
  private var upwards = true

  /// Changes below this many people aren't counted: there are many, and they add little.
  let least: Double

  /// A network without nodes but the free one.
  init(down: [Double], up: [Double], least: Double) {
    (self.down, self.up, self.least) = (down, up, least)
    columnNode = [Int32](repeating: Self.free, count: down.count)
    rowNode = columnNode
    members = [[]]
    isExcluded = [Bool](repeating: false, count: down.count)
  }

  /// A node without entries.
  mutating func newNode() -> Int32 {
    members.append([])
    return Int32(members.count - 1)
  }

  /// Joins two nodes by an entry that joins none.
  mutating func connect(_ entry: Int, column: Int32, row: Int32) {
    (columnNode[entry], rowNode[entry]) = (column, row)
    members[Int(column)].append(Int32(entry))
    if row != column { members[Int(row)].append(Int32(entry)) }
  }

  /// Takes an entry from its nodes.
  mutating func disconnect(_ entry: Int) {
    for node in Set([columnNode[entry], rowNode[entry]]) {
      guard let place = members[Int(node)].lastIndex(of: Int32(entry)) else { continue }
      members[Int(node)].remove(at: place)
    }
  }

  /// How far the weighted sum of some entries can change, up and down together, up to `limit`.
  ///
  /// - Parameter entries: the entries of the sum with their weights.
  mutating func width(of entries: [(entry: Int32, weight: Double)], limit: Double) -> Double {
    let above = reach(entries, upwards: true, limit: limit)
    guard above < limit else { return above }
    return above + reach(entries, upwards: false, limit: limit - above)
  }

  private mutating func reach(
    _ entries: [(entry: Int32, weight: Double)], upwards: Bool, limit: Double
  ) -> Double {
    defer { restore() }
    return flow(entries, upwards: upwards, limit: limit)
  }

  private mutating func flow(
    _ entries: [(entry: Int32, weight: Double)], upwards: Bool, limit: Double
  ) -> Double {
    self.upwards = upwards
    prepare()
    for item in entries { isExcluded[Int(item.entry)] = true }
    defer { for item in entries { isExcluded[Int(item.entry)] = false } }
    var total = 0.0
    // One source node and one weight at a time, in the order of the entries.
    var isDone = [Bool](repeating: false, count: entries.count)
    for start in entries.indices where !isDone[start] && total < limit {
      let (source, weight) = (columnNode[Int(entries[start].entry)], entries[start].weight)
      var targets: [Int32] = []
      for i in start..<entries.count
      where !isDone[i] && entries[i].weight == weight && columnNode[Int(entries[i].entry)] == source {
        isDone[i] = true
        let row = rowNode[Int(entries[i].entry)]
        if closing[Int(row)].isEmpty { targets.append(row) }
        closing[Int(row)].append(entries[i].entry)
      }
      total += weight * augment(from: source, limit: (limit - total) / weight)
      for row in targets { closing[Int(row)] = [] }
    }
    return total
  }

  private mutating func prepare() {
    guard level.count < members.count else { return }
    level = [Int32](repeating: -1, count: members.count + 256)
    next = [Int32](repeating: 0, count: members.count + 256)
    closing = [[Int32]](repeating: [], count: members.count + 256)
    seen = []
  }

  // MARK: Dinic's algorithm

  private mutating func augment(from source: Int32, limit: Double) -> Double {
    var total = 0.0
    while limit - total > least, findLevels(from: source) {
      let pushed = push(source, limit - total)
      for node in seen {
        level[Int(node)] = -1
        next[Int(node)] = 0
      }
      seen.removeAll(keepingCapacity: true)
      guard pushed > 0 else { break }
      total += pushed
    }
    return total
  }

  /// Numbers the nodes by their distance from the source, as far as the nearest that closes a circulation.
  private mutating func findLevels(from source: Int32) -> Bool {
    level[Int(source)] = 0
    seen.append(source)
    var place = 0
    while place < seen.count {
      let node = seen[place]
      place += 1
      if closes(node) { return true }
      for index in 0..<members[Int(node)].count {
        let entry = members[Int(node)][index]
        let other = opposite(entry, node)
        guard !isExcluded[Int(entry)], level[Int(other)] < 0, room(entry, from: node) > least else {
          continue
        }
        level[Int(other)] = level[Int(node)] + 1
        seen.append(other)
      }
    }
    for node in seen { level[Int(node)] = -1 }
    seen.removeAll(keepingCapacity: true)
    return false
  }

  /// Whether an entry of the sum that ends here has room left.
  private func closes(_ node: Int32) -> Bool {
    !closing[Int(node)].isEmpty && closing[Int(node)].contains { closingRoom($0) > least }
  }

  private func closingRoom(_ entry: Int32) -> Double { upwards ? up[Int(entry)] : down[Int(entry)] }

  private mutating func push(_ node: Int32, _ wanted: Double) -> Double {
    if closes(node), let entry = closing[Int(node)].first(where: { closingRoom($0) > least }) {
      let amount = min(wanted, closingRoom(entry))
      shift(entry, by: upwards ? amount : -amount)
      return amount
    }
    var total = 0.0
    while Int(next[Int(node)]) < members[Int(node)].count {
      let entry = members[Int(node)][Int(next[Int(node)])]
      let other = opposite(entry, node)
      if !isExcluded[Int(entry)], level[Int(other)] == level[Int(node)] + 1 {
        let space = min(wanted - total, room(entry, from: node))
        if space > least {
          let pushed = push(other, space)
          if pushed > 0 { shift(entry, by: forward(entry, from: node) ? -pushed : pushed) }
          total += pushed
        }
      }
      if wanted - total <= least { return total }
      next[Int(node)] += 1
    }
    return total
  }

  private func opposite(_ entry: Int32, _ node: Int32) -> Int32 {
    let column = columnNode[Int(entry)]
    return column == node ? rowNode[Int(entry)] : column
  }

  /// Whether going on through an entry from this node lowers it: from its column when the sum goes up, from its row when it
  /// goes down.
  private func forward(_ entry: Int32, from node: Int32) -> Bool {
    (columnNode[Int(entry)] == node) == upwards
  }

  private func room(_ entry: Int32, from node: Int32) -> Double {
    forward(entry, from: node) ? down[Int(entry)] : up[Int(entry)]
  }

  private mutating func shift(_ entry: Int32, by amount: Double) {
    let e = Int(entry)
    touched.append((entry, down[e], up[e]))
    down[e] += amount
    up[e] -= amount
  }

  private mutating func restore() {
    for change in touched.reversed() {
      down[Int(change.entry)] = change.down
      up[Int(change.entry)] = change.up
    }
    touched.removeAll(keepingCapacity: true)
  }
}
