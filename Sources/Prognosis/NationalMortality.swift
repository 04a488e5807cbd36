import Demography
import Foundation
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
      let level = try Self.level(model, fit: fit, rates: forecast[0], before: before)
      let scaled = forecast.dropFirst().map { rates in
        rates.indices.map { rates[$0] * level.factors[$0 / model.grid.ages] }
      }
      rates = Dictionary(uniqueKeysWithValues: zip(years, scaled))
      notices = level.notices + Self.notes(fit)
    } catch let error as PrognosisError {
      throw error
    } catch {
      throw .unusable(file: "mortality_history.csv", what: "\(error)")
    }
  }

  /// One factor per sex that meets the observed deaths of the year before the base year.
  private static func level(
    _ model: RegionModel, fit: LiLeeModel, rates: [Double], before: Int
  ) throws -> (factors: [Double], notices: [Notice]) {
    guard let last = NationalHistory.lastDeaths(model) else { return ([1, 1], []) }
    guard last.year == before else {
      return (
        [1, 1],
        [
          Notice(
            dutch:
              "Sterfte is niet op waarneming gelijkgezet: history_components.csv eindigt in \(last.year), niet in \(before).",
            english:
              "Deaths are not matched to observation: history_components.csv ends in \(last.year), not \(before)."
          )
        ]
      )
    }
    guard let history = model.mortality.history else { return ([1, 1], []) }
    // Deaths of that year are known as one total: their difference by sex is that of the history's last year.
    let jumpOff = try MortalityJumpOff(
      deathRates: rates, grid: model.grid, population: BaseYear.totals(model.population),
      migrants: netMigrants(model, before),
      deaths: .total(last.deaths, sexRatios: MortalityJumpOff.sexRatios(fit, history)))
    let factors = jumpOff.factors.map { String(format: "%.3f", $0) }
    let dutchFactors = factors.map { $0.replacingOccurrences(of: ".", with: ",") }
    let deaths = Int(last.deaths.rounded())
    return (
      jumpOff.factors,
      [
        Notice(
          dutch:
            "Sterftekansen gelijkgezet aan de \(deaths) overledenen van \(before): factor \(dutchFactors[0]) (vrouwen), \(dutchFactors[1]) (mannen), ook daarna.",
          english:
            "Death rates match the \(deaths) deaths of \(before): factor \(factors[0]) (women), \(factors[1]) (men), kept from then on."
        )
      ]
    )
  }

  private static func notes(_ fit: LiLeeModel) -> [Notice] {
    fit.notes.map { Notice(dutch: "mortality_history.csv: \($0)", english: "mortality_history.csv: \($0)") }
  }

  /// National net migrants by cell during `year`, as far as the model knows them.
  private static func netMigrants(_ model: RegionModel, _ year: Int) -> [Double] {
    let data = model.migration
    func total(_ table: [Int: [Double]]) -> Double { (table[year] ?? []).filter { !$0.isNaN }.reduce(0, +) }
    let (arriving, leaving) = (total(data.immigration), total(data.emigration))
    guard data.immigrationShare.count == model.grid.cells, data.emigrationShare.count == model.grid.cells
    else {
      return [Double](repeating: 0, count: model.grid.cells)
    }
    return zip(data.immigrationShare, data.emigrationShare).map { arriving * $0 - leaving * $1 }
  }
}
