import ModelDirectory

/// The areas that a run publishes, cut into atoms: the pieces that none of them divides.
///
/// What one knows of areas that overlap (a province, its municipalities, a care office across its border) is what one knows of
/// sums of atoms. Regions that lie in the same areas with the same shares are one atom.
struct SuppressionAreas: Sendable {
  /// Per atom the published areas that it lies in, with shares, ascending by area.
  let holders: [[DisclosureTable.Holder]]
  /// The column of each atom in the results: that of a published area, or of one of `added`.
  let columns: [Int]
  /// The atoms that aren't published, to be run beside the published areas.
  let added: [Area]
  /// How many areas are published.
  let count: Int
  /// Whether the published areas together hold every region of the model.
  let isWhole: Bool

  init(published: [Area], regionCount: Int) {
    var holders = [[DisclosureTable.Holder]](repeating: [], count: regionCount)
    for (place, area) in published.enumerated() {
      for member in area.members { holders[member.region].append(.init(area: place, share: member.share)) }
    }
    var places: [[DisclosureTable.Holder]: Int] = [:]
    var atoms: [(holders: [DisclosureTable.Holder], regions: [Int])] = []
    for (region, areas) in holders.enumerated() where !areas.isEmpty {
      let place = places[areas, default: atoms.count]
      if place == atoms.count {
        places[areas] = place
        atoms.append((areas, []))
      }
      atoms[place].regions.append(region)
    }
    let known = Dictionary(published.indices.map { (published[$0].members, $0) }) { first, _ in first }
    var added: [Area] = []
    columns = atoms.map { atom in
      let members = atom.regions.map { RegionSet.Member(region: $0, share: 1) }
      if let place = known[members] { return place }
      added.append(Area(set: "", code: "\(added.count)", name: "", members: members))
      return published.count + added.count - 1
    }
    self.holders = atoms.map(\.holders)
    self.added = added
    count = published.count
    isWhole = holders.allSatisfy { !$0.isEmpty }
  }
}
