import Demography
import Foundation
import Prognosis

/// National mortality: K and both k from 1970 on, the deaths of the history, and the rates of two futures.
struct SimulatedMortality: Sendable {
  static let firstYear = 1970
  let history: MortalityHistory
  /// Rates per year from the base year on, k starting on the central path.
  let known: [[Double]]
  /// The same with k going on from the history.
  let estimated: [[Double]]

  /// - Throws: `DemographyError` where rates can't be closed at old age.
  init(_ law: TrueLaw, _ random: inout SimulatedRandom) throws {
    let model = law.mortality.model
    let last = law.model.settings.baseYear - 1
    let past = last - Self.firstYear
    let count = past + TrueLaw.horizon + 1
    let z = random.correlated(law.mortalityFactor, count: count)
    let drift =
      model.commonWalk.fit.drift + law.mortality.drift.variance.squareRoot() * random.normal()
    let common = Self.walk(
      through: model.commonWalk.value(at: last), at: past, drift: drift,
      deviation: law.mortality.common.variance.squareRoot(), z[0])
    let own = (0..<2).map {
      Autoregression(
        persistence: law.mortality.ownPersistence[$0],
        deviation: law.mortality.own[$0].variance.squareRoot())
    }
    let standing = (0..<2).map { s -> [Double] in
      let start = own[s].stationaryVariance.squareRoot() * random.normal()
      return ([start] + own[s].path(from: start, z[s + 1])).map { $0 + model.sexes[s].path.fit.level }
    }
    known = try (1...TrueLaw.horizon + 1).map { step in
      let k = (0..<2).map { s in
        model.sexes[s].path.value(at: last + step)
          + (own[s].path(from: 0, z[s + 1][past..<past + step]).last ?? 0)
      }
      return try model.rates(common: common[past + step], own: k)
    }
    let all = try common.indices.map { t in
      try model.rates(common: common[t], own: standing.map { $0[t] })
    }
    estimated = Array(all[(past + 1)...])
    history = Self.history(law, rates: Array(all[...past]), &random)
  }

  /// K from the first year on: a walk with drift that has this value at `index`.
  private static func walk(
    through value: Double, at index: Int, drift: Double, deviation: Double, _ z: [Double]
  ) -> [Double] {
    let path = z.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + drift + deviation * $1) }
    return path.map { $0 - path[index] + value }
  }

  /// Poisson deaths of the nation's exposures; the last year of these stands for later ones.
  private static func history(
    _ law: TrueLaw, rates: [[Double]], _ random: inout SimulatedRandom
  ) -> MortalityHistory {
    let known = law.model.mortality.history?.exposures ?? []
    let exposures = rates.indices.map { known[min($0, known.count - 1)] }
    var deaths: [[Double]] = []
    for (rates, exposures) in zip(rates, exposures) {
      deaths.append(zip(rates, exposures).map { random.poisson($0 * $1) })
    }
    return MortalityHistory(
      grid: law.grid, years: rates.indices.map { firstYear + $0 }, deaths: deaths, exposures: exposures)
  }
}
