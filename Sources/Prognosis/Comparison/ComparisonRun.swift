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
  /// - Throws: `ComparisonError` for options that don't fit the model, and `.unusable` where a table of the model can't be used.
  public func result() throws(ComparisonError) -> ComparisonResult {
    let basis = try ComparisonBasis(model, options)
    let sets = try sets(basis)
    let similar = try similarAreas(basis, sets)
    do throws(PrognosisError) {
      return try result(basis, sets, similar)
    } catch {
      throw .unusable(error)
    }
  }

  /// The set that an area is compared in, and its place there.
  private struct Placed {
    let set: ComparedSet
    let place: Int
  }

  /// The set of each area asked for. An area that isn't one of a set of the model stands by itself.
  private func sets(_ basis: ComparisonBasis) throws(ComparisonError) -> [Placed] {
    do throws(PrognosisError) {
      var regions: ComparedSet?
      func ownSet() throws(PrognosisError) -> ComparedSet {
        if let regions { return regions }
        let made = try ComparedSet(basis.ownAreas, basis, regions: nil, threads: options.threads)
        regions = made
        return made
      }
      var known: [String: ComparedSet] = [:]
      var placed: [Placed] = []
      for area in options.areas {
        let fellows = AreaSelection.areas(of: area.set, with: area, in: model)
        let place = fellows.firstIndex(of: area) ?? 0
        if let set = known[area.set], fellows.count > 1 {
          placed.append(Placed(set: set, place: place))
          continue
        }
        let set =
          fellows == basis.ownAreas
          ? try ownSet()
          : try ComparedSet(fellows, basis, regions: ownSet, threads: options.threads)
        if fellows.count > 1 { known[area.set] = set }
        placed.append(Placed(set: set, place: place))
      }
      return placed
    } catch {
      throw .unusable(error)
    }
  }

  private func similarAreas(
    _ basis: ComparisonBasis, _ sets: [Placed]
  ) throws(ComparisonError) -> [[SimilarArea]] {
    guard let index = basis.similarity else { return options.areas.map { _ in [] } }
    let regions = SimilarityIndex.Candidates(basis.ownAreas, in: index)
    let places = sets.map(\.set.areas)
    var known: [String: SimilarityIndex.Candidates] = [:]
    for (area, fellows) in zip(options.areas, places) where fellows.count > 1 && known[area.set] == nil {
      known[area.set] = SimilarityIndex.Candidates(fellows, in: index)
    }
    let candidates = known
    return try concurrentMap(count: places.count, threads: options.threads) {
      (a) throws(ComparisonError) in
      let own = places[a].count > 1 ? candidates[options.areas[a].set] : nil
      return try index.nearest(
        to: options.areas[a], in: own ?? regions, else: regions, count: options.peers)
    }
  }

  private func result(
    _ basis: ComparisonBasis, _ sets: [Placed], _ similar: [[SimilarArea]]
  ) throws(PrognosisError) -> ComparisonResult {
    let nation = basis.cells.nation
    let codes = basis.items.map(\.item.code)
    let placed = sets.map { (set: $0.set, place: $0.place) }
    let parts = try concurrentMap(count: options.areas.count, threads: options.threads) {
      (a) throws(PrognosisError) in
      try AreaComparison(
        options.areas[a], placed[a].set, placed[a].place, similar[a], basis, nation: nation, codes: codes)
    }
    return ComparisonResult(
      settings: model.settings, areas: options.areas,
      items: basis.items.map(\.item), lines: parts.map(\.lines), similarAreas: similar,
      profiles: parts.map(\.profile), characteristics: basis.table.characteristics,
      regressions: basis.regressions.compactMap(\.self).map {
        DeterminantRegression($0, basis.table, areas: options.areas)
      },
      differences: parts.map(\.differences), priorities: parts.map(\.priorities),
      notices: ComparisonNotices(basis: basis, areas: options.areas, similar: similar).all)
  }
}
