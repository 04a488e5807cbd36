import CareDemand
import Demography
import LinearAlgebra
import TestSupport
import Testing

/// Demand in many draws at once, each with a shift of its own, against the model of one draw.
@Suite struct LaneShiftTests {
  private static let grid = AgeSexGrid(openAge: 12)

  private func draw(_ count: Int, _ range: ClosedRange<Double>, seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in .random(in: range, using: &random) }
  }

  /// Items known at all ages, from three on, and at some.
  private func model(share: Double, fromAge: Int = 5) throws -> CareDemandModel {
    let cells = Self.grid.cells
    let values = draw(4 * cells, 0.1...2, seed: 3)
    let items = (0..<4).map { item in
      (0..<cells).map { cell in
        let age = cell % Self.grid.ages
        let isUnknown = item == 1 && age < 3 || item == 2 && age % 4 == 1
        return isUnknown ? Double.nan : values[item * cells + cell]
      }
    }
    return try CareDemandModel(
      rates: CareRates(grid: Self.grid, items: items),
      ratios: Matrix(rows: 4, columns: 1, byColumns: [1, 1, 1, 1]), growth: [0, 0, 0, 0],
      healthyAgeing: HealthyAgeing(share: share, fromAge: fromAge))
  }

  private func demand(
    _ model: CareDemandModel, people: [Double], shares: [Double], gains: [Double], ratios: [Double]
  ) throws -> [Double] {
    let lanes = shares.count
    let lane = LaneDemand(model, lanes: lanes)
    let result = LaneBuffer(4 * lanes, repeating: .nan)
    lane.write(
      people: people, shift: try lane.shift(shares: shares, gains: gains),
      trend: LaneBuffer(4 * lanes, repeating: 1), ratios: ratios, ratioCount: ratios.count / lanes,
      into: result.pointer, scratch: lane.scratch())
    return result.elements
  }

  @Test(arguments: [8, 24], [0.0...0.0, -1.5...1.5, -9.0...0.0, 0.0...2.4])
  func `each draw is the demand of one model`(lanes: Int, range: ClosedRange<Double>) throws {
    let people = draw(Self.grid.cells * lanes, 0...50, seed: 4)
    let (shares, gains) = (draw(lanes, -0.5...2, seed: 5), draw(2 * lanes, range, seed: 6))
    let ratios = draw(2 * lanes, 0.5...1.5, seed: 7)
    let together = try demand(
      try model(share: 0), people: people, shares: shares, gains: gains, ratios: ratios)
    for l in 0..<lanes {
      let column = (0..<Self.grid.cells).map { people[$0 * lanes + l] }
      let alone = try model(share: shares[l]).demand(
        meanPopulation: Matrix(rows: Self.grid.cells, columns: 1, byColumns: column), years: 0,
        gain: LifeExpectancyGain(female: gains[l], male: gains[lanes + l]))
      let expected = (0..<4).map { alone.elements[$0] * ($0 < 2 ? ratios[$0 * lanes + l] : 1) }
      let own = (0..<4).map { together[$0 * lanes + l] }
      // Sums of 26 positive terms in another order.
      expectClose(own, expected, within: .relative(1e-13))
    }
  }

  @Test func `what the other draws do changes no bit`() throws {
    let people = draw(Self.grid.cells * 8, 0...50, seed: 8)
    func first(_ others: Double) throws -> [Double] {
      let shares = [0.7] + [Double](repeating: others, count: 7)
      let gains = [Double](repeating: 1.9, count: 16)
      let all = try demand(try model(share: 0), people: people, shares: shares, gains: gains, ratios: [])
      return (0..<4).map { all[$0 * 8] }
    }
    let alike = try first(0.7)
    for others in [0, -4, 2.5] { #expect(try first(others) == alike) }
  }

  @Test func `a draw that doesn't shift has the bits of none`() throws {
    let people = draw(Self.grid.cells * 8, 0...50, seed: 9)
    let gains = [Double](repeating: 1, count: 16)
    let none = try demand(
      try model(share: 0), people: people, shares: [Double](repeating: 0, count: 8), gains: gains, ratios: [])
    let others = try demand(
      try model(share: 0), people: people, shares: [0] + [Double](repeating: -1.3, count: 7), gains: gains,
      ratios: [])
    for item in 0..<4 { #expect(none[item * 8] == others[item * 8]) }
  }

  @Test(arguments: [5.1, .nan, -.infinity]) func `shifts that make no sense are refused`(gain: Double) throws
  {
    let lane = LaneDemand(try model(share: 0), lanes: 8)
    var gains = [Double](repeating: 0, count: 16)
    gains[11] = gain
    #expect(throws: CareDemandError.self) {
      try lane.shift(shares: [Double](repeating: 1, count: 8), gains: gains)
    }
  }
}
