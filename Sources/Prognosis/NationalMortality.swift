import Demography
import Foundation
import LinearAlgebra
import ModelDirectory

/// National death rates of every projected year by the coherent model of Li & Lee, from the jump-off on.
struct NationalMortality: Sendable {
  /// Deaths per person-year by cell, for each projected year.
  let rates: [Int: [Double]]
  /// The fitted model.
  let fit: LiLeeModel
  /// What its rates are multiplied by, women and men.
  let levels: [Double]
  /// Whether the deaths of the year before the base year were matched.
  let isMatched: Bool
  /// What a reader should know of it.
  let notices: [Notice]

  init(model: RegionModel, years: ClosedRange<Int>) throws(PrognosisError) {
    guard let history = model.mortality.history?.before(years.lowerBound) else {
      throw .unusable(file: "mortality_history.csv", what: "method li_lee needs years before the base year")
    }
    let settings = model.settings.mortality
    let before = years.lowerBound - 1
    do {
      let fit = try LiLeeModel(history, fitFrom: settings.fitFrom, excluding: Set(settings.excludeYears))
      let forecast = try fit.forecast(years: before...years.upperBound)
      let level = try Self.level(model, history: history, fit: fit, rates: forecast[0], before: before)
      let scaled = forecast.dropFirst().map { rates in
        rates.indices.map { rates[$0] * level.factors[$0 / model.grid.ages] }
      }
      rates = Dictionary(uniqueKeysWithValues: zip(years, scaled))
      (self.fit, levels, isMatched) = (fit, level.factors, level.isMatched)
      notices = level.notices + Self.notes(fit)
    } catch let error as PrognosisError {
      throw error
    } catch {
      throw .unusable(file: "mortality_history.csv", what: "\(error)")
    }
  }

  /// One factor per sex that meets the observed deaths of the year before the base year.
  private static func level(
    _ model: RegionModel, history: MortalityHistory, fit: LiLeeModel, rates: [Double], before: Int
  ) throws(PrognosisError) -> (factors: [Double], isMatched: Bool, notices: [Notice]) {
    guard let observed = NationalHistory.deaths(model, in: before) else {
      return (
        [1, 1], false,
        [
          Notice(
            dutch:
              "Sterfte is niet op waarneming afgestemd: history_components.csv geeft \(before) niet voor precies dit gebied.",
            english:
              "Deaths are not matched to observation: history_components.csv lacks \(before) for just this area."
          )
        ]
      )
    }
    let jumpOff = try jumpOff(
      model, history: history, fit: fit, rates: rates, before: before, observed: observed)
    let factors = jumpOff.factors.map { String(format: "%.3f", $0) }
    let dutchFactors = factors.map { $0.replacingOccurrences(of: ".", with: ",") }
    return (
      jumpOff.factors, true,
      [
        Notice(
          dutch:
            "Sterftekansen afgestemd op de \(Notice.dutch(observed)) overledenen van \(before): factor \(dutchFactors[0]) (vrouwen), \(dutchFactors[1]) (mannen), ook daarna.",
          english:
            "Death rates match the \(Notice.english(observed)) deaths of \(before): factor \(factors[0]) (women), \(factors[1]) (men), kept from then on."
        )
      ]
    )
  }

  private static func jumpOff(
    _ model: RegionModel, history: MortalityHistory, fit: LiLeeModel, rates: [Double], before: Int,
    observed: Double
  ) throws(PrognosisError) -> MortalityJumpOff {
    do throws(DemographyError) {
      // Deaths of that year are known as one total: their difference by sex is that of the history's last year.
      return try MortalityJumpOff(
        deathRates: rates, grid: model.grid, population: BaseYear.totals(model.population),
        migrants: netMigrants(model, before),
        deaths: .total(observed, sexRatios: MortalityJumpOff.sexRatios(fit, history)))
    } catch {
      throw .unusable(
        file: "history_components.csv",
        what: "\(error); the deaths of \(before) must be those of the model's own regions")
    }
  }

  /// That a sex's deviation from common mortality had to be kept stationary.
  private static func notes(_ fit: LiLeeModel) -> [Notice] {
    zip([("vrouwen", "women"), ("mannen", "men")], fit.sexes).filter { $1.path.isBounded }.map { who, _ in
      Notice(
        dutch:
          "Het sterfteverschil van \(who.0) met het geheel keert in de historie niet terug naar een niveau; het is rond zijn gemiddelde gehouden.",
        english:
          "The deviation of \(who.1) from common mortality shows no return to a level in the history; it is kept around its mean."
      )
    }
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

extension MortalityHistory {
  /// The years before `year`: what was known when the base year began. Nil where there are none.
  fileprivate func before(_ year: Int) -> MortalityHistory? {
    let kept = years.indices.filter { years[$0] < year }
    guard !kept.isEmpty else { return nil }
    return MortalityHistory(
      grid: grid, years: kept.map { years[$0] }, deaths: kept.map { deaths[$0] },
      exposures: kept.map { exposures[$0] })
  }
}
