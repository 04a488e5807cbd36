import CareDemand
import Foundation

/// What levers on care do in one year to the regions of which they select the same shares.
struct ClassLevers {
  let levers: CareLevers
  /// The share that each lever selects: those on items, on exposures, then substitutions.
  let shares: [Double]
  let sizes: LeverSizes
  /// Logarithms of relative risks, one per lane each.
  let risks: [[Double]]

  private var cells: Int { levers.grid.cells }
  private var lanes: Int { sizes.lanes }

  /// A lever that acts, with its sizes times the share selected.
  private struct Acting {
    let lever: ResolvedLever
    let sizes: [Double]
  }

  private func acting(_ all: [ResolvedLever], from first: Int) -> [Acting] {
    all.enumerated().compactMap { i, lever in
      let share = shares[first + i]
      guard share != 0, lever.acts(in: sizes.year) else { return nil }
      return Acting(lever: lever, sizes: sizes.of(lever).map { share * $0 })
    }
  }

  func change(_ bounded: (Int) -> Void) -> DemandAdjustment.Change {
    DemandAdjustment.Change(factors: factors(bounded), moves: moves(bounded))
  }

  // MARK: Factors

  private func factors(_ bounded: (Int) -> Void) -> [(item: Int, weight: DemandAdjustment.Weight)] {
    var byItem: [Int: DemandAdjustment.Weight] = [:]
    for acting in acting(levers.factors, from: 0) {
      let factor = acting.sizes.map { 1 + $0 }
      for item in items(acting.lever) {
        let own: DemandAdjustment.Weight =
          acting.lever.ages == nil ? .uniform(factor) : .byCell(limited(factor, else: 1, acting.lever))
        byItem[item] = byItem[item].map { times($0, own) } ?? own
      }
    }
    let exposed = exposed(bounded)
    for (index, risk) in levers.risks.enumerated() {
      guard let after = exposed[risk.determinant], let before = levers.shares[risk.determinant] else {
        continue
      }
      let own = impact(risks[index].map { expm1($0) }, before: before, after: after)
      byItem[risk.item] = byItem[risk.item].map { times($0, .byCell(own)) } ?? .byCell(own)
    }
    return byItem.sorted { $0.key < $1.key }.map { (item: $0.key, weight: $0.value) }
  }

  private func items(_ lever: ResolvedLever) -> [Int] {
    lever.products.compactMap { levers.products[$0] } + lever.conditions.compactMap { levers.conditions[$0] }
  }

  /// Values per lane at the ages of a lever, another value at the others: cells x lanes.
  private func limited(_ values: [Double], else other: Double, _ lever: ResolvedLever) -> [Double] {
    (0..<cells).flatMap { cell in
      lever.includes(age: cell % levers.grid.ages) ? values : [Double](repeating: other, count: lanes)
    }
  }

  private func times(_ a: DemandAdjustment.Weight, _ b: DemandAdjustment.Weight) -> DemandAdjustment.Weight {
    if case .uniform(let a) = a, case .uniform(let b) = b { return .uniform(zip(a, b).map { $0 * $1 }) }
    return .byCell(
      (0..<cells * lanes).map {
        a.value($0 / lanes, $0 % lanes, lanes: lanes) * b.value($0 / lanes, $0 % lanes, lanes: lanes)
      })
  }

  // MARK: Exposures

  /// p' of each determinant that a lever acts on: cells x lanes, NaN where unknown.
  private func exposed(_ bounded: (Int) -> Void) -> [String: [Double]] {
    let all = acting(levers.exposures, from: levers.factors.count)
    let named = Set(all.flatMap(\.lever.determinants))
    var result: [String: [Double]] = [:]
    for determinant in named {
      guard let before = levers.shares[determinant] else { continue }
      let own = all.filter { $0.lever.determinants.contains(determinant) }
      result[determinant] = (0..<cells * lanes).map { i in
        let (cell, lane) = (i / lanes, i % lanes)
        let after = exposure(
          before[cell], own.filter { $0.lever.includes(age: cell % levers.grid.ages) }, lane)
        if after < 0 || after > 1 { bounded(lane) }
        return after.isNaN ? after : min(1, max(0, after))
      }
    }
    return result
  }

  private func exposure(_ share: Double, _ acting: [Acting], _ lane: Int) -> Double {
    var (factor, added) = (1.0, 0.0)
    for one in acting {
      if one.lever.lever.unit == .relative { factor *= 1 + one.sizes[lane] } else { added += one.sizes[lane] }
    }
    return share * factor + added
  }

  /// The factor that exposure p' instead of p brings at a relative risk 1 + excess: cells x lanes.
  private func impact(_ excess: [Double], before: [Double], after: [Double]) -> [Double] {
    after.indices.map { i in
      let (cell, lane) = (i / lanes, i % lanes)
      guard !before[cell].isNaN else { return 1 }
      return (1 + after[i] * excess[lane]) / (1 + before[cell] * excess[lane])
    }
  }

  // MARK: Substitution

  private func moves(_ bounded: (Int) -> Void) -> [DemandAdjustment.Move] {
    let all = acting(levers.substitutions, from: levers.factors.count + levers.exposures.count)
    var moves: [DemandAdjustment.Move] = []
    for source in Set(all.flatMap(\.lever.products)).compactMap({ levers.products[$0] }).sorted() {
      let own = all.filter { $0.lever.products.contains { levers.products[$0] == source } }
      let isUniform = own.allSatisfy { $0.lever.ages == nil }
      let shares = own.map { one in
        isUniform ? one.sizes : limited(one.sizes, else: 0, one.lever)
      }
      for (one, share) in zip(own, held(shares, bounded)) {
        guard let substitute = one.lever.lever.substitute, let target = levers.products[substitute.product]
        else { continue }
        moves.append(
          DemandAdjustment.Move(
            source: source, target: target, ratio: substitute.ratio,
            share: isUniform ? .uniform(share) : .byCell(share)))
      }
    }
    return moves
  }

  /// Shares that are at least 0 and together at most 1; where they were not, that is told.
  private func held(_ shares: [[Double]], _ bounded: (Int) -> Void) -> [[Double]] {
    var result = shares
    for i in shares.first?.indices ?? 0..<0 {
      var sum = 0.0
      for row in shares.indices {
        if shares[row][i] < 0 {
          bounded(i % lanes)
          result[row][i] = 0
        }
        sum += result[row][i]
      }
      // Shares that are meant to be all may miss 1 by rounding.
      guard sum > 1 + 1e-12 else { continue }
      bounded(i % lanes)
      for row in shares.indices { result[row][i] /= sum }
    }
    return result
  }
}
