import Statistics

/// How often what happened lay within the margins, of an item over areas and years.
struct MonitorCoverage: Sendable {
  let table: SeriesKey.Table
  let item: String
  /// How many figures with margins there are.
  let count: Int
  /// How many of them lay within the interval of 80 %, and of 95 %.
  let inside80: Int
  let inside95: Int
  /// How many series there are, and how many of them give a signal.
  let series: Int
  let signals: Int
  /// At most how many would give a signal by chance, if deviations were independent from year to year.
  let expectedSignals: Double

  /// An upper bound in one decimal: rounded up, so that a small one isn't told as none.
  static func atMost(_ value: Double) -> Double { (value * 10).rounded(.up) / 10 }

  /// The items of the series, in order; those without a figure with margins are left out.
  static func all(of series: [MonitoredSeries], options: MonitorOptions) -> [MonitorCoverage] {
    let length = RunLength(reference: options.reference, threshold: options.threshold)
    var chances: [Int: Double] = [:]
    for years in Set(series.map(\.stepCount)) { chances[years] = length.probability(within: years) }
    let groups = Dictionary(grouping: series) { Item(table: $0.key.table, name: $0.key.item) }
    return groups.keys.sorted().compactMap { item in
      let own = groups[item] ?? []
      let coverage = MonitorCoverage(
        of: own, item, expectedSignals: own.reduce(0) { $0 + (chances[$1.stepCount] ?? 0) })
      return coverage.count > 0 ? coverage : nil
    }
  }

  private init(of series: [MonitoredSeries], _ item: Item, expectedSignals: Double) {
    let positions = series.flatMap { $0.points.compactMap(\.position) }
    (table, self.item, count) = (item.table, item.name, positions.count)
    inside80 = positions.count { $0.side == 0 }
    inside95 = positions.count { $0.isInside95 }
    self.series = series.count { $0.stepCount > 0 }
    signals = series.count { $0.signal != nil }
    self.expectedSignals = expectedSignals
  }

  /// The share within an interval, with its limits of 95 % by Wilson's method as if figures were independent of each other.
  func share(_ inside: Int) -> (value: Double, limits: ClosedRange<Double>) {
    // Events among a count above zero have limits.
    let limits = try? WilsonLimits.limits(of: Double(inside), among: Double(count))
    return (Double(inside) / Double(count), limits ?? 0...1)
  }

  private struct Item: Hashable, Comparable {
    var table: SeriesKey.Table
    var name: String

    static func < (a: Item, b: Item) -> Bool { (a.table.place, a.name) < (b.table.place, b.name) }
  }
}
