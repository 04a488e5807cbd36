import CareDemand
import Demography
import LinearAlgebra
import ModelDirectory

/// What a scenario's levers do to a block of draws in one year.
struct DrawLevers {
  private let levers: ScenarioLevers
  private let sizes: LeverSizes
  private let engine: DrawEngine
  private let year: DrawYear

  /// Nil in the reference.
  init?(_ engine: DrawEngine, _ year: DrawYear, draws: Range<Int>) {
    guard let levers = engine.levers else { return nil }
    (self.levers, self.engine, self.year) = (levers, engine, year)
    sizes = LeverSizes(in: year.year, draws: draws, seed: engine.sampler.seed)
  }

  // MARK: Births, deaths and moves

  /// Death rates, where a lever changes them.
  func mortality(national rates: LaneBuffer?, own: LaneBuffer) -> DrawMortality? {
    let demography = levers.demography
    guard demography.mortality.contains(where: { $0.acts(in: year.year) }) else { return nil }
    if let rates { return DrawMortality(national: rates, own: own, levers: demography, sizes) }
    guard let given = engine.schedule.mortality.regionalRates(year.year) else { return nil }
    return DrawMortality(regional: given, levers: demography, sizes)
  }

  /// Factors on fertility, changed in place.
  ///
  /// - Parameter own: the part of the factors that is the regions' own.
  func changeFertility(_ factors: LaneBuffer, own: LaneBuffer, _ bounded: inout [Bool]) {
    let effect = levers.demography.fertilityEffect(sizes, rates: engine.schedule.fertility.totals(year.year))
    change(factors, effect, &bounded) { own.pointer[$0] }
  }

  /// Factors on departures, changed in place.
  func changeDepartures(_ factors: LaneBuffer, _ bounded: inout [Bool]) {
    change(factors, levers.demography.departureEffect(sizes), &bounded) { _ in 1 }
  }

  /// Factors on immigrants, changed in place.
  func changeImmigration(_ factors: LaneBuffer, people: [Double], _ bounded: inout [Bool]) {
    change(factors, levers.demography.immigrationEffect(sizes, people: people), &bounded) { _ in 1 }
  }

  private func change(
    _ factors: LaneBuffer, _ effect: RegionalEffect?, _ bounded: inout [Bool], own: (Int) -> Double
  ) {
    guard let effect else { return }
    for i in 0..<factors.count {
      let new = effect.applied(to: factors.pointer[i], own: own(i), at: i)
      factors.pointer[i] = new.value
      if new.isBounded { bounded[i % sizes.lanes] = true }
    }
  }

  // MARK: Care

  /// The healthy shares of the gain in life expectancy, with what levers add.
  func healthyShares(_ shares: [Double]) -> [Double] {
    levers.care.healthyShare(sizes).map { zip(shares, $0).map { $0 + $1 } } ?? shares
  }

  /// What changes in demand; nil where nothing does.
  func adjustment(
    shares: [Double], gains: [Double], draws: Range<Int>, _ bounded: inout [Bool]
  ) throws(CareDemandError) -> DemandAdjustment? {
    let care = levers.care
    guard care.changesDemand(in: year.year) else { return nil }
    let risks = care.risks.map { $0.values(draws, seed: engine.sampler.seed) }
    return try care.adjustment(
      engine.care.model, sizes, risks: risks, shares: shares, gains: gains
    ) { bounded[$0] = true }
  }
}
