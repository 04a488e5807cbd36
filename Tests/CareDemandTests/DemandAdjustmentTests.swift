import CareDemand
import Demography
import LinearAlgebra
import TestSupport
import Testing

/// Factors on rates and moves between items, against plain sums over cells.
@Suite struct DemandAdjustmentTests {
  private static let grid = AgeSexGrid(openAge: 60)
  private static let items = 4
  private static let regions = 3
  private static let gain = LifeExpectancyGain(female: 1.2, male: 2)

  private static func random(_ seed: UInt64, _ count: Int, _ range: ClosedRange<Double>) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in Double.random(in: range, using: &random) }
  }

  private static func population(_ seed: UInt64) -> Matrix {
    Matrix(rows: grid.cells, columns: regions, byColumns: random(seed, grid.cells * regions, 0...50))
  }

  private static func model(share: Double = 0.5) throws -> CareDemandModel {
    var rates = random(11, items * grid.cells, 0...3)
    // Nothing is known of the second item below 10.
    for sex in 0..<2 { for age in 0..<10 { rates[(sex * grid.ages + age) * items + 1] = .nan } }
    return try CareDemandModel(
      rates: CareRates(grid: grid, rates: Matrix(rows: items, columns: grid.cells, byColumns: rates)),
      ratios: Matrix(rows: items, columns: regions, byColumns: random(12, items * regions, 0.5...2)),
      growth: [0.01, -0.02, 0, 0.03], healthyAgeing: HealthyAgeing(share: share))
  }

  /// Weights by cell and draw that differ from 1 at some ages, and shares that sum up to less than 1.
  private struct Figures {
    let lanes: Int
    let factor: [Double]
    let uniform: [Double]
    let share: [Double]
    let flat: [Double]

    init(lanes: Int) {
      self.lanes = lanes
      let cells = DemandAdjustmentTests.grid.cells
      func byCell(_ seed: UInt64, _ range: ClosedRange<Double>) -> [Double] {
        let all = DemandAdjustmentTests.random(seed, cells, range)
        return (0..<cells * lanes).map { all[$0 / lanes] + 0.01 * Double($0 % lanes) }
      }
      factor = byCell(21, 0.5...1.5)
      share = byCell(22, 0...0.4)
      uniform = (0..<lanes).map { 0.9 + 0.02 * Double($0) }
      flat = (0..<lanes).map { 0.1 + 0.01 * Double($0) }
    }

    /// The first item by cell, the third evenly; care from the first to the others, and from the third to the first.
    var change: DemandAdjustment.Change {
      DemandAdjustment.Change(
        factors: [(0, .byCell(factor)), (2, .uniform(uniform))],
        moves: [
          .init(source: 0, target: 1, ratio: 0.5, share: .byCell(share)),
          .init(source: 0, target: 3, ratio: 2, share: .uniform(flat)),
          .init(source: 2, target: 0, ratio: 1, share: .uniform(flat)),
        ])
    }

    /// Demand of a region by plain sums, in one draw.
    func demand(
      _ model: CareDemandModel, _ people: Matrix, _ region: Int, years: Int, gain: LifeExpectancyGain,
      lane: Int
    ) throws -> [Double] {
      let all = Array(0..<DemandAdjustmentTests.items)
      let rates = try model.rates(of: all, gain: gain, healthyShare: model.healthyAgeing.share)
      func sum(_ item: Int, _ weight: (Int) -> Double) -> Double {
        people.column(region).enumerated().reduce(0) { sum, cell in
          sum + weight(cell.offset) * (rates[item]?[cell.offset] ?? .nan) * cell.element
        }
      }
      let scale = all.map { model.trend(years: years)[$0] * model.ratios[$0, region] }
      let kept = [
        sum(0) { factor[$0 * lanes + lane] }, sum(1) { _ in 1 }, sum(2) { _ in uniform[lane] },
        sum(3) { _ in 1 },
      ]
      let moved = [
        sum(0) { factor[$0 * lanes + lane] * share[$0 * lanes + lane] }, flat[lane] * kept[0],
        flat[lane] * kept[2],
      ]
      return [
        scale[0] * (kept[0] - moved[0] - moved[1]) + scale[2] * moved[2],
        scale[1] * kept[1] + 0.5 * scale[0] * moved[0], scale[2] * (kept[2] - moved[2]),
        scale[3] * kept[3] + 2 * scale[0] * moved[1],
      ]
    }
  }

  private static func adjustment(
    _ model: CareDemandModel, _ figures: Figures, gain: LifeExpectancyGain, classOf: [Int?] = [0, nil, 0]
  ) throws -> DemandAdjustment {
    let rates = try model.rates(of: [0], gain: gain, healthyShare: model.healthyAgeing.share)
      .mapValues { rates in (0..<rates.count * figures.lanes).map { rates[$0 / figures.lanes] } }
    return DemandAdjustment(
      lanes: figures.lanes, changes: [figures.change], classOf: classOf, rates: rates)
  }

  @Test func `demand is that of plain sums`() throws {
    let (model, people, figures) = (try Self.model(), Self.population(1), Figures(lanes: 1))
    let adjustment = try Self.adjustment(model, figures, gain: Self.gain)
    let plain = try model.demand(meanPopulation: people, years: 4, gain: Self.gain)
    let demand = try model.demand(
      meanPopulation: people, years: 4, gain: Self.gain, adjustment: adjustment)
    for region in [0, 2] {
      let expected = try figures.demand(model, people, region, years: 4, gain: Self.gain, lane: 0)
      expectClose(Array(demand.column(region)), expected, within: .relative(1e-12), "region \(region)")
    }
    #expect(Array(demand.column(1)) == Array(plain.column(1)))
  }

  @Test func `draws at adjacent places are the same sums`() throws {
    let (model, people, figures) = (try Self.model(), Self.population(2), Figures(lanes: 8))
    let adjustment = try Self.adjustment(model, figures, gain: Self.gain)
    let plain = try model.demand(meanPopulation: people, years: 2, gain: Self.gain)
    let (block, demand) = (LaneBuffer(Self.grid.cells * 8), LaneBuffer(Self.items * 8))
    for (i, value) in people.column(2).enumerated() {
      (block.pointer + i * 8).update(repeating: value, count: 8)
    }
    for item in 0..<Self.items { (demand.pointer + item * 8).update(repeating: plain[item, 2], count: 8) }
    let (trend, scratch) = (model.trend(years: 2), LaneBuffer(adjustment.scratchRows * 8))
    adjustment.apply(region: 2, people: block.pointer, to: demand.pointer, scratch: scratch.pointer) {
      item, _ in
      trend[item] * model.ratios[item, 2]
    }
    for lane in 0..<8 {
      let expected = try figures.demand(model, people, 2, years: 2, gain: Self.gain, lane: lane)
      let own = (0..<Self.items).map { demand.pointer[$0 * 8 + lane] }
      expectClose(own, expected, within: .relative(1e-12), "draw \(lane)")
    }
  }

  @Test func `factors of one and shares of nothing change no bit`() throws {
    let (model, people) = (try Self.model(), Self.population(3))
    let ones = [Double](repeating: 1, count: Self.grid.cells)
    let change = DemandAdjustment.Change(
      factors: [(0, .byCell(ones)), (2, .uniform([1]))],
      moves: [
        .init(source: 0, target: 1, ratio: 3, share: .byCell(ones.map { _ in 0 })),
        .init(source: 2, target: 1, ratio: 3, share: .uniform([0])),
      ])
    let rates = try model.rates(of: change.itemsByCell, gain: Self.gain, healthyShare: 0.5)
    #expect(change.itemsByCell == [0])
    let adjustment = DemandAdjustment(lanes: 1, changes: [change], classOf: [0, 0, 0], rates: rates)
    let plain = try model.demand(meanPopulation: people, years: 3, gain: Self.gain)
    let demand = try model.demand(
      meanPopulation: people, years: 3, gain: Self.gain, adjustment: adjustment)
    #expect(demand == plain)
  }

  @Test func `measures are the fifth cause, as the mean over all orders has it`() throws {
    let (base, reference, scenario) = (Self.population(4), Self.population(5), Self.population(6))
    let (plain, changed) = (try Self.model(), try Self.model(share: 0.8))
    let figures = Figures(lanes: 1)
    let other = LifeExpectancyGain(female: 2, male: 3)
    let adjustments = try [.none, other].map { try Self.adjustment(changed, figures, gain: $0) }
    let growth = try GrowthDecomposition(
      of: .init(model: changed, meanPopulation: scenario, gain: other, adjustments: adjustments),
      reference: .init(model: plain, meanPopulation: reference, gain: Self.gain), basePopulation: base,
      years: 7)
    for region in 0..<Self.regions {
      /// Demand with some of the causes at their level of the year.
      func value(_ causes: Set<GrowthDecomposition.Driver>) throws -> [Double] {
        let isChanged = causes.contains(.levers)
        let later = isChanged ? scenario : reference
        func people(_ population: Matrix) -> Double { population.column(region).reduce(0, +) }
        let structure = causes.contains(.ageStructure) ? later : base
        let count = people(causes.contains(.population) ? later : base)
        let mixed = Matrix(
          rows: base.rows, columns: base.columns,
          byColumns: structure.elements.map { $0 * count / people(structure) })
        let gain =
          causes.contains(.healthyAgeing) ? (isChanged ? other : Self.gain) : LifeExpectancyGain.none
        let (model, years) = (isChanged ? changed : plain, causes.contains(.useTrend) ? 7 : 0)
        guard isChanged, region != 1 else {
          return Array(try model.demand(meanPopulation: mixed, years: years, gain: gain).column(region))
        }
        return try figures.demand(model, mixed, region, years: years, gain: gain, lane: 0)
      }
      var sums = [GrowthDecomposition.Driver: [Double]]()
      let orders = Self.orders(GrowthDecomposition.Driver.allCases)
      for order in orders {
        var causes: Set<GrowthDecomposition.Driver> = []
        var before = try value(causes)
        for cause in order {
          causes.insert(cause)
          let after = try value(causes)
          let sum = sums[cause] ?? [Double](repeating: 0, count: Self.items)
          sums[cause] = sum.indices.map { sum[$0] + (after[$0] - before[$0]) / Double(orders.count) }
          before = after
        }
      }
      for (cause, expected) in sums {
        // Contributions are differences of demands around 1e4.
        expectClose(
          Array(growth[cause].column(region)), expected, within: .absolute(1e-8), "\(cause), region \(region)"
        )
      }
    }
  }

  private static func orders<T>(_ all: [T]) -> [[T]] {
    guard all.count > 1 else { return [all] }
    return all.indices.flatMap { i in
      orders(Array(all[..<i] + all[(i + 1)...])).map { [all[i]] + $0 }
    }
  }
}
