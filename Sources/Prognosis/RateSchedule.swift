import Demography
import LinearAlgebra
import ModelDirectory

/// The rates of every year of a projection, for all regions.
struct RateSchedule: Sendable {
  let grid: AgeSexGrid
  let mortality: MortalitySchedule
  let fertility: FertilitySchedules
  let migration: MigrationSchedule
  private let sexRatios: [Int: Double]
  private let sexRatio: Double

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

  /// The rates of one year.
  func rates(_ year: Int) -> ProjectionRates {
    let survival = mortality.survival(year)
    return ProjectionRates(
      survival: survival.ratios, birthSurvival: survival.births, fertility: fertility.rates(year),
      sexRatioAtBirth: sexRatios[nearest: year] ?? sexRatio, internalMigration: migration.internalMigration,
      international: migration.international(year))
  }
}
