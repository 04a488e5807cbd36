/// Which areas have most in common, as partners in hiding a figure.
package struct AreaProximity: Sendable {
  /// How far away partners are looked for.
  enum Reach: CaseIterable {
    /// The area, those that overlap it, and those with most of the same surroundings.
    case nearby
    /// All areas, within a group of ages.
    case wide
    /// All areas and all groups.
    case everything
  }

  /// Per atom all areas that it lies in.
  let holders: [[DisclosureTable.Holder]]
  private let nearest: [[(area: Int, nearness: Double)]]

  private static let nearbyCount = 24

  package init(holders: [[DisclosureTable.Holder]], areaCount: Int) {
    self.holders = holders
    var overlaps = [Bool](repeating: false, count: areaCount * areaCount)
    for areas in holders {
      for one in areas { for other in areas { overlaps[one.area * areaCount + other.area] = true } }
    }
    nearest = (0..<areaCount).map { area in
      let surroundings = (0..<areaCount).filter { $0 != area && overlaps[area * areaCount + $0] }
      return (0..<areaCount).map { other -> (area: Int, nearness: Double) in
        if other == area { return (other, 1) }
        if overlaps[area * areaCount + other] { return (other, 1.5) }
        let missing = surroundings.count { !overlaps[other * areaCount + $0] }
        return (other, 2 + 4 * Double(missing) / Double(max(1, surroundings.count)))
      }.sorted { ($0.nearness, $0.area) < ($1.nearness, $1.area) }
    }
  }

  /// The areas within reach, each with what a blank of theirs costs more than one of the area's own.
  func near(_ area: Int, _ reach: Reach) -> [(area: Int, nearness: Double)] {
    guard reach == .nearby else { return nearest[area] }
    let close = nearest[area].filter { $0.nearness <= 1.5 }
    return close + nearest[area].dropFirst(close.count).prefix(Self.nearbyCount)
  }
}
