import Demography
import LinearAlgebra

/// Puts the tables together: references, completeness, sums, and what the chosen methods need.
///
/// Faults gather in `log`; what is returned beside a fault is a placeholder that no one sees.
struct ModelAssembly {
  /// The settings; internal migration is off in a model of one region.
  var settings: ModelSettings
  /// The lines of the settings that refer to tables.
  let settingLines: [String: Int]
  private let namesInternal: Bool
  /// Whether the settings of methods are good.
  let knowsMethods: Bool
  /// The tables that could be read, by file.
  let tables: [String: Table]
  /// The names of all files there are.
  let present: Set<String>
  /// The user's own file of sets.
  let userSets: Table?
  /// The cells of a population.
  let grid: AgeSexGrid

  /// What is wrong.
  var log = FaultLog()
  /// What should be known but stops nothing.
  var warnings: [ModelFault] = []

  /// The regions, ascending by code.
  private(set) var regions: [Region] = []
  /// Where each region stands.
  private(set) var regionIndex: [String: Int] = [:]
  /// The groupings.
  private(set) var sets: [RegionSet] = []
  /// Codes of care products, conditions, branches and determinants.
  private(set) var products: [String: Int] = [:]
  private(set) var conditions: [String: Int] = [:]
  private(set) var branches: [String: Int] = [:]
  private(set) var determinants: [String: Int] = [:]

  init(reader: SettingsReader, tables: [String: Table], present: Set<String>, userSets: Table?) {
    (settings, settingLines, namesInternal) = (reader.settings, reader.lines, reader.namesInternal)
    knowsMethods = reader.knowsMethods
    (self.tables, self.present, self.userSets) = (tables, present, userSets)
    grid = AgeSexGrid(openAge: settings.openAge)
  }

  /// The model, good where `log` is empty afterwards; without inputs and warnings.
  mutating func build() -> RegionModel {
    regions = readRegions()
    regionIndex = Dictionary(uniqueKeysWithValues: zip(regions.map(\.code), regions.indices))
    products = codes("care_products.csv", "product")
    conditions = codes("conditions.csv", "condition")
    branches = codes("workforce_branches.csv", "branch")
    determinants = codes("determinant_definitions.csv", "determinant")
    sets = readSets()
    settleMethods()
    let tiles = readTiles()
    let changes = readChanges()
    let population = readPopulation()
    let mortality = readMortality()
    let fertility = readFertility()
    let migration = readMigration()
    let history = readHistory()
    let care = readCare()
    let determinantData = readDeterminants()
    let workforce = readWorkforce()
    let waiting = readWaiting()
    return RegionModel(
      settings: settings, regions: regions, sets: sets, tiles: tiles, changes: changes,
      population: population,
      mortality: mortality, fertility: fertility, migration: migration, history: history, care: care,
      determinants: determinantData, workforce: workforce, waiting: waiting, sources: readSources(),
      inputs: [],
      warnings: [])
  }

  /// A model of one region has no moves between regions, unless it asks for them, which is a fault.
  private mutating func settleMethods() {
    if regions.count == 1, knowsAll("regions.csv"), settings.migration.internal != .none {
      if namesInternal, knowsMethods {
        log.add(
          SettingsReader.file, line: settingLines["migration.internal"],
          "migration.internal is '\(settings.migration.internal.rawValue)', but the model has one region; allowed is none"
        )
      }
      settings.migration.internal = .none
    }
    // Whether the default has a meaning depends on the number of regions, which isn't known then.
    if !knowsAll("regions.csv"), !namesInternal { settings.migration.internal = .none }
    requireTables()
  }

  /// The distinct codes of a table's key column.
  private func codes(_ file: String, _ column: String) -> [String: Int] {
    guard let table = tables[file] else { return [:] }
    return Dictionary(zip(table.texts(column), 0...), uniquingKeysWith: { first, _ in first })
  }
}

extension ModelAssembly {
  /// The table, where all of its rows could be read.
  func soundTable(_ file: String) -> Table? {
    tables[file].flatMap { $0.isSound ? $0 : nil }
  }

  /// Whether every code that `file` defines is known; true where there is no such file and none is needed.
  func knowsAll(_ file: String) -> Bool {
    tables[file]?.isWhole ?? (!present.contains(file) && !Self.isEssential(file))
  }

