import Demography
import LinearAlgebra
import TestSupport

/// What several years of a ``LaneSystem`` gave.
struct LaneRun {
  let system: LaneSystem
  let scratch: LaneScratch
  /// Populations at the start of the last year and at its end.
  private(set) var before: [Double] = []
  private(set) var after: [Double] = []

  init(_ system: LaneSystem, years: Int = 1) throws {
    let projector = try system.projector
    (self.system, scratch) = (system, projector.scratch())
    let (block, rates) = (projector.spread(system.population), system.rates)
    for _ in 0..<years {
      before = block.elements
      projector.advance(block, by: rates, scratch: scratch)
    }
    after = block.elements
  }

  /// One draw of values per cell and draw, region by region.
  func lane(_ lane: Int, of values: [Double]) -> [Double] {
    stride(from: lane, to: values.count, by: system.shape.lanes).map { values[$0] }
  }

  /// A component of the last year in one draw: 2 x regions.
  func component(_ component: LaneScratch.Component, ofLane lane: Int) -> Matrix {
    let (regions, lanes) = (system.shape.regions, system.shape.lanes)
    let (all, kinds) = (scratch.components.elements, LaneScratch.Component.allCases.count)
    return Matrix(rows: 2, columns: regions).mapped { sex, r, _ in
      all[((r * kinds + component.rawValue) * 2 + sex) * lanes + lane]
    }
  }

  /// All of one draw's results.
  func results(ofLane lane: Int) -> [Double] {
    self.lane(lane, of: after) + self.lane(lane, of: scratch.mean.elements)
      + self.lane(lane, of: scratch.components.elements) + self.lane(lane, of: scratch.bounded.elements)
  }
}

extension Matrix {
  /// Each element changed by its row, its column and itself.
  func mapped(_ change: (Int, Int, Double) -> Double) -> Matrix {
    var result = self
    for column in 0..<columns {
      for row in 0..<rows { result[row, column] = change(row, column, self[row, column]) }
    }
    return result
  }
}

/// The first place where values aren't within the tolerance of their references, or differ in number.
func firstDifference(_ values: [Double], _ references: [Double], within tolerance: Tolerance) -> String? {
  guard values.count == references.count else { return "\(values.count) values for \(references.count)" }
  let place = zip(values, references).enumerated().first { !tolerance.admits($1.0, for: $1.1) }
  return place.map { "[\($0.offset)]: \($0.element.0), expected \($0.element.1)" }
}
