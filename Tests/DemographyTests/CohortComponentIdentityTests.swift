import Demography
import LinearAlgebra
import TestSupport
import Testing

/// Identities of the projection: what comes and goes is what the population changes by.
@Suite struct CohortComponentIdentityTests {
  enum Case: String, CaseIterable, CustomTestStringConvertible {
    case flows, pool, closed, netEven, netEnd, netWithoutMoves
    var testDescription: String { rawValue }

    func regions(_ seed: UInt64) throws -> SyntheticRegions {
      switch self {
      case .flows: try SyntheticRegions(regions: 5, seed: seed)
      case .pool: try SyntheticRegions(regions: 5, seed: seed, pool: true)
      case .closed: try SyntheticRegions(regions: 1, seed: seed, moves: false)
      case .netEven: try SyntheticRegions(regions: 4, seed: seed, net: .even)
      case .netEnd: try SyntheticRegions(regions: 4, seed: seed, net: .end)
      case .netWithoutMoves: try SyntheticRegions(regions: 3, seed: seed, moves: false, net: .even)
      }
    }
  }

  @Test(arguments: Case.allCases, 0..<UInt64(5))
  func `every sex and region balances`(_ kind: Case, seed: UInt64) throws {
    let system = try kind.regions(seed)
    let step = system.step()
    #expect(step.bounds.isEmpty)
    for sex in Sex.allCases {
      let (before, after) = (
        system.population.sums(system.grid.range(sex)), step.population.sums(system.grid.range(sex))
      )
      for r in 0..<before.count {
        let s = sex.rawValue
        let balance =
          before[r] + step.births[s, r] - step.deaths[s, r] + step.immigration[s, r] - step.emigration[s, r]
          + step.arrivals[s, r] - step.departures[s, r] + step.netMigration[s, r]
        expectClose([balance], [after[r]], within: .relative(1e-12), "\(kind) \(sex) \(r) seed \(seed)")
      }
    }
  }

  @Test(arguments: [Case.flows, .pool], 0..<UInt64(5))
  func `everyone who leaves lands somewhere`(_ kind: Case, seed: UInt64) throws {
    let step = try kind.regions(seed).step()
    #expect(step.departures.elements.allSatisfy { $0 > 0 })
    for s in 0..<2 {
      let arrivals = (0..<step.arrivals.columns).reduce(0) { $0 + step.arrivals[s, $1] }
      let departures = (0..<step.departures.columns).reduce(0) { $0 + step.departures[s, $1] }
      expectClose([arrivals], [departures], within: .relative(1e-12), "sex \(s) seed \(seed)")
    }
  }

  @Test func `a spoiled component no longer balances`() throws {
    let system = try Case.flows.regions(1)
    let step = system.step()
    let change = zip(step.population.elements, system.population.elements).map(-).reduce(0, +)
    let balance =
      step.births.elements.reduce(0, +) - step.deaths.elements.reduce(0, +)
      + step.immigration.elements.reduce(0, +) - step.emigration.elements.reduce(0, +)
    #expect(Tolerance.relative(1e-9).admits(balance, for: change))
    #expect(!Tolerance.relative(1e-9).admits(balance + step.deaths[0, 0] * 1e-3, for: change))
  }

  @Test func `nobody leaves a cell that is empty and a bound that acts is reported`() throws {
    var system = try SyntheticRegions(regions: 3, seed: 7)
    system.rates.internalMigration?.departureRates[3, 1] = 5
    let step = system.step()
    #expect(step.bounds.map(\.region) == [1])
    #expect(step.bounds.map(\.cell) == [3])
    #expect(step.bounds[0].people > 0)
    #expect(step.population.elements.allSatisfy { $0 >= 0 })
    let arrivals = step.arrivals.elements.reduce(0, +)
    expectClose([arrivals], [step.departures.elements.reduce(0, +)], within: .relative(1e-12))
  }

  @Test(arguments: [NetMigrationTiming.even, .end])
  func `net emigrants beyond those present are bounded and reported`(timing: NetMigrationTiming) throws {
    var system = try SyntheticRegions(regions: 2, seed: 3, moves: false)
    var net = Matrix(rows: system.grid.cells, columns: 2)
    net[5, 0] = -10_000
    system.rates.international = .net(net, timing: timing)
    let step = system.step()
    #expect(!step.bounds.isEmpty)
    #expect(step.bounds.allSatisfy { $0.region == 0 && $0.people > 0 })
    #expect(step.population.elements.allSatisfy { $0 >= 0 })
    let change =
      step.population.sums(0..<system.grid.cells)[0] - system.population.sums(0..<system.grid.cells)[0]
    let balance =
      step.births.sums(0..<2)[0] - step.deaths.sums(0..<2)[0] + step.netMigration.sums(0..<2)[0]
    expectClose([balance], [change], within: .absolute(1e-8))
  }

  @Test func `negative immigrants are the caller's fault and trap`() async {
    await #expect(processExitsWith: .failure) {
      var system = try SyntheticRegions(regions: 2, seed: 1)
      let rates = Matrix(rows: system.grid.cells, columns: 2)
      var immigrants = rates
      immigrants[4, 1] = -1
      system.rates.international = .gross(immigrants: immigrants, emigrationRates: rates)
      _ = system.step()
    }
  }
}
