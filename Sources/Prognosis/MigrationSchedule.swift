import Demography
import LinearAlgebra
import ModelDirectory

/// Migration by year: departures and their destinations, immigrants, emigration rates, or net counts.
struct MigrationSchedule: Sendable {
  /// Moves between regions; the same every year on the central path.
  let internalMigration: InternalMigration?
  /// What a reader should know of it.
  let notices: [Notice]
  private let international: International
  private let grid: AgeSexGrid

  private enum International: Sendable {
    case none
    case gross(
      immigration: NationalImmigration, regionShares: [Double], cellShares: [Double], emigrationRates: Matrix)
    case net([Int: Matrix], timing: NetMigrationTiming)
  }

  init(model: RegionModel, base: BaseYear, years: ClosedRange<Int>) throws(PrognosisError) {
    grid = base.grid
    internalMigration = try Self.internalMigration(model, base)
    international = try Self.international(model, base)
    notices = Notice.migration(model, years: years)
  }

  /// Moves across the border in `year`. Net counts beyond the table's years are those of its last year.
  func international(_ year: Int) -> InternationalMigration {
    switch international {
    case .none: return .none
    case .gross(let immigration, let regionShares, let cellShares, let emigrationRates):
      let national = immigration.value(in: year)
      let counts = regionShares.flatMap { share in cellShares.map { national * share * $0 } }
      return .gross(
        immigrants: Matrix(rows: grid.cells, columns: regionShares.count, byColumns: counts),
        emigrationRates: emigrationRates)
    case .net(let byYear, let timing):
      guard let counts = byYear[nearest: year] else { return .none }
      return .net(counts, timing: timing)
    }
  }

  // MARK: Between the regions

  private static func internalMigration(
    _ model: RegionModel, _ base: BaseYear
  ) throws(PrognosisError) -> InternalMigration? {
    let data = model.migration
    guard model.settings.migration.internal != .none else { return nil }
    let ones = Matrix(rows: base.grid.cells, columns: model.regions.count, repeating: 1)
    let out = data.outFactor ?? ones
    let pull = data.inFactor ?? ones
    let years = levelYears(model.settings.levels.internal, in: data.internalDepartures.keys, of: model)
    let departures = mean(data.internalDepartures, years)
    let rates = Matrix(
      rows: out.rows, columns: out.columns,
      byColumns: out.elements.indices.map { out.elements[$0] * data.internalRates[$0 % out.rows] })
    do {
      return InternalMigration(
        departureRates: try levelled(
          rates, to: departures, of: model.regions, years: years.count, base: base,
          file: "internal_migration.csv"),
        redistribution: model.settings.migration.internal == .flows
          ? try Redistribution(flows: data.flows.map { ($0.ages, $0.moves) }, pull: pull, grid: base.grid)
          : try Redistribution(poolArrivals: mean(data.internalArrivals, years), pull: pull))
    } catch let error as PrognosisError {
      throw error
    } catch RedistributionError.noDestination(let region, let cell) {
      let isPool = model.settings.migration.internal == .pool
      throw .unusable(
        file: isPool ? "internal_migration.csv" : "internal_migration_flows.csv",
        what: "people of \(model.regions[region].code) at age \(cell % base.grid.ages) have no destination; "
          + (isPool ? "another region needs arrivals" : "give at least one flow to a region")
          + " and an in_factor above 0 in internal_migration_regional_age.csv")
    } catch {
      throw .unusable(file: "internal_migration_flows.csv", what: "\(error)")
    }
  }

