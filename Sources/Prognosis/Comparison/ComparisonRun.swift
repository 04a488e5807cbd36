import LinearAlgebra
import ModelDirectory

/// The comparison of areas of a model with the country, with what their circumstances make likely, and with areas like them.
///
/// Every area of a set is worked out whichever are asked for, so that no figure depends on that.
public struct ComparisonRun: Sendable {
  let model: RegionModel
  let options: ComparisonOptions

  /// A comparison in `model` of the areas of `options`.
  /// - Precondition: a number of similar areas, where one is asked for, is at least 1, and the horizon too.
  public init(model: RegionModel, options: ComparisonOptions) {
    precondition(options.peers ?? 1 >= 1 && options.horizon >= 1)
    (self.model, self.options) = (model, options)
  }

  /// Compares the areas.
  ///
  /// - Throws: `ComparisonError` for options that don't fit the model (never more similar areas than it has other regions), and `.unusable` where a table of the model can't be used.
  public func result() throws(ComparisonError) -> RegionalComparison {
    let others = model.regions.count - 1
    if let peers = options.peers, peers > others {
      throw .tooManyPeers(asked: peers, area: nil, most: others)
    }
    let basis = try ComparisonBasis(model, options)
    let placed: [PlacedArea]
    do throws(PrognosisError) {
      placed = try PlacedArea.all(options.areas, basis, threads: options.threads)
    } catch {
      throw .unusable(error)
    }
    let similar = try similarAreas(basis, placed)
    do throws(PrognosisError) {
      return try result(basis, placed, similar)
    } catch {
      throw .unusable(error)
    }
  }

  private func similarAreas(
    _ basis: ComparisonBasis, _ placed: [PlacedArea]
  ) throws(ComparisonError) -> [[SimilarArea]] {
    guard let index = basis.similarity else { return placed.map { _ in [] } }
    let regions = SimilarityIndex.Candidates(basis.ownAreas, in: index)
    var made: [String: SimilarityIndex.Candidates] = [:]
    for one in placed where !one.isAlone && made[one.area.set] == nil {
      made[one.area.set] = SimilarityIndex.Candidates(one.fellows.areas, in: index)
    }
    let candidates = made
    return try placed.concurrentMap(threads: options.threads) { (one) throws(ComparisonError) in
      let own = one.isAlone ? nil : candidates[one.area.set]
      return try index.nearest(to: one.area, in: own ?? regions, else: regions, count: options.peers)
    }
  }

  private func result(
    _ basis: ComparisonBasis, _ placed: [PlacedArea], _ similar: [[SimilarArea]]
  ) throws(PrognosisError) -> RegionalComparison {
    let nation = basis.cells.nation
    let parts = try concurrentMap(count: placed.count, threads: options.threads) {
      (a) throws(PrognosisError) in
      try AreaComparison(placed[a], similar[a], basis, nation: nation)
    }
    return RegionalComparison(
      settings: model.settings, areas: options.areas,
      items: basis.items.map(\.item), lines: parts.map(\.lines), similarAreas: similar,
      profiles: parts.map(\.profile), characteristics: basis.table.characteristics,
      regressions: basis.regressions.compactMap(\.self).map {
        DeterminantRegression($0, basis.table, areas: options.areas)
      },
      differences: parts.map(\.differences), priorities: parts.map(\.priorities),
      nearPriorities: parts.map(\.nearPriorities),
      access: basis.access == nil ? [] : parts.compactMap(\.access),
      funnels: SetFunnels.all(of: placed, basis.items),
      notices: ComparisonNotices(basis: basis, placed: placed, similar: similar).all)
  }
}
