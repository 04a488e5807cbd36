import Demography
import LinearAlgebra

extension CareDemandModel {
  /// The same model with another share of the gain in life expectancy that is healthy.
  ///
  /// - Throws: `.invalidShare` where `share` is not finite.
  package func withHealthyAgeing(share: Double) throws(CareDemandError) -> CareDemandModel {
    try CareDemandModel(
      rates: rates, ratios: ratios, growth: growth,
      healthyAgeing: HealthyAgeing(share: share, fromAge: healthyAgeing.fromAge))
  }

  /// Demand as measures change it: items x regions.
  ///
  /// - Parameter adjustment: of one lane, for the rates that hold after `gain`; nil changes nothing.
  /// - Throws: as ``demand(meanPopulation:years:gain:)``.
  package func demand(
    meanPopulation: Matrix, years: Int, gain: LifeExpectancyGain, adjustment: DemandAdjustment?
  ) throws(CareDemandError) -> Matrix {
    var demand = try demand(meanPopulation: meanPopulation, years: years, gain: gain)
    guard let adjustment else { return demand }
    let trend = trend(years: years)
    for region in 0..<demand.columns {
      var own = demand.column(region).map { $0 }
      adjustment.apply(region: region, people: meanPopulation, to: &own) { trend[$0] * ratios[$0, region] }
      for item in own.indices { demand[item, region] = own[item] }
    }
    return demand
  }

  /// The rates of some items that hold after a gain: per item a figure per cell, 0 where unknown.
  ///
  /// - Throws: `.invalidShift` as ``HealthyAgeing/shifted(_:gain:)``.
  package func rates(
    of items: [Int], gain: LifeExpectancyGain, healthyShare: Double
  ) throws(CareDemandError) -> [Int: [Double]] {
    let cells = rates.grid.cells
    let some = Matrix(
      rows: items.count, columns: cells,
      byColumns: (0..<cells).flatMap { cell in items.map { rates.rates[$0, cell] } })
    let ageing = try HealthyAgeing(share: healthyShare, fromAge: healthyAgeing.fromAge)
    let known = try ageing.shifted(CareRates(unchecked: some, grid: rates.grid), gain: gain).contributing
    return Dictionary(
      uniqueKeysWithValues: items.enumerated().map { row, item in
        (item, (0..<cells).map { known[row, $0] })
      })
  }
}

extension DemandAdjustment {
  /// ``apply(region:people:to:scratch:scale:)`` for one lane.
  func apply(region: Int, people: Matrix, to demand: inout [Double], scale: (Int) -> Double) {
    precondition(lanes == 1, "one draw")
    var scratch = [Double](repeating: 0, count: max(scratchRows, 1))
    let cells = people.rows
    people.elements.withUnsafeBufferPointer { people in
      guard let first = people.baseAddress else { return }
      demand.withUnsafeMutableBufferPointer { demand in
        scratch.withUnsafeMutableBufferPointer { scratch in
          guard let demand = demand.baseAddress, let scratch = scratch.baseAddress else { return }
          apply(
            region: region, people: first + region * cells, to: demand,
            scratch: scratch
          ) { item, _ in scale(item) }
        }
      }
    }
  }

  /// What the factors leave of the demand of a region at ratio 1 and without trend, in place, and the units that move.
  func keep(region: Int, people: Matrix, of amounts: inout [Double]) -> [Double] {
    precondition(lanes == 1, "one draw")
    guard let index = classOf[region] else { return [] }
    let change = classes[index]
    var sums = [Double](repeating: 0, count: max(change.sums.rows, 1))
    var moved = [Double](repeating: 0, count: max(change.moves.count, 1))
    let column = Array(people.column(region))
    column.withUnsafeBufferPointer { column in
      amounts.withUnsafeMutableBufferPointer { amounts in
        guard let people = column.baseAddress, let amounts = amounts.baseAddress else { return }
        sums.withUnsafeMutableBufferPointer { sums in
          moved.withUnsafeMutableBufferPointer { moved in
            guard let sums = sums.baseAddress, let moved = moved.baseAddress else { return }
            change.keep(people, amounts, sums: sums, moved: moved) { _, _ in 1 }
          }
        }
      }
    }
    return Array(moved.prefix(change.moves.count))
  }

  /// The moves of a region.
  func moves(region: Int) -> [ClassChange.MovedCare] { classOf[region].map { classes[$0].moves } ?? [] }
}
