import Demography
import LinearAlgebra
import TestSupport

/// A made-up system of regions with plausible rates, drawn from a seed.
struct SyntheticRegions {
  let grid: AgeSexGrid
  let population: Matrix
  var rates: ProjectionRates
  let flows: Matrix
  let pull: Matrix

  init(
    regions: Int, openAge: Int = 20, seed: UInt64, pool: Bool = false, moves: Bool = true,
    net: NetMigrationTiming? = nil
  ) throws {
    var g = SplitMix64(seed: seed)
    func draw(_ rows: Int, _ range: ClosedRange<Double>, columns: Int = regions) -> Matrix {
      Matrix(
        rows: rows, columns: columns,
        byColumns: (0..<rows * columns).map { _ in .random(in: range, using: &g) })
    }
    let grid = AgeSexGrid(openAge: openAge)
    self.grid = grid
    population = draw(grid.cells, 50...2000)
    var survival = draw(grid.cells, 0.9...0.9999)
    for r in 0..<regions {
      for sex in Sex.allCases {
        survival[grid.index(sex, openAge), r] = 0.7
        survival[grid.index(sex, openAge - 1), r] = 0.7
      }
    }
    let flows = draw(regions, 1...100)
    let pull = draw(grid.cells, 0.2...4)
    (self.flows, self.pull) = (flows, pull)
    var internalMigration: InternalMigration?
    if moves {
      let spread =
        pool
        ? try Redistribution(poolArrivals: (0..<regions).map { flows[0, $0] }, pull: pull)
        : try Redistribution(flows: [(nil, flows)], pull: pull, grid: grid)
      internalMigration = InternalMigration(
        departureRates: draw(grid.cells, 0.01...0.2), redistribution: spread)
    }
    let gross = InternationalMigration.gross(
      immigrants: draw(grid.cells, 0...40), emigrationRates: draw(grid.cells, 0...0.03))
    let given = draw(grid.cells, -20...30)
    rates = ProjectionRates(
      survival: survival, birthSurvival: draw(2, 0.98...0.999), fertility: draw(grid.ages, 0...0.1),
      sexRatioAtBirth: 1.05, internalMigration: internalMigration,
      international: net.map { .net(given, timing: $0) } ?? gross)
  }

  func step() -> ProjectionStep { CohortComponentModel(grid: grid).advance(population, by: rates) }
}

extension Matrix {
  /// Sums of the rows in `range`, per column.
  func sums(_ range: Range<Int>) -> [Double] {
    (0..<columns).map { c in range.reduce(0) { $0 + self[$1, c] } }
  }

  /// The columns in another order.
  func permuted(_ order: [Int]) -> Matrix {
    Matrix(rows: rows, columns: columns, byColumns: order.flatMap { c in (0..<rows).map { self[$0, c] } })
  }
}
