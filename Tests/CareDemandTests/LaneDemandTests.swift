import CareDemand
import Demography
import LinearAlgebra
import TestSupport
import Testing

/// Demand of draws side by side against ``CareDemandModel``, one draw at a time.
@Suite struct LaneDemandTests {
  private static let lanes = 8

  /// Items known at all ages, from 18, from 40, in 18...75, below 95, from 57, with a hole at 71.
  private static func model(openAge: Int, regions: Int) throws -> CareDemandModel {
    let grid = AgeSexGrid(openAge: openAge)
    let known: [(Int) -> Bool] = [
      { _ in true }, { $0 >= 18 }, { $0 >= 40 }, { (18...75).contains($0) }, { $0 < 95 }, { $0 >= 57 },
      { $0 != 71 }, { _ in true },
    ]
    var random = SplitMix64(seed: 11)
    let items = known.map { isKnown in
      (0..<grid.cells).map { isKnown($0 % grid.ages) ? Double.random(in: 0...2, using: &random) : .nan }
    }
    let ratios = (0..<items.count * regions).map { _ in Double.random(in: 0.5...1.5, using: &random) }
    return try CareDemandModel(
      rates: CareRates(grid: grid, items: items),
      ratios: Matrix(rows: items.count, columns: regions, byColumns: ratios),
      growth: items.indices.map { 0.01 * Double($0) - 0.02 }, healthyAgeing: HealthyAgeing(share: 0.5))
  }

  @Test(arguments: [[0.0, 0, 0, 0, 0, 0, 0, 0], [0.5, 1, -0.3, 0, 1.4, 0.25, 2, 0.9]], [105, 60, 54])
  func `each draw has the demand of the model with its share and gain`(shares: [Double], openAge: Int) throws
  {
    let model = try Self.model(openAge: openAge, regions: 1)
    let (lanes, cells, items) = (Self.lanes, model.rates.grid.cells, model.rates.items)
    var random = SplitMix64(seed: 12)
    let people = (0..<cells * lanes).map { _ in Double.random(in: 0...1000, using: &random) }
    let lanePeople = LaneBuffer(people)
    let gains = (0..<2 * lanes).map { _ in Double.random(in: -2...4, using: &random) }
    let demand = LaneDemand(model, lanes: lanes)
    let trend = LaneBuffer(
      (0..<items).flatMap { [Double](repeating: model.trend(years: 7)[$0], count: lanes) })
    let ratios = LaneBuffer((0..<items).flatMap { [Double](repeating: model.ratios[$0, 0], count: lanes) })
    let result = LaneBuffer(items * lanes, repeating: .nan)
    demand.write(
      people: lanePeople.pointer, shift: try demand.shift(shares: shares, gains: gains), trend: trend,
      ratios: ratios.pointer, ratioCount: items, into: result.pointer, scratch: demand.scratch())
    for lane in 0..<lanes {
      let own = try CareDemandModel(
        rates: model.rates, ratios: model.ratios, growth: model.growth,
        healthyAgeing: HealthyAgeing(share: shares[lane]))
      let expected = try own.demand(
        meanPopulation: Matrix(
          rows: cells, columns: 1, byColumns: (0..<cells).map { people[$0 * lanes + lane] }),
        years: 7, gain: LifeExpectancyGain(female: gains[lane], male: gains[lanes + lane]))
      expectClose(
        (0..<items).map { result.elements[$0 * lanes + lane] }, expected.elements, within: .relative(1e-12),
        "draw \(lane)")
    }
  }

  @Test func `items beyond the ratios have ratio 1`() throws {
    let model = try Self.model(openAge: 105, regions: 1)
    let (lanes, items) = (Self.lanes, model.rates.items)
    let demand = LaneDemand(model, lanes: lanes)
    let ones = LaneBuffer(items * lanes, repeating: 1)
    let twos = LaneBuffer(3 * lanes, repeating: 2)
    let people = LaneBuffer(model.rates.grid.cells * lanes, repeating: 1)
    let (plain, some) = (LaneBuffer(items * lanes), LaneBuffer(items * lanes))
    let scratch = demand.scratch()
    demand.write(
      people: people.pointer, shift: nil, trend: ones, ratios: ones.pointer, ratioCount: items,
      into: plain.pointer, scratch: scratch)
    demand.write(
      people: people.pointer, shift: nil, trend: ones, ratios: twos.pointer, ratioCount: 3,
      into: some.pointer, scratch: scratch)
    for i in 0..<items * lanes {
      #expect(some.elements[i] == plain.elements[i] * (i < 3 * lanes ? 2 : 1))
    }
  }

  @Test func `a shift beyond the first age that moves is refused`() throws {
    let demand = LaneDemand(try Self.model(openAge: 105, regions: 1), lanes: Self.lanes)
    let shares = [Double](repeating: 1, count: 8)
    var gains = [Double](repeating: 1, count: 16)
    gains[9] = 60
    #expect(throws: CareDemandError.invalidShift(years: 60)) {
      _ = try demand.shift(shares: shares, gains: gains)
    }
    gains[9] = .nan
    #expect(throws: CareDemandError.self) { _ = try demand.shift(shares: shares, gains: gains) }
  }
}
