import Demography
import LinearAlgebra
import ModelDirectory

/// National death rates of every projected year by the coherent model of Li & Lee, from the jump-off on.
struct NationalMortality: Sendable {
  /// Deaths per person-year by cell, for each projected year.
  let rates: [Int: [Double]]
  /// What a reader should know of it.
  let notices: [Notice]

  init(model: RegionModel, years: ClosedRange<Int>) throws(PrognosisError) {
    guard let history = model.mortality.history else {
      throw .unusable(file: "mortality_history.csv", what: "method li_lee needs this table")
    }
    let settings = model.settings.mortality
    let before = years.lowerBound - 1
    do {
      let fit = try LiLeeModel(history, fitFrom: settings.fitFrom, excluding: Set(settings.excludeYears))
      let forecast = try fit.forecast(years: before...years.upperBound)
      let level = try Self.level(model, rates: forecast[0], before: before, history: history)
      let scaled = forecast.dropFirst().map { rates in
        rates.indices.map { rates[$0] * level.factors[$0 / model.grid.ages] }
      }
      rates = Dictionary(uniqueKeysWithValues: zip(years, scaled))
      notices = level.notices
    } catch let error as PrognosisError {
      throw error
    } catch {
      throw .unusable(file: "mortality_history.csv", what: "\(error)")
    }
  }

  /// One factor per sex that meets the observed deaths of the year before the base year.
  private static func level(
    _ model: RegionModel, rates: [Double], before: Int, history: MortalityHistory
  ) throws -> (factors: [Double], notices: [Notice]) {
    guard let last = NationalHistory.lastDeaths(model) else { return ([1, 1], []) }
    guard last.year == before else {
      return (
        [1, 1],
        [
          Notice(
            dutch: "Sterfte is niet op waarneming gelijkgezet: history_components.csv eindigt in \(last.year), niet in \(before).",
            english: "Deaths are not matched to observation: history_components.csv ends in \(last.year), not \(before).")
        ]
      )
    }
    let factors = try MortalityJumpOff.factors(
      deathRates: rates, populationAfter: BaseYear.totals(model.population), netMigrants: netMigrants(model, before),
      deaths: last.deaths, deathsBySex: history, grid: model.grid)
    return (factors, [])
  }

  /// National net migrants by cell during `year`, as far as the model knows them.
  private static func netMigrants(_ model: RegionModel, _ year: Int) -> [Double] {
    let data = model.migration
    func total(_ table: [Int: [Double]]) -> Double { (table[year] ?? []).filter { !$0.isNaN }.reduce(0, +) }
    let (arriving, leaving) = (total(data.immigration), total(data.emigration))
    guard data.immigrationShare.count == model.grid.cells, data.emigrationShare.count == model.grid.cells else {
      return [Double](repeating: 0, count: model.grid.cells)
    }
    return zip(data.immigrationShare, data.emigrationShare).map { arriving * $0 - leaving * $1 }
  }
}
