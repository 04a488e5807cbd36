import Prognosis

/// The figures of a scenario of a stored run, of the tables that are asked for.
struct ProjectedFigures: Sendable {
  /// The figures, ascending by year.
  private(set) var courses: [SeriesKey: [(year: Int, figure: ProjectedFigure)]] = [:]
  /// The names of the areas, by set and code.
  private(set) var names: [String: [String: String]] = [:]
  /// The items of each table.
  private(set) var items: [SeriesKey.Table: Set<String>] = [:]
  /// The years of each table.
  private(set) var years: [SeriesKey.Table: ClosedRange<Int>] = [:]
  /// The units of care by item.
  private(set) var units: [String: String] = [:]
  /// The scenarios of the run.
  private(set) var scenarios: [String] = []

  /// Reads the tables.
  ///
  /// - Throws: `.stored` where a table isn't as this program writes it, `.noScenario`.
  init(
    of run: StoredRun, scenario: String, tables: Set<SeriesKey.Table>
  ) throws(MonitorError) {
    for table in SeriesKey.Table.allCases where tables.contains(table) {
      guard run.tableNames.contains(table.rawValue) else { continue }
      do throws(StoredError) {
        try read(run.table(table.rawValue), as: table, scenario: scenario, path: run.path)
      } catch {
        throw .stored(error)
      }
    }
    guard scenarios.isEmpty || scenarios.contains(scenario) else {
      throw .noScenario(scenario, known: scenarios)
    }
  }

  /// The areas with a code, in order of their sets.
  func sets(with code: String) -> [String] { names.filter { $0.value[code] != nil }.keys.sorted() }

  private mutating func read(
    _ table: StoredTable, as kind: SeriesKey.Table, scenario: String, path: String
  ) throws(StoredError) {
    let texts = try ["scenario", "set", "code", "name"].map { (name) throws(StoredError) in
      try table.texts(name)
    }
    let (items, years) = (try Self.items(of: table, kind), try table.integers("year"))
    let columns = try Self.columns.map { (name) throws(StoredError) in try table.numbers(name) }
    let units = kind == .care ? try table.texts("unit") : []
    var seen = Set(scenarios)
    for row in 0..<table.rowCount {
      if seen.insert(texts[0][row]).inserted { scenarios.append(texts[0][row]) }
      guard texts[0][row] == scenario else { continue }
      let figure = ProjectedFigure(
        mean: columns[0][row], quantiles: columns.dropFirst().map { $0[row] })
      guard figure.isAscending else {
        let file = "\(path)/\(kind.rawValue).csv"
        throw .malformed(path: file, line: row + 2, what: "the quantiles don't ascend")
      }
      let key = SeriesKey(table: kind, set: texts[1][row], code: texts[2][row], item: items[row])
      courses[key, default: []].append((years[row], figure))
      names[key.set, default: [:]][key.code] = texts[3][row]
      if kind == .care { self.units[items[row]] = units[row] }
    }
    self.items[kind] = Set(items)
    if let first = years.min(), let last = years.max() { self.years[kind] = first...last }
  }

  private static let columns = ["mean", "p2_5", "p10", "p50", "p90", "p97_5"]

  /// The items of the rows of a table, as the files of realised figures name them.
  private static func items(
    of table: StoredTable, _ kind: SeriesKey.Table
  ) throws(StoredError) -> [String] {
    switch kind {
    case .groups: return try table.texts("group")
    case .components: return try table.texts("component")
    case .care: return try table.texts("product")
    case .conditions: return try table.texts("condition")
    case .population:
      let (sexes, from, to) = (
        try table.texts("sex"), try table.texts("age_from"), try table.texts("age_to")
      )
      return sexes.indices.map { row in
        let ages =
          to[row].isEmpty ? "\(from[row])+" : from[row] == to[row] ? from[row] : "\(from[row])-\(to[row])"
        return "\(sexes[row]) \(ages)"
      }
    }
  }
}

extension ProjectedFigure {
  /// Whether its quantiles ascend, as far as they are there.
  var isAscending: Bool {
    isSuppressed || zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 }
  }
}
