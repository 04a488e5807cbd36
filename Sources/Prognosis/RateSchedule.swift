import Demography
import LinearAlgebra
import ModelDirectory

/// The rates of every year of a projection, for all regions.
struct RateSchedule: Sendable {
  let grid: AgeSexGrid
  private(set) var mortality: MortalitySchedule
  let fertility: FertilitySchedules
  let migration: MigrationSchedule
  private let sexRatios: [Int: Double]
  private let sexRatio: Double
  private var levers: DemographyLevers?

  /// - Parameters:
  ///   - years: b ... b + H, the years that are projected.
  ///   - threads: at most this many workers.
  init(model: RegionModel, years: ClosedRange<Int>, threads: Int?) throws(PrognosisError) {
    grid = model.grid
    sexRatios = model.fertility.sexRatioAtBirth
    sexRatio = model.settings.fertility.sexRatioAtBirth
    mortality = try MortalitySchedule(model: model, years: years, threads: threads)
    fertility = try FertilitySchedules(model: model, years: years)
    let survival = mortality.survival(years.lowerBound)
    let base = BaseYear(
      grid: grid, population: model.population, survival: survival.ratios, birthSurvival: survival.births,
      fertility: fertility.rates(years.lowerBound),
      sexRatioAtBirth: sexRatios[nearest: years.lowerBound] ?? sexRatio)
    migration = try MigrationSchedule(model: model, base: base, years: years)
    let held =
      sexRatios.isEmpty ? [] : Notice.yearsHeld(sexRatios.keys, years, file: "sex_ratio_at_birth.csv")
    notices = mortality.notices + fertility.notices + held + migration.notices
  }

  /// What a reader should know of the rates.
  let notices: [Notice]

  /// The schedule of a scenario.
  ///
  /// - Throws: `.unusable` where a lever can't act on the model's rates.
  func applying(_ levers: DemographyLevers, threads: Int?) throws(PrognosisError) -> RateSchedule {
    guard !levers.isEmpty else { return self }
    var copy = self
    copy.mortality = try mortality.applying(levers, threads: threads)
    copy.levers = levers
    return copy
  }

  /// The rates of one year.
  func rates(_ year: Int) -> ProjectionRates {
    let survival = mortality.survival(year)
    let rates = ProjectionRates(
      survival: survival.ratios, birthSurvival: survival.births, fertility: fertility.rates(year),
      sexRatioAtBirth: sexRatios[nearest: year] ?? sexRatio, internalMigration: migration.internalMigration,
      international: migration.international(year))
    guard let levers else { return rates }
    return changed(rates, by: levers, year)
  }

  private func changed(_ rates: ProjectionRates, by levers: DemographyLevers, _ year: Int) -> ProjectionRates {
    let sizes = LeverSizes(centralIn: year)
    var rates = rates
    if let effect = levers.fertilityEffect(sizes, rates: fertility.totals(year)) {
      rates.fertility = rates.fertility.columnsScaled(by: effect)
    }
    if let effect = levers.departureEffect(sizes) {
      rates.internalMigration = rates.internalMigration.map {
        InternalMigration(
          departureRates: $0.departureRates.columnsScaled(by: effect), redistribution: $0.redistribution)
      }
    }
    if case .gross(let immigrants, let emigrationRates) = rates.international,
      let effect = levers.immigrationEffect(sizes, people: BaseYear.columnTotals(immigrants))
    {
      rates.international = .gross(
        immigrants: immigrants.columnsScaled(by: effect), emigrationRates: emigrationRates)
    }
    return rates
  }
}

extension Matrix {
  /// Each column times what levers make of 1.
  fileprivate func columnsScaled(by effect: RegionalEffect) -> Matrix {
    var result = self
    for column in 0..<columns {
      let factor = effect.applied(to: 1, at: column).value
      for row in 0..<rows { result[row, column] *= factor }
    }
    return result
  }
}
