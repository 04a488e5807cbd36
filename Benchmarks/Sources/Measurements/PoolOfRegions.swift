import Demography
import LinearAlgebra

/// A year of some of the regions for a block of draws, with one pool between them: how time grows with regions.
struct PoolOfRegions {
  private let grid: AgeSexGrid
  private let count: Int
  private let population: Matrix
  private let rates: ProjectionRates

  /// The first `count` regions of a model with a pool, in proportion to nothing but their own rates.
  init(_ subject: Subject, count: Int) throws {
    func columns(_ matrix: Matrix) -> Matrix {
      Matrix(
        rows: matrix.rows, columns: count, byColumns: Array(matrix.elements.prefix(matrix.rows * count)))
    }
    let all = try subject.rates(subject.pooled)
    guard let moves = all.internalMigration, case .gross(let immigrants, let emigration) = all.international
    else { throw MeasurementError.wrong(what: "migration", got: "absent", expected: "in and out") }
    (grid, self.count, population) = (subject.model.grid, count, columns(subject.model.population))
    let even = Matrix(rows: population.rows, columns: count, repeating: 1)
    rates = ProjectionRates(
      survival: columns(all.survival), birthSurvival: columns(all.birthSurvival),
      fertility: columns(all.fertility), sexRatioAtBirth: all.sexRatioAtBirth,
      internalMigration: InternalMigration(
        departureRates: columns(moves.departureRates),
        redistribution: try Redistribution(
          poolArrivals: [Double](repeating: 1, count: count), pull: even)),
      international: .gross(immigrants: columns(immigrants), emigrationRates: columns(emigration)))
  }

  /// One year; each draw without shocks, checked against the projection of a single draw.
  func measurement() throws -> Measurement {
    let lanes = FlowProduct.lanes
    let projector = LaneProjector(
      grid: grid, lanes: lanes, regions: count, internalMigration: rates.internalMigration)
    let scratch = projector.scratch()
    let laneRates = try laneRates(lanes)
    let single = CohortComponentModel(grid: grid).advance(population, by: rates).population
    let expected = single.elements.reduce(0, +) * Double(lanes)
    let amount = Double(count * lanes)
    return Measurement("one year of \(count) regions x \(lanes) draws, pool", per: "region-years", amount) {
      let block = projector.spread(population)
      projector.advance(block, by: laneRates, scratch: scratch)
      return { try require("all people", block.elements.reduce(0, +), equals: expected) }
    }
  }

  private func laneRates(_ lanes: Int) throws -> LaneRates {
    guard case .gross(let immigrants, let emigration) = rates.international else {
      throw MeasurementError.wrong(what: "migration", got: "absent", expected: "in and out")
    }
    let ones = LaneBuffer(count * lanes, repeating: 1)
    return LaneRates(
      survival: .regional(births: rates.birthSurvival, ratios: rates.survival),
      fertility: .regional(rates.fertility, factors: ones), sexRatioAtBirth: rates.sexRatioAtBirth,
      moves: LaneRates.Moves(departures: ones, pull: ones),
      international: .gross(
        immigrants: LaneBuffer(immigrants.elements), immigration: ones,
        emigrationRates: LaneBuffer(emigration.elements), emigration: ones))
  }
}

extension Subject {
  /// One year of the first `count` regions for a block of draws, with one pool between them.
  public func poolYear(regions count: Int) throws -> Measurement {
    try PoolOfRegions(self, count: count).measurement()
  }
}
