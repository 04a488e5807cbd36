import ModelDirectory

/// An area in the set that it is compared in.
struct PlacedArea: Sendable {
  let area: Area
  /// The areas of its set.
  let fellows: ComparedSet
  /// Its place among them.
  let place: Int

  /// Whether its set has no other areas.
  var isAlone: Bool { fellows.areas.count == 1 }

  /// The set of each area, each set worked out once. An area that isn't one of a set of the model stands by itself.
  static func all(
    _ areas: [Area], _ basis: ComparisonBasis, threads: Int?
  ) throws(PrognosisError) -> [PlacedArea] {
    var known: [String: ComparedSet] = [:]
    var own: ComparedSet?
    func regions() throws(PrognosisError) -> ComparedSet {
      if let own { return own }
      let made = try ComparedSet(basis.ownAreas, basis, regions: nil, threads: threads)
      own = made
      return made
    }
    var placed: [PlacedArea] = []
    for area in areas {
      if let set = known[area.set], let place = set.areas.firstIndex(of: area) {
        placed.append(PlacedArea(area: area, fellows: set, place: place))
        continue
      }
      let fellows = AreaSelection.areas(of: area.set, with: area, in: basis.model)
      let isOwn = fellows == basis.ownAreas
      let set = isOwn ? try regions() : try ComparedSet(fellows, basis, regions: regions, threads: threads)
      if fellows.count > 1 { known[area.set] = set }
      placed.append(PlacedArea(area: area, fellows: set, place: fellows.firstIndex(of: area) ?? 0))
    }
    return placed
  }
}