  /// `rates` times a factor per region, so that the base year's exposure gives each region's shrunken level
  /// and the nation's level exactly.
  private static func levelled(
    _ rates: Matrix, to observed: [Double], of regions: [Region], years: Int, base: BaseYear, file: String
  ) throws(PrognosisError) -> Matrix {
    let expected = (0..<rates.columns).map { r in
      (0..<rates.rows).reduce(0) { $0 + rates[$1, r] * base.exposure[$1, r] }
    }
    let known = observed.indices.filter { !observed[$0].isNaN }
    let (seen, usual) = known.reduce((0, 0)) { ($0.0 + observed[$1], $0.1 + expected[$1]) }
    let level = seen > 0 && usual > 0 ? seen / usual : 0
    // Without any move there is nothing to tell regions apart.
    let counts = ObservedExpected(
      observed: observed.map { $0 * Double(years) },
      expected: expected.map { $0 * Double(years) * (level > 0 ? level : 1) })
    let factors = try RegionalFactors.poisson(
      counts, of: regions, weights: expected, file: file)
    var result = rates
    for r in 0..<rates.columns {
      for x in 0..<rates.rows { result[x, r] *= level * factors[r] }
    }
    return result
  }

  // MARK: Across the border

  private static func international(
    _ model: RegionModel, _ base: BaseYear
  ) throws(PrognosisError) -> International {
    let data = model.migration
    switch model.settings.migration.international {
    case .none: return .none
    case .net: return .net(data.net, timing: model.settings.migration.timing == .even ? .even : .end)
    case .rates: break
    }
    let years = levelYears(model.settings.levels.international, in: data.immigration.keys, of: model)
    // The level years set the nation's level; the regions' shares are those of the last three years, since one year
    // of a small region says little.
    let recent = Array(data.immigration.keys.sorted().filter { $0 <= years.last ?? $0 }.suffix(3))
    let total = known(mean(data.immigration, years))
    let emigrants = known(mean(data.emigration, years))
    let immigration = shares(data.immigration, recent)
    let emigration = shares(data.emigration, recent).map { $0 * emigrants }
    let national = BaseYear.totals(base.exposure)
    let rates = data.emigrationShare.indices.map { cell in
      national[cell] > 0 ? data.emigrationShare[cell] * emigrants / national[cell] : 0
    }
    let flat = Matrix(
      rows: rates.count, columns: model.regions.count, byColumns: model.regions.flatMap { _ in rates })
    return .gross(
      immigration: try NationalImmigration(
        level: total, year: years.last ?? model.settings.baseYear - 1,
        longRun: model.settings.migration.longRunImmigration),
      regionShares: immigration.map { $0.isNaN ? 0 : $0 }, cellShares: data.immigrationShare,
      emigrationRates: try levelled(
        flat, to: emigration, of: model.regions, years: recent.count, base: base,
        file: "international_migration.csv"))
  }

  /// Each region's share of the nation, the mean of its shares of `years`.
  private static func shares(_ table: [Int: [Double]], _ years: [Int]) -> [Double] {
    let byYear = Dictionary(
      uniqueKeysWithValues: years.compactMap { year in
        table[year].map { values in (year, values.map { $0 / known(values) }) }
      })
    let means = mean(byYear, years)
    let total = known(means)
    return means.map { $0 / total }
  }

  static func known(_ values: [Double]) -> Double { values.filter { !$0.isNaN }.reduce(0, +) }

  /// The years that set a level: those asked for that the table has, else its last three; of the years before the base
  /// year, where there are any.
  static func levelYears(
    _ asked: [Int], in present: Dictionary<Int, [Double]>.Keys, of model: RegionModel
  ) -> [Int] {
    let earlier = present.filter { $0 < model.settings.baseYear }.sorted()
    let years = earlier.isEmpty ? present.sorted() : earlier
    let chosen = years.filter(asked.contains)
    return chosen.isEmpty ? Array(years.suffix(3)) : chosen
  }

  /// The mean over `years`, per region, of the years that are known.
  static func mean(_ table: [Int: [Double]], _ years: [Int]) -> [Double] {
    guard let first = years.first.flatMap({ table[$0] }) else { return [] }
    return first.indices.map { r in
      let known = years.compactMap { table[$0]?[r] }.filter { !$0.isNaN }
      return known.isEmpty ? .nan : known.reduce(0, +) / Double(known.count)
    }
  }
}

extension Dictionary where Key == Int {
  /// The value of `year`, or of the nearest year that has one.
  subscript(nearest year: Int) -> Value? {
    if let value = self[year] { return value }
    let keys = keys.sorted()
    return (keys.last { $0 <= year } ?? keys.first).flatMap { self[$0] }
  }
}
