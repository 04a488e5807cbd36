import Benchmarking
import LinearAlgebra
import ModelDirectory

/// All areas of a set beside each other, whichever of them are asked for.
struct ComparedSet: Sendable {
  let areas: [Area]
  /// Items x areas; nil where nothing is known.
  let amounts: [[AreaAmount?]]
  let funnels: Funnels
  /// Items x areas; nil where the determinants predict nothing.
  let predictions: [[RatioPrediction?]]
  /// Items x areas, why an item with a regression predicts nothing; nil elsewhere.
  let gaps: [[PredictionGap?]]
  /// The variance between areas of the logarithm of unexplained ratios, per item.
  let unexplainedVariances: [Double]
  let growth: GrowthSpread
  /// The standard deviation of growth between areas, per item of the growth figures.
  let growthDeviations: [Double]
  /// How staff and waits differ between areas; nil where the model says nothing of them.
  let access: AccessSpread?

  /// - Parameter regions: the set of the model's own regions, whose spread a set of a few areas borrows; nil for itself.
  init(
    _ areas: [Area], _ basis: ComparisonBasis, regions: (() throws(PrognosisError) -> ComparedSet)?,
    threads: Int?
  ) throws(PrognosisError) {
    self.areas = areas
    amounts = basis.items.map { item in areas.map { AreaAmount(item, $0.members) } }
    let made = basis.regressions.map { $0?.predictions(of: areas, threads: threads) }
    predictions = made.map { row in areas.indices.map { a in row.flatMap { try? $0[a].get() } } }
    gaps = made.map { row in
      areas.indices.map { a in
        if case .failure(let gap) = row?[a] { gap } else { nil }
      }
    }
    growth = GrowthSpread(basis.growth, areas)
    let ownAccess = basis.access.map { AccessSpread($0, areas) }
    let own = Self.unexplainedVariances(basis.items, amounts, predictions)
    guard areas.count < Funnels.leastAreas, let regions = try regions?() else {
      funnels = try Funnels(basis.items, amounts, borrowed: nil)
      (unexplainedVariances, growthDeviations, access) = (own, growth.deviations, ownAccess)
      return
    }
    funnels = try Funnels(basis.items, amounts, borrowed: regions.funnels.betweenVariances)
    (unexplainedVariances, growthDeviations) = (regions.unexplainedVariances, regions.growthDeviations)
    access = regions.access
  }

  private static func unexplainedVariances(
    _ items: [ComparedItem], _ amounts: [[AreaAmount?]], _ predictions: [[RatioPrediction?]]
  ) -> [Double] {
    items.indices.map { i in
      UnexplainedSpread.betweenVariance(
        zip(amounts[i], predictions[i]).compactMap { amount, prediction in
          guard let amount, let prediction else { return nil }
          return UnexplainedSpread.deviation(items[i], amount, prediction)
        })
    }
  }

  /// How many areas have figures of an item.
  func ranked(_ item: Int) -> Int { amounts[item].count { $0 != nil } }

  /// 1 for the highest ratio of an item; equal ratios share a rank.
  func rank(_ item: Int, _ amount: AreaAmount) -> Int {
    1 + amounts[item].count { ($0?.ratio ?? -.infinity) > amount.ratio }
  }
}
