import Demography
import LinearAlgebra
import TestSupport
import Testing

/// The projection of many draws side by side, against ``CohortComponentModel`` draw by draw.
@Suite struct LaneProjectorTests {
  /// Relative: rounding of some hundred operations a year, over four years. Absolute, in people of whom a cell has about a thousand:
  /// where all who are there leave, what is left is rounding itself.
  private static let tolerance = Tolerance(relative: 1e-12, absolute: 1e-10)

  /// The years of one draw by the model for single draws.
  private func check(
    _ system: LaneSystem, years: Int = 4, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try LaneRun(system, years: years)
    let model = CohortComponentModel(grid: system.grid)
    for lane in 0..<system.shape.lanes {
      let rates = try system.rates(ofLane: lane)
      var step = model.advance(system.population, by: rates)
      var (before, bounds) = (system.population, step.bounds)
      for _ in 1..<years {
        before = step.population
        step = model.advance(before, by: rates)
        bounds += step.bounds
      }
      let expected = try expected(step, before, bounds, regions: system.shape.regions)
      for (name, values) in expected {
        let found = self.found(name, lane, run)
        #expect(
          firstDifference(found, values, within: Self.tolerance) == nil, "\(name) of draw \(lane)",
          sourceLocation: sourceLocation)
      }
    }
  }

  private func expected(_ step: ProjectionStep, _ before: Matrix, _ bounds: [BoundedFlow], regions: Int)
    throws
    -> [(String, [Double])]
  {
    let mean = zip(before.elements, step.population.elements).map { ($0 + $1) / 2 }
    let bounded = (0..<regions).map { r in
      bounds.filter { $0.region == r }.map(\.people).reduce(0, +)
    }
    return [
      ("population", step.population.elements), ("mean", mean), ("bounded", bounded),
      ("births", step.births.elements), ("deaths", step.deaths.elements),
      ("immigration", step.immigration.elements), ("emigration", step.emigration.elements),
      ("arrivals", step.arrivals.elements), ("departures", step.departures.elements),
      ("net", step.netMigration.elements),
    ]
  }

  private func found(_ name: String, _ lane: Int, _ run: LaneRun) -> [Double] {
    switch name {
    case "population": return run.lane(lane, of: run.after)
    case "mean": return run.lane(lane, of: run.scratch.mean.elements)
    case "bounded": return run.lane(lane, of: run.scratch.bounded.elements)
    default:
      let component = LaneScratch.Component.allCases.first { "\($0)" == name }
      return component.map { run.component($0, ofLane: lane).elements } ?? []
    }
  }

  @Test(arguments: LaneKind.all, [[], [.harsh]] as [Set<LaneSystem.Trait>])
  func `every draw goes as it would alone`(_ kind: LaneKind, traits: Set<LaneSystem.Trait>) throws {
    try check(LaneSystem(kind, traits: traits))
  }

  @Test(arguments: LaneKind.all, [1, 2, 5])
  func `with a low open age`(_ kind: LaneKind, openAge: Int) throws {
    let shape = LaneShape(openAge: openAge, regions: 2, lanes: 8)
    try check(LaneSystem(kind, shape, seed: 2))
    try check(LaneSystem(kind, shape, seed: 3, traits: [.harsh, .fertileInfants]))
  }

  @Test(arguments: LaneKind.all) func `with all single years of age`(_ kind: LaneKind) throws {
    try check(LaneSystem(kind, LaneShape(openAge: 105, regions: 2, lanes: 8), traits: [.harsh]))
  }

  @Test(arguments: LaneKind.all) func `with nine regions and 64 draws`(_ kind: LaneKind) throws {
    try check(LaneSystem(kind, LaneShape(openAge: 5, regions: 9, lanes: 64), traits: [.harsh]), years: 2)
  }

  @Test(arguments: LaneKind.alone, [8, 16])
  func `with one region`(_ kind: LaneKind, lanes: Int) throws {
    try check(LaneSystem(kind, LaneShape(regions: 1, lanes: lanes)))
    try check(LaneSystem(kind, LaneShape(regions: 1, lanes: lanes), traits: [.harsh]))
  }

  @Test(arguments: LaneKind.all) func `with children born at age 0`(_ kind: LaneKind) throws {
    try check(LaneSystem(kind, LaneShape(lanes: 8), traits: [.fertileInfants]))
  }

  @Test(arguments: LaneKind.all) func `without children`(_ kind: LaneKind) throws {
    let system = LaneSystem(kind, LaneShape(lanes: 8), traits: [.childless])
    try check(system)
    #expect(try LaneRun(system).component(.births, ofLane: 0).elements.allSatisfy { $0 == 0 })
  }

  @Test(arguments: LaneKind.all)
  func `with survival and fertility by region`(_ kind: LaneKind) throws {
    try check(LaneSystem(kind, LaneShape(lanes: 8), traits: [.regional]))
    try check(LaneSystem(kind, LaneShape(lanes: 8), traits: [.regional, .fertileInfants]))
  }

  @Test func `the harsh systems do cut flows, in some draws and not in others`() throws {
    for kind in LaneKind.all where kind.moves != .none || kind.border != .none {
      let bounded = try LaneRun(LaneSystem(kind, traits: [.harsh])).scratch.bounded.elements
      #expect(bounded.contains { $0 > 1 } && bounded.allSatisfy { $0 >= 0 }, "\(kind)")
    }
    let last = try LaneRun(LaneSystem(LaneKind(moves: .flows, border: .none), traits: [.harsh]))
      .scratch.bounded.elements.suffix(16)
    #expect(last.contains(0) && last.contains { $0 > 1 })
  }

  @Test func `what was cut adds up until it is cleared`() throws {
    let system = LaneSystem(LaneKind(moves: .none, border: .netEnd), traits: [.harsh])
    let (one, two) = (try LaneRun(system), try LaneRun(system, years: 2))
    #expect(zip(one.scratch.bounded.elements, two.scratch.bounded.elements).allSatisfy { $0 <= $1 })
    #expect(two.scratch.bounded.elements[0] > one.scratch.bounded.elements[0])
  }

  @Test(arguments: [LaneKind.Moves.flows, .flowsByAge, .pool])
  func `moves without disturbances are those of factors of one`(_ moves: LaneKind.Moves) throws {
    var system = LaneSystem(LaneKind(moves: moves, border: .none))
    system.factors.departures = system.factors.departures.mapped { _, _, _ in 1 }
    system.factors.pull = system.factors.departures
    let run = try LaneRun(system)
    let (projector, population) = (try system.projector, try system.projector.spread(system.population))
    var rates = system.rates
    rates.moves = nil
    projector.advance(population, by: rates, scratch: projector.scratch())
    #expect(population.elements == run.after)
  }

  @Test func `of two matrices for one age the last holds, for the newborn too`() throws {
    var system = LaneSystem(LaneKind(moves: .flows, border: .none), LaneShape(lanes: 8))
    system.flows.append((AgeBand(from: 0, to: 4), system.flows[0].moves.transposed()))
    try check(system)
  }

  @Test func `components of a year don't outlive it`() throws {
    let system = LaneSystem(LaneKind(moves: .none, border: .gross))
    let projector = try system.projector
    let (population, scratch) = (projector.spread(system.population), projector.scratch())
    projector.advance(population, by: system.rates, scratch: scratch)
    var closed = system.rates
    closed.international = .none
    projector.advance(population, by: closed, scratch: scratch)
    let fresh = projector.scratch()
    projector.advance(projector.spread(system.population), by: closed, scratch: fresh)
    let isZero = zip(scratch.components.elements, fresh.components.elements).map {
      $1 == 0 ? $0 == 0 : $0 > 0
    }
    #expect(isZero.allSatisfy { $0 })
  }

  @Test func `rates of another shape trap`() async {
    await #expect(processExitsWith: .failure) {
      let system = LaneSystem(LaneKind(moves: .none, border: .none))
      var rates = system.rates
      rates.fertility = .national(schedule: [Double](repeating: 0.1, count: 50), factors: LaneBuffer(48))
      let projector = try system.projector
      projector.advance(projector.spread(system.population), by: rates, scratch: projector.scratch())
    }
    await #expect(processExitsWith: .failure) {
      let system = LaneSystem(LaneKind(moves: .none, border: .none))
      var rates = system.rates
      rates.survival = .national(rates: LaneBuffer(system.grid.cells), factors: LaneBuffer(48, repeating: 1))
      let projector = try system.projector
      projector.advance(projector.spread(system.population), by: rates, scratch: projector.scratch())
    }
    await #expect(processExitsWith: .failure) {
      _ = try LaneSystem(LaneKind(moves: .none, border: .none), LaneShape(lanes: 12)).projector
    }
  }
}
