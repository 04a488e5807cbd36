import Demography
import LinearAlgebra
import ModelDirectory

/// Births per woman by age of every year, for all regions.
struct FertilitySchedules: Sendable {
  private let grid: AgeSexGrid
  private let source: Source
  /// The path of the national total fertility rate, where there is one.
  let path: FertilityPath?
  /// The regional factors on the national schedule with their posterior.
  let regional: RegionalPosterior?
  /// What a reader should know of it.
  let notices: [Notice]

  private enum Source: Sendable {
    /// National schedules by year, times a factor per region.
    case national([Int: [Double]], factors: [Double])
    /// By year, ages x regions.
    case table([Int: Matrix])
  }

  init(model: RegionModel, years: ClosedRange<Int>) throws(PrognosisError) {
    let grid = model.grid
    self.grid = grid
    let data = model.fertility
    guard model.settings.fertility.method == .trend else {
      source = .table(data.table)
      (path, regional) = (nil, nil)
      notices = Notice.yearsHeld(data.table.keys, years, file: "fertility.csv")
      return
    }
    do {
      let shape = try FertilitySchedule(data.schedule)
      let (path, found) = try Self.path(model, shape)
      var schedules: [[Double]] = []
      for year in years {
        guard let path else {
          schedules.append(shape.ageSpecificFertilityRates)
          continue
        }
        schedules.append(
          try shape.rates(total: path.totalFertilityRate(in: year), shift: path.meanAgeShift(in: year)))
      }
      let women = model.population
      let births = (0..<women.columns).map { r in
        (0..<grid.ages).reduce(0) { $0 + schedules[0][$1] * women[$1, r] }
      }
      let level = RegionalFactors.level(data.regional)
      let regional = try RegionalFactors.poissonPosterior(
        data.regional, of: model.regions, weights: births, level: level, file: "fertility_regional.csv")
      source = .national(
        Dictionary(uniqueKeysWithValues: zip(years, schedules)), factors: regional.factors)
      (self.path, self.regional) = (path, regional)
      notices =
        found + Notice.fertility(path, years) + Notice.partOfNation(level, file: "fertility_regional.csv")
    } catch let error as PrognosisError {
      throw error
    } catch {
      throw .unusable(file: "fertility.csv", what: "\(error)")
    }
  }

  /// Births per woman by age of the nation in `year`; nil where schedules are given per region.
  func national(_ year: Int) -> [Double]? {
    guard case .national(let schedules, _) = source else { return nil }
    return schedules[year]
  }

  /// Children per woman in `year`: of the nation, or of each region where schedules are given per region.
  func totals(_ year: Int) -> [Double] {
    if let national = national(year) { return [national.reduce(0, +)] }
    return rates(year).columnSums
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
      guard let table = byYear[nearest: year] else {
        preconditionFailure("fertility.csv was checked on reading")
      }
      return table
    }
  }

  /// The path of the total fertility rate from the history before the base year to the long-run level; nil, and why, where
  /// the rate stays that of the schedule.
  private static func path(
    _ model: RegionModel, _ shape: FertilitySchedule
  ) throws(DemographyError) -> (FertilityPath?, [Notice]) {
    guard let level = model.settings.fertility.longRunTotalFertilityRate else { return (nil, []) }
    let history = model.fertility.history.filter { $0.year < model.settings.baseYear }
    guard let last = history.last else {
      return (nil, [.fertilityStays(because: "no fertility_history.csv")])
    }
    do {
      let path = try FertilityPath(
        years: history.map(\.year), rates: history.map(\.totalFertilityRate),
        meanAges: history.map(\.meanAge),
        longRunRate: level)
      return (path, Notice.level(of: shape, unlike: last))
    } catch .statistics(let error) {
      return (nil, [.fertilityStays(because: "fertility_history.csv: \(error)")])
    } catch {
      throw error
    }
  }
}
