import Demography
import TestSupport
import Testing

@Suite struct MortalityJumpOffTests {
  static let grid = AgeSexGrid(openAge: 100)

  static func rates() -> [Double] {
    LifeTableTests.rates(openAge: 100) + LifeTableTests.rates(openAge: 100, level: 1.4)
  }

  /// One year forward under rates times a factor per sex, by hand: people at its end, and deaths per sex.
  static func forward(
    _ factors: [Double], migrants: [Double], newborn: [Double]
  ) throws -> (population: [Double], deaths: [Double]) {
    var (population, deaths) = ([Double](repeating: 0, count: grid.cells), [0.0, 0])
    for sex in Sex.allCases {
      let (s, first) = (sex.rawValue, grid.index(sex, 0))
      let table = try LifeTable(deathRates: rates()[grid.range(sex)].map { factors[s] * $0 }, sex: sex)
      let ratios = table.survivalRatios
      var starting = 0.0
      for x in 0...100 {
        let (people, moved) = (Double(900 - 8 * x), migrants[first + x])
        population[first + min(x + 1, 100)] += ratios[x] * people + (1 + ratios[x]) / 2 * moved
        starting += people + moved
      }
      let births = 850.0
      population[first] = table.birthSurvival * births + (1 + table.birthSurvival) / 2 * newborn[s]
      deaths[s] = starting + births + newborn[s] - population[grid.range(sex)].reduce(0, +)
    }
    return (population, deaths)
  }

  static let migrants = (0..<grid.cells).map { Double(($0 * 7) % 13) - 4 }

  @Test func `the factor behind a year comes back`() throws {
    let (population, deaths) = try Self.forward([1.06, 0.93], migrants: Self.migrants, newborn: [3, -2])
    let jump = try MortalityJumpOff(
      deathRates: Self.rates(), grid: Self.grid, population: population, migrants: Self.migrants,
      newbornMigrants: [3, -2], deaths: .bySex(deaths))
    expectClose(jump.factors, [1.06, 0.93], within: .relative(1e-11))
  }

  @Test func `one total gives one factor, or two in a given proportion`() throws {
    let (population, deaths) = try Self.forward([1.1, 1.1], migrants: Self.migrants, newborn: [0, 0])
    let total = deaths.reduce(0, +)
    let one = try MortalityJumpOff(
      deathRates: Self.rates(), grid: Self.grid, population: population, migrants: Self.migrants,
      deaths: .total(total))
    expectClose(one.factors, [1.1, 1.1], within: .relative(1e-11))
    let two = try MortalityJumpOff(
      deathRates: Self.rates(), grid: Self.grid, population: population, migrants: Self.migrants,
      deaths: .total(total, sexRatios: [1.2, 1]))
    expectClose([two.factors[0] / two.factors[1]], [1.2], within: .relative(1e-14))
    #expect(two.factors[0] > 1.1 && two.factors[1] < 1.1)
  }

  @Test func `the model's own deaths need no factor`() throws {
    let (population, deaths) = try Self.forward(
      [1, 1], migrants: .init(repeating: 0, count: 202), newborn: [0, 0])
    let jump = try MortalityJumpOff(
      deathRates: Self.rates(), grid: Self.grid, population: population, deaths: .bySex(deaths))
    expectClose(jump.factors, [1, 1], within: .relative(1e-11))
    expectClose(jump.modelDeaths, deaths, within: .relative(1e-11))
  }

  @Test func `the sexes' ratios are those of the last year, fitted or not`() throws {
    let history = LiLeeTests.made(common: { -Double($0 - 1980) }, own: { 0.1 * Double($0 % 3) })
    var deaths = history.deaths
    deaths[39] = deaths[39].enumerated().map { $0.element * ($0.offset < 106 ? 1.09 : 1.07) }
    let spoiled = MortalityHistory(
      grid: history.grid, years: history.years, deaths: deaths, exposures: history.exposures)
    let model = try LiLeeModel(spoiled, fitFrom: 1980, excluding: [2019])
    let forecast = try model.forecast(years: 2019...2019)[0]
    let expected = Sex.allCases.map { sex in
      let cells = history.grid.range(sex)
      return deaths[39][cells].reduce(0, +) / (1e5 * forecast[cells].reduce(0, +))
    }
    expectClose(try MortalityJumpOff.sexRatios(model, spoiled), expected, within: .relative(1e-12))
  }

  @Test func `deaths that no factor meets are refused`() throws {
    let (population, _) = try Self.forward(
      [1, 1], migrants: .init(repeating: 0, count: 202), newborn: [0, 0])
    let grid = Self.grid
    for (deaths, population) in [
      (MortalityJumpOff.ObservedDeaths.total(0), population), (.total(1e12), population),
      (.bySex([1, .nan]), population), (.total(500), population.map { -$0 }),
    ] {
      #expect(throws: DemographyError.self) {
        try MortalityJumpOff(deathRates: Self.rates(), grid: grid, population: population, deaths: deaths)
      }
    }
    var rates = Self.rates()
    rates[100] = 0
    #expect(throws: DemographyError.openAgeRateZero) {
      try MortalityJumpOff(deathRates: rates, grid: grid, population: population, deaths: .total(500))
    }
  }
}
