/// The largest flow, by Dinic's algorithm (1970).
extension DisclosureNetwork {
  mutating func augment(from source: Int32, limit: Double) -> Double {
    var total = 0.0
    while limit - total > least, findLevels(from: source) {
      let pushed = push(source, limit - total)
      for node in search.seen {
        search.level[Int(node)] = -1
        search.next[Int(node)] = 0
      }
      search.seen.removeAll(keepingCapacity: true)
      guard pushed > 0 else { break }
      total += pushed
    }
    return total
  }

  /// Numbers the nodes by their distance from the source, as far as the nearest that closes a circulation.
  private mutating func findLevels(from source: Int32) -> Bool {
    search.level[Int(source)] = 0
    search.seen.append(source)
    var place = 0
    while place < search.seen.count {
      let node = search.seen[place]
      place += 1
      if closes(node) { return true }
      for index in 0..<members[Int(node)].count {
        let entry = members[Int(node)][index]
        let other = opposite(entry, node)
        guard !search.isExcluded[Int(entry)], search.level[Int(other)] < 0, room(entry, from: node) > least
        else {
          continue
        }
        search.level[Int(other)] = search.level[Int(node)] + 1
        search.seen.append(other)
      }
    }
    for node in search.seen { search.level[Int(node)] = -1 }
    search.seen.removeAll(keepingCapacity: true)
    return false
  }

  /// Whether an entry of the sum that ends here has room left.
  private func closes(_ node: Int32) -> Bool {
    !search.closing[Int(node)].isEmpty && search.closing[Int(node)].contains { closingRoom($0) > least }
  }

  private func closingRoom(_ entry: Int32) -> Double { search.upwards ? up[Int(entry)] : down[Int(entry)] }

  private mutating func push(_ node: Int32, _ wanted: Double) -> Double {
    if closes(node), let entry = search.closing[Int(node)].first(where: { closingRoom($0) > least }) {
      let amount = min(wanted, closingRoom(entry))
      shift(entry, by: search.upwards ? amount : -amount)
      return amount
    }
    var total = 0.0
    while Int(search.next[Int(node)]) < members[Int(node)].count {
      let entry = members[Int(node)][Int(search.next[Int(node)])]
      let other = opposite(entry, node)
      if !search.isExcluded[Int(entry)], search.level[Int(other)] == search.level[Int(node)] + 1 {
        let space = min(wanted - total, room(entry, from: node))
        if space > least {
          let pushed = push(other, space)
          if pushed > 0 { shift(entry, by: forward(entry, from: node) ? -pushed : pushed) }
          total += pushed
        }
      }
      if wanted - total <= least { return total }
      search.next[Int(node)] += 1
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
    (columnNode[Int(entry)] == node) == search.upwards
  }

  private func room(_ entry: Int32, from node: Int32) -> Double {
    forward(entry, from: node) ? down[Int(entry)] : up[Int(entry)]
  }

  private mutating func shift(_ entry: Int32, by amount: Double) {
    let e = Int(entry)
    search.touched.append((entry, down[e], up[e]))
    down[e] += amount
    up[e] -= amount
  }

  mutating func restore() {
    for change in search.touched.reversed() {
      down[Int(change.entry)] = change.down
      up[Int(change.entry)] = change.up
    }
    search.touched.removeAll(keepingCapacity: true)
  }
}
