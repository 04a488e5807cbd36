import CKernels
import LinearAlgebra

/// A ``DemandAdjustment/Change`` with the rates it acts on multiplied in.
struct ClassChange: Sendable {
  let lanes: Int
  /// Factors that are the same at all ages: one per lane.
  let uniform: [(item: Int, factors: [Double])]
  /// The items whose factors differ between ages, by row of `sums`: Σ (F - 1) u P.
  let itemsOfSums: [Int]
  let moves: [MovedCare]
  /// Sums over cells: of the items above, then of the moves whose shares differ between ages, Σ s F u P.
  let sums: CellSums

  /// A move, and how much it is.
  struct MovedCare: Sendable {
    let source, target: Int
    let ratio: Double
    let amount: Amount

    enum Amount: Sendable {
      /// A share of the source per lane.
      case share([Double])
      /// A row of `sums`.
      case sum(Int)
    }
  }

  init(_ change: DemandAdjustment.Change, lanes: Int, rates: [Int: [Double]]) {
    self.lanes = lanes
    var rows: [[Double]] = []
    var uniform: [(item: Int, factors: [Double])] = []
    var items: [Int] = []
    var factors: [Int: DemandAdjustment.Weight] = [:]
    for (item, weight) in change.factors {
      factors[item] = weight
      switch weight {
      case .uniform(let values): uniform.append((item, values))
      case .byCell(let values):
        items.append(item)
        rows.append(zip(values, Self.rates(of: item, rates)).map { ($0 - 1) * $1 })
      }
    }
    moves = change.moves.map { move in
      guard case .byCell(let shares) = move.share else {
        return MovedCare(move, .share(Self.perLane(move.share, lanes)))
      }
      let own = Self.rates(of: move.source, rates)
      let factor = factors[move.source]
      rows.append(
        shares.indices.map { i in
          shares[i] * (factor?.value(i / lanes, i % lanes, lanes: lanes) ?? 1) * own[i]
        })
      return MovedCare(move, .sum(rows.count - 1))
    }
    (self.uniform, itemsOfSums) = (uniform, items)
    sums = CellSums(rows, lanes: lanes)
  }

  private static func rates(of item: Int, _ rates: [Int: [Double]]) -> [Double] {
    guard let own = rates[item] else { preconditionFailure("rates of every item by cell") }
    return own
  }

  private static func perLane(_ weight: DemandAdjustment.Weight, _ lanes: Int) -> [Double] {
    (0..<lanes).map { weight.value(0, $0, lanes: lanes) }
  }

  /// Applies the factors to the demand, and says how much of it moves, in units of the source: moves x lanes.
  func keep(
    _ people: UnsafePointer<Double>, _ demand: UnsafeMutablePointer<Double>,
    sums: UnsafeMutablePointer<Double>, moved: UnsafeMutablePointer<Double>,
    scale: (_ item: Int, _ lane: Int) -> Double
  ) {
    self.sums.write(people, into: sums)
    for (item, factors) in uniform {
      for l in 0..<lanes { demand[item * lanes + l] *= factors[l] }
    }
    for (row, item) in itemsOfSums.enumerated() {
      for l in 0..<lanes { demand[item * lanes + l] += scale(item, l) * sums[row * lanes + l] }
    }
    for (m, move) in moves.enumerated() {
      for l in 0..<lanes {
        moved[m * lanes + l] =
          switch move.amount {
          case .share(let shares): shares[l] * demand[move.source * lanes + l]
          case .sum(let row): scale(move.source, l) * sums[row * lanes + l]
          }
      }
    }
  }
}

extension ClassChange.MovedCare {
  fileprivate init(_ move: DemandAdjustment.Move, _ amount: Amount) {
    self.init(source: move.source, target: move.target, ratio: move.ratio, amount: amount)
  }
}
