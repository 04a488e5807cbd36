import CKernels
import Demography
import LinearAlgebra
import TestSupport
import Testing

/// Survival and life expectancy for many draws, against the life table of each.
@Suite struct LaneLifeTableTests {
  private static let lanes = 16

  /// Rates per cell and draw; harsh ones are zero or above 2 at some ages, and cross the bounds of a_0 between draws.
  private func rates(_ grid: AgeSexGrid, isHarsh: Bool) -> [Double] {
    var g = SplitMix64(seed: 11)
    return (0..<grid.cells * Self.lanes).map { i in
      let (age, lane) = ((i / Self.lanes) % grid.ages, i % Self.lanes)
      let rate = Double.random(in: 1e-6...0.3, using: &g)
      guard isHarsh, age < grid.openAge else { return rate }
      switch age {
      case 0:
        return [0, 0.0172, 0.0173, 0.0229, 0.0231, 0.0689, 0.069, 0.083, 0.0831, 3.1, 3.2, 3.4][lane % 12]
      case let age where age % 7 == 3: return lane % 2 == 0 ? 0 : 2 + Double(lane)
      default: return rate
      }
    }
  }

  private func column(_ values: [Double], _ sex: Sex, _ grid: AgeSexGrid, _ lane: Int) -> [Double] {
    grid.range(sex).map { values[$0 * Self.lanes + lane] }
  }

  @Test(arguments: [1, 2, 3, 105], [false, true])
  func `survival from rates is that of the table`(openAge: Int, isHarsh: Bool) throws {
    let (grid, lanes) = (AgeSexGrid(openAge: openAge), Self.lanes)
    let rates = rates(grid, isHarsh: isHarsh)
    let theta = (0..<lanes).map { 0.6 + 0.05 * Double($0) }
    var (ratios, births) = (
      [Double](repeating: .nan, count: rates.count), [Double](repeating: .nan, count: 2 * lanes)
    )
    ck_survival_from_rates(Int32(grid.ages), Int32(lanes), rates, theta, &ratios, &births)
    for (sex, lane) in Sex.allCases.flatMap({ s in (0..<lanes).map { (s, $0) } }) {
      let own = column(rates, sex, grid, lane).map { $0 * theta[lane] }
      let table = try LifeTable(deathRates: own, sex: sex)
      let found = column(ratios, sex, grid, lane)
      #expect(firstDifference(found, table.survivalRatios, within: .relative(1e-13)) == nil, "\(sex) \(lane)")
      #expect(Tolerance.relative(1e-14).admits(births[sex.rawValue * lanes + lane], for: table.birthSurvival))
    }
  }

  @Test(arguments: [1, 2, 105]) func `survival from probabilities is their complement`(openAge: Int) {
    let (grid, lanes) = (AgeSexGrid(openAge: openAge), Self.lanes)
    let q = rates(grid, isHarsh: false)
    let theta = (0..<lanes).map { 0.6 + 0.05 * Double($0) }
    var (ratios, births) = (
      [Double](repeating: .nan, count: q.count), [Double](repeating: .nan, count: 2 * lanes)
    )
    ck_survival_from_probabilities(Int32(grid.ages), Int32(lanes), q, theta, &ratios, &births)
    for (sex, lane) in Sex.allCases.flatMap({ s in (0..<lanes).map { (s, $0) } }) {
      let survival = column(q, sex, grid, lane).map { 1 - theta[lane] * $0 }
      // People aged x reach x + 1 by its own entry; the last two ages share that of the open age.
      let expected = survival.dropFirst() + [survival[grid.openAge]]
      let found = column(ratios, sex, grid, lane)
      #expect(firstDifference(found, Array(expected), within: .relative(1e-15)) == nil, "\(sex) \(lane)")
      #expect(Tolerance.relative(1e-15).admits(births[sex.rawValue * lanes + lane], for: survival[0]))
    }
  }

  @Test(arguments: [1, 2, 105], [false, true])
  func `life expectancy is that of the table`(openAge: Int, isHarsh: Bool) throws {
    let (grid, lanes) = (AgeSexGrid(openAge: openAge), Self.lanes)
    let rates = rates(grid, isHarsh: isHarsh)
    let byCell = (0..<rates.count).map { 0.5 + Double($0 % 13) / 10 }
    let byLane = Array(byCell.prefix(lanes))
    for at in Set([0, min(65, openAge - 1), openAge]) {
      for isByCell in [false, true] {
        var years = [Double](repeating: .nan, count: 4 * lanes)
        ck_life_expectancy(
          Int32(grid.ages), Int32(lanes), Int32(at), rates, isByCell ? byCell : byLane, isByCell ? 1 : 0,
          &years)
        for (sex, lane) in Sex.allCases.flatMap({ s in (0..<lanes).map { (s, $0) } }) {
          let own = grid.range(sex).map { cell in
            rates[cell * lanes + lane] * (isByCell ? byCell[cell * lanes + lane] : byLane[lane])
          }
          let table = try LifeTable(deathRates: own, sex: sex)
          let found = (0..<2).map { years[(2 * sex.rawValue + $0) * lanes + lane] }
          let expected = [table.lifeExpectancy(at: 0), table.lifeExpectancy(at: at)]
          #expect(
            firstDifference(found, expected, within: .relative(1e-13)) == nil, "\(sex) \(lane) at \(at)")
        }
      }
    }
  }

  @Test func `a spoiled rate is noticed`() throws {
    let grid = AgeSexGrid(openAge: 20)
    let rates = rates(grid, isHarsh: false)
    var years = [Double](repeating: .nan, count: 4 * Self.lanes)
    let ones = [Double](repeating: 1, count: Self.lanes)
    ck_life_expectancy(Int32(grid.ages), Int32(Self.lanes), 5, rates, ones, 0, &years)
    var own = column(rates, .female, grid, 0)
    #expect(
      Tolerance.relative(1e-13).admits(
        years[0], for: try LifeTable(deathRates: own, sex: .female).lifeExpectancy(at: 0)))
    own[20] *= 1 + 1e-9
    #expect(
      !Tolerance.relative(1e-13).admits(
        years[0], for: try LifeTable(deathRates: own, sex: .female).lifeExpectancy(at: 0)))
  }
}
