extension ModelAssembly {
  /// Notes the tables that the chosen methods need and that aren't there.
  mutating func requireTables() {
    Self.require(knowsMethods ? neededTables() : Self.alwaysNeeded, among: present, log: &log)
    requireLevels()
  }

  /// Notes the tables that every model needs, whatever its settings, and that aren't among `present`.
  static func requireEssentials(among present: Set<String>, log: inout FaultLog) {
    require(alwaysNeeded, among: present, log: &log)
  }

  private static func require(
    _ needed: [(file: String, reason: String)], among present: Set<String>, log: inout FaultLog
  ) {
    for (file, reason) in needed where !present.contains(file) { log.add(file, "is missing; \(reason)") }
  }

  /// Whether every model needs `file`.
  static func isEssential(_ file: String) -> Bool { alwaysNeeded.contains { $0.file == file } }

  private static let alwaysNeeded = ["regions.csv", "population.csv"].map {
    (file: $0, reason: "every model needs it")
  }

  /// The tables that a prognosis by these settings can't do without, with the reason.
  private func neededTables() -> [(file: String, reason: String)] {
    var needed = Self.alwaysNeeded
    func need(_ files: [String], _ reason: String) {
      for file in files where !needed.contains(where: { $0.file == file }) {
        needed.append((file, "\(reason) needs it"))
      }
    }
    let mortality = settings.mortality.method
    switch mortality {
    case .liLee: need(["mortality_history.csv"], "mortality.method '\(mortality.rawValue)'")
    case .table: need(["mortality.csv"], "mortality.method '\(mortality.rawValue)'")
    case .survival: need(["survival.csv"], "mortality.method '\(mortality.rawValue)'")
    }
    need(["fertility.csv"], "fertility.method '\(settings.fertility.method.rawValue)'")
    let within = settings.migration.internal
    switch within {
    case .flows:
      need(
        ["internal_migration.csv", "internal_migration_age.csv", "internal_migration_flows.csv"],
        "migration.internal '\(within.rawValue)'")
    case .pool:
      need(
        ["internal_migration.csv", "internal_migration_age.csv"], "migration.internal '\(within.rawValue)'")
    case .none: break
    }
    let across = settings.migration.international
    switch across {
    case .rates:
      need(
        ["international_migration.csv", "international_migration_age.csv"],
        "migration.international '\(across.rawValue)'")
    case .net: need(["net_migration.csv"], "migration.international '\(across.rawValue)'")
    case .none: break
    }
    return needed
  }

  /// Notes years that are to set a level but that the table lacks.
  private mutating func requireLevels() {
    let levels = [
      ("levels.internal", settings.levels.internal, "internal_migration.csv"),
      ("levels.international", settings.levels.international, "international_migration.csv"),
    ]
    for (key, years, file) in levels where !years.isEmpty {
      guard let table = soundTable(file) else { continue }
      let there = table.distinct("year")
      let lacking = years.filter { !there.contains($0) }
      if !lacking.isEmpty {
        log.add(
          SettingsReader.file, line: settingLines[key],
          "\(key) has \(Quoted.runs(lacking)); allowed are the years of \(file), \(Quoted.runs(there))")
      }
    }
  }

  /// Notes a table by year that doesn't speak of the base year, when a method needs it.
  mutating func requireBaseYear(_ table: Table, isNeeded: Bool) {
    let years = table.distinct("year")
    guard isNeeded, knowsMethods, !years.contains(settings.baseYear) else { return }
    log.add(table.file, "has no rows for the base year \(settings.baseYear), only for \(Quoted.runs(years))")
  }

  /// Values by year for every region, `ages` per sex from age `first` on; rows without a region hold for all.
  ///
  /// A row that names a region goes before one that doesn't.
  /// - Returns: per year a column for each region, each with the block of women first; NaN where no row speaks.
  func yearly(
    _ table: Table, _ column: String, region: [Int], first: Int = 0, ages: Int, sexes: Int = 2
  ) -> [Int: [Double]] {
    let (year, age, values) = (table.integers("year"), table.integers("age"), table.numbers(column))
    let sex = sexes == 2 ? table.integers("sex") : []
    let names = table["region"]
    let rows = sexes * ages
    var result: [Int: [Double]] = [:]
    for year in table.distinct("year") { result[year] = .init(repeating: .nan, count: rows * regions.count) }
    for isForAll in [true, false] {
      for row in 0..<table.rows where names.names[Int(names.integers[row])].isEmpty == isForAll {
        let cell = (sexes == 2 ? Int(sex[row]) * ages : 0) + Int(age[row]) - first
        let columns = isForAll ? regions.indices : region[row] < 0 ? 0..<0 : region[row]..<region[row] + 1
        for r in columns { result[Int(year[row])]?[r * rows + cell] = values[row] }
      }
    }
    return result
  }
}
