import CKernels
import Demography
import LinearAlgebra

/// What measures change in the demand of one year, in draws at adjacent places: factors on rates, and care that moves from one
/// item to another.
///
/// With u(k, x) the rates that hold in the year (after ``HealthyAgeing``), F the factor of item k at cell x, s the share of a
/// move m from item i to item j, ρ the units of j for one of i, and σ trend times ratio,
///
///     kept(k)   = Σ_x F(k, x) u(k, x) P(x)
///     moved(m)  = Σ_x s(m, x) F(i, x) u(i, x) P(x)
///     demand(k) = σ_k (kept(k) - Σ moved(m) of those from k) + Σ ρ_m σ_i moved(m) of those to k.
///
/// All moves start from what the factors leave, so that their order doesn't matter. A factor or share that is the same at all
/// ages needs no sum over cells. The others are added as a change, Σ (F - 1) u P, so that a factor of exactly 1 changes no bit.
package struct DemandAdjustment: Sendable {
  /// The draws at adjacent places.
  package let lanes: Int
  /// What happens to the regions of each class.
  let classes: [ClassChange]
  /// The class of each region; nil where nothing changes.
  let classOf: [Int?]

  /// A figure for every cell.
  package enum Weight: Sendable {
    /// The same at all ages: one per lane.
    case uniform([Double])
    /// Cells x lanes.
    case byCell([Double])

    /// The figure of a cell and lane.
    package func value(_ cell: Int, _ lane: Int, lanes: Int) -> Double {
      switch self {
      case .uniform(let values): values[lane]
      case .byCell(let values): values[cell * lanes + lane]
      }
    }

    var isUniform: Bool { if case .uniform = self { true } else { false } }
  }

  /// A share of an item that goes to another.
  package struct Move: Sendable {
    /// The item that loses it, and the one that takes it over.
    package var source, target: Int
    /// Units of the target for each unit that moves.
    package var ratio: Double
    /// The share of what the source's factor leaves, 0 to 1.
    package var share: Weight

    package init(source: Int, target: Int, ratio: Double, share: Weight) {
      (self.source, self.target, self.ratio, self.share) = (source, target, ratio, share)
    }
  }

  /// What changes for regions that are treated alike.
  package struct Change: Sendable {
    /// Factors on the rates of items, each item at most once.
    package var factors: [(item: Int, weight: Weight)]
    /// Care that moves.
    package var moves: [Move]

    package init(factors: [(item: Int, weight: Weight)], moves: [Move]) {
      (self.factors, self.moves) = (factors, moves)
    }

    /// The items whose rates a sum over cells needs.
    package var itemsByCell: [Int] {
      let sources = moves.filter { !$0.share.isUniform }.map(\.source)
      return Set(factors.filter { !$0.weight.isUniform }.map(\.item) + sources).sorted()
    }
  }

  /// The changes, with the rates that they act on.
  ///
  /// - Parameters:
  ///   - changes: of each class of regions.
  ///   - classOf: the class of each region; nil where nothing changes.
  ///   - rates: per item of `itemsByCell` the rates that hold: cells x lanes, 0 where unknown.
  package init(lanes: Int, changes: [Change], classOf: [Int?], rates: [Int: [Double]]) {
    (self.lanes, self.classOf) = (lanes, classOf)
    classes = changes.map { ClassChange($0, lanes: lanes, rates: rates) }
  }

  /// The most sums and moves that a class has: the size of an ``apply`` scratch is this times lanes.
  package var scratchRows: Int { classes.map { $0.sums.rows + $0.moves.count }.max() ?? 0 }

  /// Changes the demand of a region in place: items x lanes.
  ///
  /// - Parameters:
  ///   - people: mean population of the year: cells x lanes.
  ///   - scale: trend times ratio of an item and lane.
  ///   - scratch: ``scratchRows`` x lanes.
  package func apply(
    region: Int, people: UnsafePointer<Double>, to demand: UnsafeMutablePointer<Double>,
    scratch: UnsafeMutablePointer<Double>, scale: (_ item: Int, _ lane: Int) -> Double
  ) {
    guard let index = classOf[region] else { return }
    let change = classes[index]
    let moved = scratch + change.sums.rows * lanes
    change.keep(people, demand, sums: scratch, moved: moved, scale: scale)
    for (m, move) in change.moves.enumerated() {
      for l in 0..<lanes {
        let units = moved[m * lanes + l]
        demand[move.source * lanes + l] -= units
        demand[move.target * lanes + l] += move.ratio * units
      }
    }
  }
}
