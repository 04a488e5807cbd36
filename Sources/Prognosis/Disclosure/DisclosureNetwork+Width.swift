/// How far sums of hidden figures can change.
extension DisclosureNetwork {
  /// What a search for flows writes down on its way.
  struct Search {
    /// Per node its distance from the source, -1 where not seen, and the member to go on with.
    var level: [Int32] = []
    var next: [Int32] = []
    var seen: [Int32] = []
    /// Per node the entries of the sum that end there.
    var closing: [[Int32]] = []
    /// The entries of the sum.
    var isExcluded: [Bool]
    var touched: [(entry: Int32, down: Double, up: Double)] = []
    var upwards = true

    init(entryCount: Int) { isExcluded = [Bool](repeating: false, count: entryCount) }
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
    search.upwards = upwards
    prepare()
    for item in entries { search.isExcluded[Int(item.entry)] = true }
    defer { for item in entries { search.isExcluded[Int(item.entry)] = false } }
    var total = 0.0
    // One source node and one weight at a time, in the order of the entries.
    var isDone = [Bool](repeating: false, count: entries.count)
    for start in entries.indices where !isDone[start] && total < limit {
      let (source, weight) = (columnNode[Int(entries[start].entry)], entries[start].weight)
      guard source != Self.fixed else { continue }
      var targets: [Int32] = []
      for i in start..<entries.count
      where !isDone[i] && entries[i].weight == weight && columnNode[Int(entries[i].entry)] == source {
        isDone[i] = true
        let row = rowNode[Int(entries[i].entry)]
        if search.closing[Int(row)].isEmpty { targets.append(row) }
        search.closing[Int(row)].append(entries[i].entry)
      }
      total += weight * augment(from: source, limit: (limit - total) / weight)
      for row in targets { search.closing[Int(row)] = [] }
    }
    return total
  }

  private mutating func prepare() {
    guard search.level.count < members.count else { return }
    search.level = [Int32](repeating: -1, count: members.count + 256)
    search.next = [Int32](repeating: 0, count: members.count + 256)
    search.closing = [[Int32]](repeating: [], count: members.count + 256)
    search.seen = []
  }
}
