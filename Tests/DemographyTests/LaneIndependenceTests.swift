import Demography
import LinearAlgebra
import TestSupport
import Testing

/// A draw's figures have the same bits whatever the other draws are and wherever it stands among them.
@Suite struct LaneIndependenceTests {
  private static let shapes = [
    LaneShape(openAge: 20, regions: 3, lanes: 16), LaneShape(openAge: 105, regions: 9, lanes: 8),
    LaneShape(openAge: 7, regions: 40, lanes: 24),
  ]

  private func bits(_ values: [Double]) -> [UInt64] { values.map(\.bitPattern) }

  @Test(arguments: LaneKind.all, shapes)
  func `other draws leave it as it is`(_ kind: LaneKind, _ shape: LaneShape) throws {
    let system = LaneSystem(kind, shape)
    var changed = system
    // Large enough for flows to be cut in the other draws.
    func change(_ matrix: Matrix, by factor: Double) -> Matrix {
      matrix.mapped { lane, _, value in lane == 5 ? value : value * factor }
    }
    changed.factors.deaths = change(system.factors.deaths, by: 1.7)
    changed.factors.departures = change(system.factors.departures, by: 40)
    changed.factors.emigration = change(system.factors.emigration, by: 90)
    changed.factors.pull = change(system.factors.pull, by: 0.3)
    changed.factors.shift = change(system.factors.shift, by: -300)
    let (a, b) = (try LaneRun(system, years: 2), try LaneRun(changed, years: 2))
    #expect(bits(a.results(ofLane: 5)) == bits(b.results(ofLane: 5)))
    #expect(bits(a.results(ofLane: 4)) != bits(b.results(ofLane: 4)))
    if kind.moves != .none || kind.border != .none {
      #expect(a.scratch.bounded.elements.reduce(0, +) < b.scratch.bounded.elements.reduce(0, +))
    }
  }

  @Test(arguments: LaneKind.all, shapes)
  func `its place among them doesn't matter`(_ kind: LaneKind, _ shape: LaneShape) throws {
    var system = LaneSystem(kind, shape)
    func copy(_ matrix: Matrix) -> Matrix {
      matrix.mapped { lane, region, _ in matrix[lane % 5 == 0 ? 0 : lane, region] }
    }
    system.factors.deaths = copy(system.factors.deaths)
    system.factors.fertility = copy(system.factors.fertility)
    system.factors.departures = copy(system.factors.departures)
    system.factors.pull = copy(system.factors.pull)
    system.factors.immigration = copy(system.factors.immigration)
    system.factors.emigration = copy(system.factors.emigration)
    system.factors.shift = copy(system.factors.shift)
    let rates = system.deathRates
    system.deathRates = rates.mapped { cell, lane, _ in rates[cell, lane % 5 == 0 ? 0 : lane] }
    let run = try LaneRun(system, years: 2)
    for lane in stride(from: 5, to: shape.lanes, by: 5) {
      #expect(bits(run.results(ofLane: 0)) == bits(run.results(ofLane: lane)), "draw \(lane)")
    }
    #expect(bits(run.results(ofLane: 0)) != bits(run.results(ofLane: 1)))
  }
}
