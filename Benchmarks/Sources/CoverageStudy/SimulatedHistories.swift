import Demography
import Foundation
import LinearAlgebra
import ModelDirectory

/// The tables that a model has of the years before its base year, as one replicate saw them.
struct SimulatedHistories: Sendable {
  let mortality: MortalityHistory
  /// Total fertility rates.
  let fertility: [Double]
  /// Counts by year, one per region: departures and arrivals, immigrants and emigrants.
  let departures: [Int: [Double]]
  let arrivals: [Int: [Double]]
  let immigration: [Int: [Double]]
  let emigration: [Int: [Double]]

  /// Poisson counts around what one year of the base year's people gives under the course `moves`.
  init(
    _ law: TrueLaw, _ mortality: SimulatedMortality, _ fertility: SimulatedFertility, moves: TrueFuture,
    _ random: inout SimulatedRandom
  ) throws {
    (self.mortality, self.fertility) = (mortality.history, fertility.history)
    let projector = Projector(law: law)
    let model = CohortComponentModel(grid: law.grid)
    var tables = [[Int: [Double]]](repeating: [:], count: 4)
    for t in 0..<TrueLaw.migrationYears {
      let step = model.advance(law.model.population, by: try projector.rates(moves, t, central: 0))
      let year = law.model.settings.baseYear - TrueLaw.migrationYears + t
      for (i, flow) in [step.departures, step.arrivals, step.immigration, step.emigration].enumerated() {
        tables[i][year] = (0..<law.regions).map { random.poisson(flow[0, $0] + flow[1, $0]) }
      }
    }
    (departures, arrivals) = (tables[0], tables[1])
    (immigration, emigration) = (tables[2], tables[3])
  }

  /// The model of the study with these histories and observations in place of its own.
  func model(_ law: TrueLaw, _ observed: RegionalObservations) -> RegionModel {
    var model = law.model
    model.settings.mortality.excludeYears = []
    model.mortality.history = mortality
    (model.mortality.regional, model.fertility.regional) = (observed.deaths, observed.births)
    model.fertility.history.removeAll { $0.year >= model.settings.baseYear }
    for (i, rate) in fertility.enumerated() { model.fertility.history[i].totalFertilityRate = rate }
    (model.migration.internalDepartures, model.migration.internalArrivals) = (departures, arrivals)
    (model.migration.immigration, model.migration.emigration) = (immigration, emigration)
    for (product, code) in law.care.codes.enumerated() {
      guard let use = law.model.care.regional[code] else { continue }
      let seen = zip(use.expected, observed.logRatios[product]).map { $0 * exp($1) }
      model.care.regional[code] = ObservedExpected(observed: seen, expected: use.expected)
    }
    return model
  }
}
