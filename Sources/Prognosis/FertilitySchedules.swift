import Demography
import LinearAlgebra
import ModelDirectory

/// Births per woman by age of every year, for all regions.
struct FertilitySchedules: Sendable {
  private let grid: AgeSexGrid
  private let source: Source
  /// What a reader should know of it.
  let notices: [Notice]

  private enum Source: Sendable {
    /// National schedules by year, times a factor per region.
    case national([Int: [Double]], factors: [Double])
    /// By year, ages x regions.
    case table([Int: Matrix])
  }

  init(model: RegionModel, years: ClosedRange<Int>) throws(PrognosisError) {
    grid = model.grid
    let data = model.fertility
    guard model.settings.fertility.method == .trend else {
      source = .table(data.table)
      notices = Notice.yearsHeld(data.table.keys, years, file: "fertility.csv")
      return
    }
    let before = years.lowerBound - 1
    do {
      let path = try FertilityPath(
        schedule: data.schedule, year: before, longRunLevel: model.settings.fertility.longRunTotalFertilityRate,
        history: data.history.map {
          FertilityPath.HistoryYear(year: $0.year, totalFertilityRate: $0.totalFertilityRate, meanAge: $0.meanAge)
        })
      let schedules = years.map { path.schedule($0) }
      let women = model.population
      let births = (0..<women.columns).map { r in
        (0..<grid.ages).reduce(0) { $0 + schedules[0][$1] * women[$1, r] }
      }
      let factors = try RegionalFactors.poisson(data.regional, weights: births, file: "fertility_regional.csv")
      source = .national(Dictionary(uniqueKeysWithValues: zip(years, schedules)), factors: factors)
      notices = []
    } catch let error as PrognosisError {
      throw error
    } catch {
      throw .unusable(file: "fertility.csv", what: "\(error)")
    }
  }

  /// Births per woman in `year`: ages x regions.
  func rates(_ year: Int) -> Matrix {
    switch source {
    case .national(let schedules, let factors):
      guard let schedule = schedules[year] else { preconditionFailure("a year of the schedule") }
      return Matrix(
        rows: grid.ages, columns: factors.count,
        byColumns: factors.flatMap { factor in schedule.map { $0 * factor } })
    case .table(let byYear):
      guard let table = byYear[nearest: year] else { preconditionFailure("fertility.csv was checked on reading") }
      return table
    }
  }
}