  /// For each row of `column` its place in `index`; -1, with a fault, where it has none, and -1 for empty fields.
  ///
  /// - Parameters:
  ///   - noun: what is referred to, such as `region`.
  ///   - file: the table that defines it.
  mutating func resolve(
    _ table: Table, _ column: String, in index: [String: Int], _ noun: String, of file: String
  ) -> [Int] {
    let names = table[column].names
    let places = names.map { index[$0] ?? -1 }
    let ids = table[column].integers
    if zip(names, places).contains(where: { !$0.isEmpty && $1 < 0 }) {
      if !present.contains(file), !Self.isEssential(file) {
        log.add(table.file, "refers to \(noun.plural), but \(file) is missing")
      } else if knowsAll(file) {
        for (row, id) in ids.enumerated() where places[Int(id)] < 0 && !names[Int(id)].isEmpty {
          log.add(
            table.file, line: table.line(row),
            "\(column) is \(Quoted.text(names[Int(id)])), which is not a \(noun) of \(file)")
        }
      }
    }
    return ids.map { places[Int($0)] }
  }

  /// For each row of `column` the region; -1, with a fault, for an unknown one.
  mutating func resolveRegions(_ table: Table, _ column: String = "region") -> [Int] {
    resolve(table, column, in: regionIndex, "region", of: "regions.csv")
  }

  /// The cell of each row of a table with sex and age.
  func cells(_ table: Table) -> [Int] {
    zip(table.integers("sex"), table.integers("age")).map { Int($0) * grid.ages + Int($1) }
  }

  /// Notes the cells of `values` that are NaN, a fault for each sex.
  mutating func requireCells(_ values: some RandomAccessCollection<Double>, _ file: String, _ owner: String) {
    guard values.contains(where: \.isNaN) else { return }
    for sex in Sex.allCases {
      let cells = values.dropFirst(sex.rawValue * grid.ages).prefix(grid.ages)
      let missing = zip(0..., cells).filter { $1.isNaN }.map(\.0)
      if missing.count == grid.ages {
        log.add(
          file,
          "\(owner)sex \(sex.letter): every age is missing; allowed is a row for each age 0-\(grid.openAge)")
      } else if !missing.isEmpty {
        let ages = (missing.count == 1 ? "age " : "ages ") + Quoted.runs(missing)
        log.add(
          file,
          "\(owner)sex \(sex.letter): \(ages) \(missing.count == 1 ? "is" : "are") missing; "
            + "allowed is a row for each age 0-\(grid.openAge)")
      }
    }
  }

  /// The shares divided by their sum; a fault where that isn't 1 within 1e-6.
  mutating func normalised(_ shares: [Double], _ file: String, line: Int? = nil, _ owner: String) -> [Double]
  {
    let sum = shares.reduce(0, +)
    guard (sum - 1).magnitude <= 1e-6 else {
      log.add(
        file, line: line, "\(owner): the shares sum to \(Self.short(sum)); allowed is 1 within 0.000001")
      return shares
    }
    return shares.map { $0 / sum }
  }

  /// A number with at most nine decimals.
  static func short(_ value: Double) -> String {
    let scaled = (value * 1e9).rounded()
    return scaled.magnitude < 1e15 ? "\(scaled / 1e9)" : "\(value)"
  }

  /// Notes where a 10th percentile lies above the 90th.
  mutating func requireOrderedPercentiles(_ table: Table) { requireOrder(table, ["p10", "p90"]) }

  /// Notes where a column exceeds the one that follows it in `columns`.
  mutating func requireOrder(_ table: Table, _ columns: [String]) {
    for (lower, upper) in zip(columns, columns.dropFirst()) {
      let (low, high) = (table.numbers(lower), table.numbers(upper))
      for row in 0..<table.rows where low[row] > high[row] {
        log.add(
          table.file, line: table.line(row),
          "\(lower) is \(low[row]), above \(upper), which is \(high[row])")
      }
    }
  }
}

extension String {
  /// Of a noun that a table refers to.
  fileprivate var plural: String { self + (hasSuffix("ch") ? "es" : "s") }
}
