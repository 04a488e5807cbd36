import CareDemand
import Demography
import LinearAlgebra
import Testing

@Suite struct CareRatesTests {
  private static let grid = AgeSexGrid(openAge: 3)

  @Test func `known ages are named by sex`() throws {
    let rates = try CareRates(
      grid: Self.grid, items: [[.nan, 1, 2, .nan, 0, .nan, .nan, 0], [1, 1, 1, 1, .nan, .nan, .nan, .nan]])
    #expect(rates.knownAges(item: 0, sex: .female) == [1...2])
    #expect(rates.knownAges(item: 0, sex: .male) == [0...0, 3...3])
    #expect(rates.knownAges(item: 1, sex: .female) == [0...3])
    #expect(rates.knownAges(item: 1, sex: .male) == [])
    #expect(rates.items == 2)
  }

  @Test func `negative and infinite rates are refused`() {
    #expect(throws: CareDemandError.invalidRate(item: 1, cell: 6, value: -0.5)) {
      try CareRates(grid: Self.grid, items: [[0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, -0.5, 0]])
    }
    #expect(throws: CareDemandError.invalidRate(item: 0, cell: 0, value: .infinity)) {
      try CareRates(grid: Self.grid, items: [[.infinity, 0, 0, 0, 0, 0, 0, 0]])
    }
  }

  @Test func `rates of another grid trap`() async {
    await #expect(processExitsWith: .failure) {
      _ = try CareRates(grid: AgeSexGrid(openAge: 3), rates: Matrix(rows: 1, columns: 7))
    }
  }
}
