import Demography
import Foundation
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
    let grid = model.grid
    self.grid = grid
    let data = model.fertility
    guard model.settings.fertility.method == .trend else {
      source = .table(data.table)
      notices = Notice.yearsHeld(data.table.keys, years, file: "fertility.csv")
      return
    }
    do {
      let shape = try FertilitySchedule(data.schedule)
      let path = try Self.path(model)
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
      let factors = try RegionalFactors.poisson(
        data.regional, weights: births, file: "fertility_regional.csv")
      source = .national(Dictionary(uniqueKeysWithValues: zip(years, schedules)), factors: factors)
      notices = path.map { [Self.level($0, years)] } ?? Self.constant(model)
    } catch let error as PrognosisError {
      throw error
    } catch {
      throw .unusable(file: "fertility.csv", what: "\(error)")
    }
  }

  /// The path of the total fertility rate from the history before the base year; nil where that is too short.
  private static func path(_ model: RegionModel) throws(DemographyError) -> FertilityPath? {
    let history = model.fertility.history.filter { $0.year < model.settings.baseYear }
    guard zip(history, history.dropFirst()).filter({ $0.year + 1 == $1.year }).count >= 2 else { return nil }
    return try FertilityPath(
      years: history.map(\.year), rates: history.map(\.totalFertilityRate), meanAges: history.map(\.meanAge),
      longRunRate: model.settings.fertility.longRunTotalFertilityRate)
  }

  /// Where the total fertility rate goes.
  private static func level(_ path: FertilityPath, _ years: ClosedRange<Int>) -> Notice {
    func rate(_ year: Int, _ separator: String) -> String {
      String(format: "%.2f", path.totalFertilityRate(in: year)).replacingOccurrences(of: ".", with: separator)
    }
    let (first, last) = (years.lowerBound, years.upperBound)
    return Notice(
      dutch: "Kinderen per vrouw: \(rate(first, ",")) in \(first), \(rate(last, ",")) in \(last).",
      english: "Births per woman: \(rate(first, ".")) in \(first), \(rate(last, ".")) in \(last).")
  }

  private static func constant(_ model: RegionModel) -> [Notice] {
    guard model.settings.fertility.longRunTotalFertilityRate != nil else { return [] }
    return [
      Notice(
        dutch: "Het kindertal blijft gelijk: zonder fertility_history.csv is er geen pad naar long_run_tfr.",
        english: "Fertility stays as it is: without fertility_history.csv there is no path to long_run_tfr.")
    ]
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
}
