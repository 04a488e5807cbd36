/// The changes of hidden figures that leave every published figure as it is, as flows in a network.
///
/// An entry is a hidden figure x(r, c) ≥ 0 of an atom r (a piece of land that no area divides) and a column c of a table. It
/// joins two nodes: that of its column, which holds the entries of c whose atoms lie in the same areas with a published c, and
/// that of its row, whose columns have a published sum. A change z of the entries whose sum is 0 at every node changes no
/// published figure, as each of those is a sum over whole nodes. Such changes are circulations; the farthest that a sum of
/// entries can go up or down among them is found as a maximum flow (Dinic 1970).
///
/// Most entries of a run by municipality are published themselves. They can't change and have no nodes, which keeps the network
/// small.
struct DisclosureNetwork {
  /// The node of entries that nothing published holds.
  static let free: Int32 = 0
  /// No node: the entry is published itself.
  static let fixed: Int32 = -1

  /// The node of each entry's column and row.
  private(set) var columnNode: [Int32]
  private(set) var rowNode: [Int32]
  /// How far each entry's signed change can still go down and up.
  var down: [Double]
  var up: [Double]
  /// The entries at each node.
  private(set) var members: [[Int32]]
  var search: Search

  /// Changes below this many people aren't counted: there are many, and they add little.
  let least: Double

  /// A network without nodes but the free one.
  init(down: [Double], up: [Double], least: Double) {
    (self.down, self.up, self.least) = (down, up, least)
    columnNode = [Int32](repeating: Self.fixed, count: down.count)
    rowNode = columnNode
    members = [[]]
    search = Search(entryCount: down.count)
  }

  /// A node without entries.
  mutating func newNode() -> Int32 {
    members.append([])
    return Int32(members.count - 1)
  }

  /// Joins two nodes by an entry that joins none; a fixed one stays as it is.
  mutating func connect(_ entry: Int, column: Int32, row: Int32) {
    guard column != Self.fixed else { return }
    (columnNode[entry], rowNode[entry]) = (column, row)
    members[Int(column)].append(Int32(entry))
    if row != column { members[Int(row)].append(Int32(entry)) }
  }

  /// Takes an entry from its nodes.
  mutating func disconnect(_ entry: Int) {
    let (column, row) = (columnNode[entry], rowNode[entry])
    guard column != Self.fixed else { return }
    remove(entry, from: column)
    if row != column { remove(entry, from: row) }
    (columnNode[entry], rowNode[entry]) = (Self.fixed, Self.fixed)
  }

  private mutating func remove(_ entry: Int, from node: Int32) {
    guard let place = members[Int(node)].lastIndex(of: Int32(entry)) else { return }
    members[Int(node)].remove(at: place)
  }
}
