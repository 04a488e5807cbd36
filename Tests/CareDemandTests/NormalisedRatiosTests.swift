import CareDemand
import Demography
import LinearAlgebra
import TestSupport
import Testing

@Suite struct NormalisedRatiosTests {
  private static let grid = AgeSexGrid(openAge: 1)

  @Test func `the national total is that of ratios of one`() throws {
    // Demand at ratio 1: 30 and 10. Ratios 0.8 and 1.2 give 36, so the factor is 40/36.
    let rates = try CareRates(grid: Self.grid, items: [[1, 2, 0, 0]])
    let people = Matrix(rows: 4, columns: 2, byColumns: [10, 10, 0, 0, 10, 0, 5, 5])
    let ratios = Matrix(rows: 1, columns: 2, byColumns: [0.8, 1.2])
    let normalised = try CareDemandModel.normalisedRatios(ratios, rates: rates, basePopulation: people)
    expectClose(normalised.elements, [0.8 * 40 / 36, 1.2 * 40 / 36], within: .relative(1e-15))
  }

  @Test func `ratios agree with sums by loops`() throws {
    let reference = try CareReference()
    let model = try CareDemandModelTests.model(of: reference)
    let normalised = try CareDemandModel.normalisedRatios(
      model.ratios, rates: model.rates, basePopulation: reference["base"])
    expectClose(normalised.elements, reference["normalised"].elements, within: .relative(1e-13))
  }

  @Test func `an item nobody uses keeps its ratios`() throws {
    let rates = try CareRates(grid: Self.grid, items: [[0, 0, .nan, .nan]])
    let people = Matrix(rows: 4, columns: 1, repeating: 1)
    let ratios = Matrix(rows: 1, columns: 1, byColumns: [1.7])
    #expect(try CareDemandModel.normalisedRatios(ratios, rates: rates, basePopulation: people) == ratios)
  }

  @Test func `ratios of zero can't be normalised`() throws {
    let rates = try CareRates(grid: Self.grid, items: [[1, 1, 1, 1]])
    let people = Matrix(rows: 4, columns: 2, byColumns: [1, 1, 1, 1, 0, 0, 0, 0])
    let ratios = Matrix(rows: 1, columns: 2, byColumns: [0, 1])
    #expect(throws: CareDemandError.ratiosWithoutDemand(item: 0)) {
      try CareDemandModel.normalisedRatios(ratios, rates: rates, basePopulation: people)
    }
    let unknown = Matrix(rows: 1, columns: 2, byColumns: [1, .nan])
    #expect(throws: CareDemandError.self) {
      try CareDemandModel.normalisedRatios(unknown, rates: rates, basePopulation: people)
    }
  }
}
