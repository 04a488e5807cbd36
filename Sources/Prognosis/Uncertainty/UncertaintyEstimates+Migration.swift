import Foundation
import LinearAlgebra
import ModelDirectory
import Statistics

extension UncertaintyEstimates {
  private static let borderFile = "international_migration.csv"
  private static let internalFile = "internal_migration.csv"

  // MARK: The nation

  /// Immigration, emigration per inhabitant (or in people where these aren't known), and how their innovations go together.
  mutating func border() throws(PrognosisError) -> BorderUncertainty {
    let file = Self.borderFile
    let immigration = disturbance(
      .immigration, of: Self.logarithms(totals(model.migration.immigration)), file: file)
    let emigration = disturbance(
      .emigration, of: Self.logarithms(perInhabitant(totals(model.migration.emigration))), file: file)
    var result = BorderUncertainty(
      immigration: immigration?.0, emigration: emigration?.0, correlation: 0)
    guard let immigration, let emigration else { return result }
    do throws(StatisticsError) {
      let joint = try JointInnovations(innovations: [immigration.innovations, emigration.innovations])
      result.correlation = joint.correlation[1, 0]
      return result
    } catch {
      throw .unusable(file: file, what: error.description)
    }
  }

  /// Moves between regions per inhabitant.
  mutating func internalLevel() -> AutoregressiveDisturbance? {
    disturbance(
      .internalLevel, of: Self.logarithms(perInhabitant(totals(model.migration.internalDepartures))),
      file: Self.internalFile)?.0
  }

  /// National net migration, spread by people over regions and by the absolute counts over ages.
  mutating func netMigration() -> NetMigrationUncertainty? {
    let history = NationalHistory.series(model) { $0.immigration - $0.emigration + $0.corrections }
    let found = disturbance(.netMigration, of: history, file: "history_components.csv")
    guard let disturbance = found?.0, let shares = netShares() else { return nil }
    return NetMigrationUncertainty(disturbance: disturbance, shares: shares)
  }

  /// (people of the region / all people) (absolute counts of the cell / those of all cells); nil where all counts are 0.
  private mutating func netShares() -> Matrix? {
    guard let counts = model.migration.net[nearest: model.settings.baseYear] else { return nil }
    let profile = (0..<counts.rows).map { x in
      (0..<counts.columns).reduce(0) { $0 + abs(counts[x, $1]) }
    }
    let (total, people) = (profile.reduce(0, +), BaseYear.columnTotals(model.population))
    let nation = people.reduce(0, +)
    guard total > 0, nation > 0 else {
      note(
        .netMigration,
        Notice(dutch: "net_migration.csv heeft alleen nullen", english: "net_migration.csv has zeros only"))
      return nil
    }
    return Matrix(
      rows: counts.rows, columns: counts.columns,
      byColumns: people.flatMap { own in profile.map { $0 / total * (own / nation) } })
  }

  /// National totals of the years before the base year.
  private func totals(_ table: [Int: [Double]]) -> [Int: Double] {
    table.filter { $0.key < model.settings.baseYear }.mapValues(MigrationSchedule.known)
  }

  /// Totals over the people of 1 January, where these are known for each of the years; else the totals.
  private func perInhabitant(_ totals: [Int: Double]) -> [Int: Double] {
    let people = NationalHistory.series(model, \.populationStart)
    guard totals.keys.allSatisfy({ (people[$0] ?? 0) > 0 }) else { return totals }
    return Dictionary(uniqueKeysWithValues: totals.map { ($0.key, $0.value / (people[$0.key] ?? 1)) })
  }

  /// Logarithms of what is above 0.
  private static func logarithms(_ values: [Int: Double]) -> [Int: Double] {
    values.filter { $0.value > 0 }.mapValues { log($0) }
  }

  // MARK: The regions

  /// Each region's share of the immigrants.
  mutating func immigrationRegional() -> RegionalDisturbance? {
    panel(.immigrationRegional, model.migration.immigration, file: Self.borderFile)?.disturbance
  }

  /// Departures and arrivals of each region.
  mutating func moves() -> MovesUncertainty? {
    guard let out = panel(.internalRegional, model.migration.internalDepartures, file: Self.internalFile),
      let into = panel(.internalRegional, model.migration.internalArrivals, file: Self.internalFile)
    else { return nil }
    return MovesUncertainty(
      departures: out.disturbance, arrivals: into.disturbance,
      correlation: out.fit.correlation(with: into.fit))
  }

  private typealias Panel = (fit: PanelAutoregression, disturbance: RegionalDisturbance)

  /// The autoregression of the logarithms of regions' shares of the nation, around each region's own mean.
  ///
  /// A region alone has all of the nation, and there is nothing to tell of its share.
  private mutating func panel(
    _ source: ModelSettings.Uncertainty.Source, _ table: [Int: [Double]], file: String
  ) -> Panel? {
    guard isOn(source), model.regions.count > 1 else { return nil }
    let nation = totals(table)
    let known = nation.keys.sorted()
    guard known.count >= Self.fewestYears, let first = known.first, let last = known.last else {
      note(source, .fewYears(known.count, needed: Self.fewestYears, file: file))
      return nil
    }
    let counts = model.regions.indices.map { r in (first...last).map { table[$0]?[r] ?? .nan } }
    let totals = (first...last).map { nation[$0] ?? .nan }
    // Nobody in a year has no logarithm; such years take no part.
    let series = counts.map { zip($0, totals).map { $0 > 0 && $1 > 0 ? log($0 / $1) : .nan } }
    let sizes = counts.map { counts in
      let seen = counts.filter { !$0.isNaN }
      return seen.isEmpty ? 0 : seen.reduce(0, +) / Double(seen.count)
    }
    do throws(StatisticsError) {
      let fit = try PanelAutoregression(series: series, sizes: sizes)
      let variances = sizes.map { $0 > 0 ? fit.innovationVariance(size: $0) : 0 }
      return (fit, RegionalDisturbance(persistence: fit.coefficient, innovationVariances: variances))
    } catch {
      note(source, .notEstimable(error.description, file: file))
      return nil
    }
  }
}
