import Demography
import LinearAlgebra
import ModelDirectory

/// The levers of a scenario on births, deaths and moves.
struct DemographyLevers: Sendable {
  let grid: AgeSexGrid
  let regions: Int
  let mortality, fertility, immigration, departures: [ResolvedLever]
  /// Regions with the same factors on death rates.
  let mortalityClasses: RegionClasses

  init(_ scenario: ResolvedScenario, grid: AgeSexGrid, regions: Int) {
    (self.grid, self.regions) = (grid, regions)
    mortality = scenario.acting(.mortality)
    fertility = scenario.acting(.fertility)
    immigration = scenario.acting(.immigration)
    departures = scenario.acting(.internalMigration)
    mortalityClasses = RegionClasses(mortality, regions: regions)
  }

  /// Whether none does anything.
  var isEmpty: Bool {
    mortality.isEmpty && fertility.isEmpty && immigration.isEmpty && departures.isEmpty
  }

  /// Factors on death rates of a class of regions: cells x lanes.
  func mortalityFactors(_ index: Int, _ sizes: LeverSizes) -> [Double] {
    let lanes = sizes.lanes
    var factors = [Double](repeating: 1, count: grid.cells * lanes)
    for (i, lever) in mortality.enumerated() where lever.acts(in: sizes.year) {
      let (share, sizes) = (mortalityClasses.shares[index][i], sizes.of(lever))
      guard share != 0 else { continue }
      for cell in 0..<grid.cells where lever.includes(age: cell % grid.ages) {
        for l in 0..<lanes { factors[cell * lanes + l] *= 1 + share * sizes[l] }
      }
    }
    return factors
  }

  /// Effects on the births per woman of every region.
  /// - Parameter rates: children per woman, of the nation or of each region.
  func fertilityEffect(_ sizes: LeverSizes, rates: [Double]) -> RegionalEffect? {
    guard fertility.contains(where: { $0.acts(in: sizes.year) }) else { return nil }
    return sizes.effect(of: fertility, regions: regions) { _, region in
      let rate = rates.count == 1 ? rates[0] : rates[region]
      return rate > 0 ? 1 / rate : 0
    }
  }

  /// Effects on the immigrants of every region.
  /// - Parameter people: immigrants of each region on the reference's central path.
  func immigrationEffect(_ sizes: LeverSizes, people: [Double]) -> RegionalEffect? {
    guard immigration.contains(where: { $0.acts(in: sizes.year) }) else { return nil }
    return sizes.effect(of: immigration, regions: regions) { lever, _ in
      let selected = zip(lever.regions, people).reduce(0) { $0 + $1.0 * $1.1 }
      return selected > 0 ? 1 / selected : 0
    }
  }

  /// Effects on the departures of every region.
  func departureEffect(_ sizes: LeverSizes) -> RegionalEffect? {
    guard departures.contains(where: { $0.acts(in: sizes.year) }) else { return nil }
    return sizes.effect(of: departures, regions: regions)
  }
}
