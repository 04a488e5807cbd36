import CareDemand
import Demography
import LinearAlgebra
import TestSupport
import Testing

@Suite struct CareDemandModelTests {
  /// Two ages, women and men, two items, two regions: small enough to work out on paper.
  private static let grid = AgeSexGrid(openAge: 1)
  /// Cells: women 0, women 1+, men 0, men 1+.
  private static let people = Matrix(rows: 4, columns: 2, byColumns: [10, 20, 30, 40, 1, 2, 3, 4])

  private static func model(growth: [Double] = [0, 0]) throws -> CareDemandModel {
    let rates = try CareRates(grid: grid, items: [[1, 2, 3, 4], [0.5, .nan, 0, 0.25]])
    let ratios = Matrix(rows: 2, columns: 2, byColumns: [1, 2, 0.5, 1])
    return try CareDemandModel(rates: rates, ratios: ratios, growth: growth, healthyAgeing: .none)
  }

  @Test func `two ages and two regions by hand`() throws {
    // 1*10 + 2*20 + 3*30 + 4*40 = 300 and 30; 0.5*10 + 0.25*40 = 15 and 1.5, the unknown age left out.
    // Times the ratios 1, 2, 0.5 and 1.
    let demand = try Self.model().demand(meanPopulation: Self.people, years: 0, gain: .none)
    #expect(demand.elements == [300, 30, 15, 1.5])
  }

  @Test func `the trend compounds from the base year`() throws {
    let model = try Self.model(growth: [0.1, -0.5])
    let demand = try model.demand(meanPopulation: Self.people, years: 2, gain: .none)
    // exp(2 log1p(g)) differs from 1.21 in the last digits.
    expectClose(demand.elements, [363, 7.5, 18.15, 0.375], within: .relative(1e-15))
    #expect(model.trend(years: 0) == [1, 1])
  }

  @Test func `a growth below machine precision is kept`() throws {
    let trend = try Self.model(growth: [1e-17, -1e-17]).trend(years: 1_000_000)
    expectClose(trend.map { $0 - 1 }, [1e-11, -1e-11], within: .absolute(1e-15))
  }

  @Test func `demand agrees with sums by loops`() throws {
    let reference = try CareReference()
    let model = try Self.model(of: reference)
    let settings = reference["settings"].elements
    let gain = LifeExpectancyGain(female: settings[3], male: settings[4])
    let base = try model.demand(meanPopulation: reference["base"], years: 0, gain: .none)
    expectClose(base.elements, reference["demand_base"].elements, within: .relative(1e-12))
    let later = try model.demand(meanPopulation: reference["later"], years: Int(settings[1]), gain: gain)
    expectClose(later.elements, reference["demand_later"].elements, within: .relative(1e-12))
  }

  /// The model that the reference file describes.
  static func model(of reference: CareReference) throws -> CareDemandModel {
    let settings = reference["settings"].elements
    let grid = AgeSexGrid(openAge: Int(settings[0]))
    return try CareDemandModel(
      rates: CareRates(grid: grid, rates: reference["rates"]), ratios: reference["ratios"],
      growth: reference["growth"].elements, healthyAgeing: HealthyAgeing(share: settings[2]))
  }

  @Test func `demand is additive in people`() throws {
    let model = try Self.model(growth: [0.02, 0.01])
    let doubled = Matrix(rows: 4, columns: 2, byColumns: Self.people.elements.map { 2 * $0 })
    let once = try model.demand(meanPopulation: Self.people, years: 3, gain: .none)
    let twice = try model.demand(meanPopulation: doubled, years: 3, gain: .none)
    #expect(twice.elements == once.elements.map { 2 * $0 })
  }

  @Test func `permuting the regions permutes the demand`() throws {
    let reference = try CareReference()
    let order = [2, 0, 3, 1]
    let model = try Self.model(of: reference)
    let permuted = try CareDemandModel(
      rates: model.rates, ratios: Self.columns(order, of: model.ratios), growth: model.growth,
      healthyAgeing: model.healthyAgeing)
    let gain = LifeExpectancyGain(female: 1, male: 2)
    let demand = try model.demand(meanPopulation: reference["later"], years: 5, gain: gain)
    let other = try permuted.demand(
      meanPopulation: Self.columns(order, of: reference["later"]), years: 5, gain: gain)
    expectClose(other.elements, Self.columns(order, of: demand).elements, within: .relative(1e-14))
  }

  private static func columns(_ order: [Int], of matrix: Matrix) -> Matrix {
    let values = order.flatMap { column in (0..<matrix.rows).map { matrix[$0, column] } }
    return Matrix(rows: matrix.rows, columns: order.count, byColumns: values)
  }

  @Test func `figures that make no sense are refused`() throws {
    let rates = try CareRates(grid: Self.grid, items: [[1, 1, 1, 1]])
    func make(ratio: Double, growth: Double) throws(CareDemandError) {
      let ratios = Matrix(rows: 1, columns: 1, byColumns: [ratio])
      _ = try CareDemandModel(rates: rates, ratios: ratios, growth: [growth], healthyAgeing: .none)
    }
    #expect(throws: CareDemandError.invalidRatio(item: 0, region: 0, value: -1)) {
      try make(ratio: -1, growth: 0)
    }
    #expect(throws: CareDemandError.self) { try make(ratio: .nan, growth: 0) }
    #expect(throws: CareDemandError.invalidGrowth(item: 0, value: -1)) { try make(ratio: 1, growth: -1) }
    #expect(throws: CareDemandError.self) { try make(ratio: 1, growth: .nan) }
    let people = Matrix(rows: 4, columns: 2, byColumns: [1, 1, 1, 1, 1, -2, 1, 1])
    #expect(throws: CareDemandError.invalidPopulation(cell: 1, region: 1, value: -2)) {
      try Self.model().demand(meanPopulation: people, years: 0, gain: .none)
    }
    let unknown = Matrix(rows: 4, columns: 2, byColumns: [1, 1, .nan, 1, 1, 1, 1, 1])
    #expect(throws: CareDemandError.self) {
      try Self.model().demand(meanPopulation: unknown, years: 0, gain: .none)
    }
  }

  @Test func `a population of another shape traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = try Self.model().demand(meanPopulation: Matrix(rows: 3, columns: 2), years: 0, gain: .none)
    }
  }
}
