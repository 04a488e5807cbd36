import CareDemand
import Demography
import LinearAlgebra
import ModelDirectory

/// The levers of a scenario that change people, care and conditions.
struct ScenarioLevers: Sendable {
  let demography: DemographyLevers
  let care: CareLevers

  /// - Parameter care: the reference's, which the scenario shares, as no lever acts in the base year.
  init(_ scenario: ResolvedScenario, model: RegionModel, care: CareSchedule) {
    demography = DemographyLevers(scenario, grid: model.grid, regions: model.regions.count)
    self.care = CareLevers(scenario, model: model, care: care)
  }

  /// Whether none does anything.
  var isEmpty: Bool { demography.isEmpty && care.isEmpty }
}

extension CareLevers {
  /// The demand model of a year on the central path: with the healthy share that holds then.
  func model(_ model: CareDemandModel, in year: Int) throws(CareDemandError) -> CareDemandModel {
    guard let added = healthyShare(LeverSizes(centralIn: year)) else { return model }
    return try model.withHealthyAgeing(share: model.healthyAgeing.share + added[0])
  }

  /// What changes in demand on the central path; nil where nothing does.
  ///
  /// - Parameters:
  ///   - model: the demand model of the year.
  ///   - gain: after which rates are read.
  func adjustment(
    _ model: CareDemandModel, in year: Int, gain: LifeExpectancyGain
  ) throws(CareDemandError) -> DemandAdjustment? {
    guard changesDemand(in: year) else { return nil }
    let sizes = LeverSizes(centralIn: year)
    // Where shares can be is looked after when a scenario is resolved.
    let changes = changes(sizes, risks: risks.map(\.central)) { _ in }
    let items = Set(changes.flatMap(\.itemsByCell)).sorted()
    let rates = try model.rates(of: items, gain: gain, healthyShare: model.healthyAgeing.share)
    return DemandAdjustment(lanes: 1, changes: changes, classOf: classes.classOf, rates: rates)
  }

  /// What changes in demand in draws; nil where nothing does.
  ///
  /// - Parameters:
  ///   - shares: healthy shares of the gain, one per lane.
  ///   - gains: women's per lane, then men's.
  ///   - bounded: told of each lane in which a share was held between 0 and 1.
  func adjustment(
    _ model: CareDemandModel, _ sizes: LeverSizes, risks: [[Double]], shares: [Double], gains: [Double],
    bounded: (_ lane: Int) -> Void
  ) throws(CareDemandError) -> DemandAdjustment? {
    guard changesDemand(in: sizes.year) else { return nil }
    let lanes = sizes.lanes
    let changes = changes(sizes, risks: risks, bounded: bounded)
    let items = Set(changes.flatMap(\.itemsByCell)).sorted()
    var rates = Dictionary(
      uniqueKeysWithValues: items.map { ($0, [Double](repeating: 0, count: grid.cells * lanes)) })
    for lane in 0..<lanes {
      let gain = LifeExpectancyGain(female: gains[lane], male: gains[lanes + lane])
      for (item, own) in try model.rates(of: items, gain: gain, healthyShare: shares[lane]) {
        for cell in own.indices { rates[item]?[cell * lanes + lane] = own[cell] }
      }
    }
    return DemandAdjustment(lanes: lanes, changes: changes, classOf: classes.classOf, rates: rates)
  }
}
