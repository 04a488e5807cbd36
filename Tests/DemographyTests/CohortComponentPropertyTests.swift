import Demography
import LinearAlgebra
import TestSupport
import Testing

/// Properties of the step given its rates.
@Suite struct CohortComponentPropertyTests {
  @Test(arguments: [false, true], 0..<UInt64(3))
  func `permuting regions permutes the result`(pool: Bool, seed: UInt64) throws {
    let system = try SyntheticRegions(regions: 6, seed: seed, pool: pool)
    let order = [3, 0, 5, 1, 4, 2]
    let moves = Matrix(
      rows: 6, columns: 6, byColumns: order.flatMap { d in order.map { o in system.flows[o, d] } })
    let pull = system.pull.permuted(order)
    var rates = system.rates
    rates.survival = rates.survival.permuted(order)
    rates.birthSurvival = rates.birthSurvival.permuted(order)
    rates.fertility = rates.fertility.permuted(order)
    guard case .gross(let immigrants, let emigration) = rates.international else {
      Issue.record("the regions have no gross flows")
      return
    }
    rates.international = .gross(
      immigrants: immigrants.permuted(order), emigrationRates: emigration.permuted(order))
    rates.internalMigration?.departureRates = system.rates.internalMigration!.departureRates.permuted(order)
    rates.internalMigration?.redistribution =
      pool
      ? try Redistribution(poolArrivals: order.map { system.flows[0, $0] }, pull: pull)
      : try Redistribution(flows: [(nil, moves)], pull: pull, grid: system.grid)
    let permuted = CohortComponentModel(grid: system.grid).advance(
      system.population.permuted(order), by: rates)
    expectClose(
      permuted.population.elements, system.step().population.permuted(order).elements,
      within: .relative(1e-12))
  }

  @Test(arguments: 0..<UInt64(3))
  func `a region split into two halves gives the same sum`(seed: UInt64) throws {
    let system = try SyntheticRegions(regions: 3, seed: seed)
    // Region 2 becomes 2 and 3: half of everyone, half the pull of flows; no moves between the halves.
    let source = [0, 1, 2, 2]
    let weight = [1, 1, 0.5, 0.5]
    func split(_ m: Matrix, counts: Bool) -> Matrix {
      Matrix(
        rows: m.rows, columns: 4,
        byColumns: (0..<4).flatMap { c in (0..<m.rows).map { m[$0, source[c]] * (counts ? weight[c] : 1) } })
    }
    var moves = Matrix(rows: 4, columns: 4)
    for o in 0..<4 {
      for d in 0..<4 where source[o] != source[d] {
        moves[o, d] = system.flows[source[o], source[d]] * weight[o] * weight[d]
      }
    }
    var rates = system.rates
    rates.survival = split(rates.survival, counts: false)
    rates.birthSurvival = split(rates.birthSurvival, counts: false)
    rates.fertility = split(rates.fertility, counts: false)
    guard case .gross(let immigrants, let emigration) = rates.international else {
      Issue.record("the regions have no gross flows")
      return
    }
    rates.international = .gross(
      immigrants: split(immigrants, counts: true), emigrationRates: split(emigration, counts: false))
    rates.internalMigration = InternalMigration(
      departureRates: split(system.rates.internalMigration!.departureRates, counts: false),
      redistribution: try Redistribution(
        flows: [(nil, moves)], pull: split(system.pull, counts: false), grid: system.grid))
    let halves = CohortComponentModel(grid: system.grid).advance(
      split(system.population, counts: true), by: rates)
    let whole = system.step()
    for x in 0..<system.grid.cells {
      expectClose(
        [halves.population[x, 2] + halves.population[x, 3]], [whole.population[x, 2]],
        within: .relative(1e-12))
      expectClose([halves.population[x, 0]], [whole.population[x, 0]], within: .relative(1e-12))
    }
  }

  @Test func `without migration every region is a projection of its own`() throws {
    var system = try SyntheticRegions(regions: 4, seed: 9, moves: false)
    system.rates.international = .none
    let together = system.step()
    for r in 0..<4 {
      func column(_ m: Matrix) -> Matrix {
        Matrix(rows: m.rows, columns: 1, byColumns: (0..<m.rows).map { m[$0, r] })
      }
      let rates = ProjectionRates(
        survival: column(system.rates.survival), birthSurvival: column(system.rates.birthSurvival),
        fertility: column(system.rates.fertility), sexRatioAtBirth: 1.05)
      let alone = CohortComponentModel(grid: system.grid).advance(column(system.population), by: rates)
      #expect(alone.population == column(together.population))
      #expect(alone.deaths == column(together.deaths))
    }
  }

  @Test(arguments: [false, true])
  func `doubling people and immigrants doubles every count`(pool: Bool) throws {
    let system = try SyntheticRegions(regions: 4, seed: 11, pool: pool)
    var rates = system.rates
    guard case .gross(let immigrants, let emigration) = rates.international else {
      Issue.record("the regions have no gross flows")
      return
    }
    func doubled(_ m: Matrix) -> Matrix {
      Matrix(rows: m.rows, columns: m.columns, byColumns: m.elements.map { 2 * $0 })
    }
    rates.international = .gross(immigrants: doubled(immigrants), emigrationRates: emigration)
    let once = system.step()
    let twice = CohortComponentModel(grid: system.grid).advance(doubled(system.population), by: rates)
    for part in [
      \ProjectionStep.population, \.births, \.deaths, \.immigration, \.emigration, \.arrivals, \.departures,
    ] {
      expectClose(
        twice[keyPath: part].elements, doubled(once[keyPath: part]).elements, within: .relative(1e-12))
    }
  }

  @Test func `a closed population with constant rates becomes stable`() throws {
    // The growth factor is that of the Euler-Lotka equation of the discrete model, found by bisection.
    let grid = AgeSexGrid(openAge: 30)
    let survival = (0..<31).map { $0 >= 29 ? 0.6 : 0.99 - 0.004 * Double($0) }
    let fertility = (0..<31).map { (12...24).contains($0) ? 0.09 : 0 }
    let share = 1 / 2.05
    let newborn = 0.985
    // Women of age x per newborn girl of the same year are l_x / lambda^x.
    func netReproduction(_ lambda: Double) -> Double {
      var (women, births) = (newborn, 0.0)
      for x in 0..<30 {
        // Women exposed at age x: the mean of those at the start and, a year later, of that age.
        births += share * fertility[x] * women * (1 + lambda) / 2
        women *= survival[x] / lambda
      }
      return births / lambda
    }
    var (low, high) = (0.5, 1.5)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if netReproduction(middle) > 1 { low = middle } else { high = middle }
    }
    let rates = ProjectionRates(
      survival: Matrix(rows: 62, columns: 1, byColumns: survival + survival),
      birthSurvival: Matrix(rows: 2, columns: 1, byColumns: [newborn, newborn]),
      fertility: Matrix(rows: 31, columns: 1, byColumns: fertility), sexRatioAtBirth: 1.05)
    var population = Matrix(rows: 62, columns: 1, byColumns: (0..<62).map { 100 + 10 * Double($0 % 7) })
    var growth = 0.0
    for _ in 0..<1500 {
      let next = CohortComponentModel(grid: grid).advance(population, by: rates).population
      growth = next.elements.reduce(0, +) / population.elements.reduce(0, +)
      population = next
    }
    expectClose([growth], [low], within: .relative(1e-10), "growth factor")
  }
}
