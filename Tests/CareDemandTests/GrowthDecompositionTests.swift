import CareDemand
import Demography
import LinearAlgebra
import TestSupport
import Testing

@Suite struct GrowthDecompositionTests {
  private typealias Driver = GrowthDecomposition.Driver
  private static let grid = AgeSexGrid(openAge: 60)
  private static let gain = LifeExpectancyGain(female: 1.2, male: 2)

  private static func population(seed: UInt64, regions: Int) -> Matrix {
    var random = SplitMix64(seed: seed)
    let values = (0..<grid.cells * regions).map { _ in Double.random(in: 0...50, using: &random) }
    return Matrix(rows: grid.cells, columns: regions, byColumns: values)
  }

  private static func model(regions: Int, growth: [Double] = [0.015, -0.01]) throws -> CareDemandModel {
    var random = SplitMix64(seed: 11)
    let items = growth.map { _ in (0..<grid.cells).map { _ in Double.random(in: 0...3, using: &random) } }
    let ratios = (0..<growth.count * regions).map { _ in Double.random(in: 0.5...2, using: &random) }
    return try CareDemandModel(
      rates: CareRates(grid: grid, items: items),
      ratios: Matrix(rows: growth.count, columns: regions, byColumns: ratios), growth: growth,
      healthyAgeing: HealthyAgeing(share: 0.5))
  }

  @Test func `contributions agree with the mean over all orders elsewhere`() throws {
    let reference = try CareReference()
    let settings = reference["settings"].elements
    let growth = try GrowthDecomposition(
      of: CareDemandModelTests.model(of: reference), basePopulation: reference["base"],
      meanPopulation: reference["later"], years: Int(settings[1]),
      gain: LifeExpectancyGain(female: settings[3], male: settings[4]))
    // Differences of demands around 1e4 lose four digits or so.
    for (driver, name) in zip(Driver.allCases, ["population", "structure", "health", "trend"]) {
      expectClose(growth[driver].elements, reference[name].elements, within: .absolute(1e-9), name)
    }
  }

  @Test func `contributions add up to the change in demand`() throws {
    let (base, later) = (Self.population(seed: 1, regions: 5), Self.population(seed: 2, regions: 5))
    let model = try Self.model(regions: 5)
    let growth = try GrowthDecomposition(
      of: model, basePopulation: base, meanPopulation: later, years: 10, gain: Self.gain)
    let start = try model.demand(meanPopulation: base, years: 0, gain: .none)
    let end = try model.demand(meanPopulation: later, years: 10, gain: Self.gain)
    // Both ends are demand's to the bit.
    #expect(growth.change.elements == zip(end.elements, start.elements).map { $0 - $1 })
    for index in growth.change.elements.indices {
      let sum = Driver.allCases.reduce(0) { $0 + growth[$1].elements[index] }
      expectClose([sum], [growth.change.elements[index]], within: .absolute(1e-14 * end.elements[index]))
    }
  }

  @Test func `no change has no causes`() throws {
    let people = Self.population(seed: 3, regions: 3)
    let growth = try GrowthDecomposition(
      of: Self.model(regions: 3), basePopulation: people, meanPopulation: people, years: 0, gain: .none)
    for driver in Driver.allCases { #expect(growth[driver].elements.allSatisfy { $0 == 0 }) }
  }

  @Test func `twice the people is all population`() throws {
    let people = Self.population(seed: 4, regions: 3)
    let twice = Matrix(rows: people.rows, columns: 3, byColumns: people.elements.map { 2 * $0 })
    let model = try Self.model(regions: 3)
    let growth = try GrowthDecomposition(
      of: model, basePopulation: people, meanPopulation: twice, years: 0, gain: .none)
    let base = try model.demand(meanPopulation: people, years: 0, gain: .none)
    expectClose(growth[.population].elements, base.elements, within: .relative(1e-14))
    for driver in [Driver.ageStructure, .healthyAgeing, .useTrend] {
      #expect(growth[driver].elements.allSatisfy { $0 == 0 })
    }
  }

  @Test func `each driver alone takes the whole change`() throws {
    let people = Self.population(seed: 6, regions: 2)
    let older = Matrix(
      rows: people.rows, columns: 2,
      byColumns: (0..<2).flatMap { region in (0..<people.rows).reversed().map { people[$0, region] } })
    let model = try Self.model(regions: 2)
    func growth(_ to: Matrix, _ years: Int, _ gain: LifeExpectancyGain) throws -> GrowthDecomposition {
      try GrowthDecomposition(of: model, basePopulation: people, meanPopulation: to, years: years, gain: gain)
    }
    for (driver, growth) in [
      (Driver.ageStructure, try growth(older, 0, .none)), (.healthyAgeing, try growth(people, 0, Self.gain)),
      (.useTrend, try growth(people, 4, .none)),
    ] {
      #expect(growth.change.elements.allSatisfy { $0 != 0 })
      for (part, change) in zip(growth[driver].elements, growth.change.elements) {
        // A reversed sum of people differs in the last digits from the sum.
        expectClose([part], [change], within: .relative(1e-10), "\(driver)")
      }
    }
  }

  @Test func `a region that is new or empties has no structure to change`() throws {
    let full = Self.population(seed: 7, regions: 3)
    func with(empty regions: [Int]) -> Matrix {
      var people = full
      for region in regions { for cell in 0..<people.rows { people[cell, region] = 0 } }
      return people
    }
    let model = try Self.model(regions: 3)
    let growth = try GrowthDecomposition(
      of: model, basePopulation: with(empty: [0, 2]), meanPopulation: with(empty: [1, 2]), years: 5,
      gain: Self.gain)
    for item in 0..<2 {
      #expect(growth[.ageStructure][item, 0] == 0 && growth[.ageStructure][item, 1] == 0)
      #expect(growth[.population][item, 0] > 0 && growth[.population][item, 1] < 0)
      #expect(Driver.allCases.allSatisfy { growth[$0][item, 2] == 0 })
      for region in 0..<2 {
        let sum = Driver.allCases.reduce(0) { $0 + growth[$1][item, region] }
        expectClose([sum], [growth.change[item, region]], within: .relative(1e-13))
      }
    }
  }

  @Test func `a negative population is refused`() throws {
    let people = Self.population(seed: 8, regions: 1)
    var wrong = people
    wrong[3, 0] = -1
    #expect(throws: CareDemandError.invalidPopulation(cell: 3, region: 0, value: -1)) {
      try GrowthDecomposition(
        of: Self.model(regions: 1), basePopulation: wrong, meanPopulation: people, years: 1, gain: .none)
    }
  }
}
