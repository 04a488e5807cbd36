import ModelDirectory

extension Area {
  /// Whether it has a part of more than half of a model's regions: then the rest says little of it.
  func holdsMost(of regions: Int) -> Bool { 2 * members.count > regions }

  /// Whether some region belongs to both, in whatever share.
  func overlaps(_ other: Area) -> Bool {
    var (i, j) = (0, 0)
    while i < members.count, j < other.members.count {
      let (own, others) = (members[i].region, other.members[j].region)
      if own == others { return true }
      if own < others { i += 1 } else { j += 1 }
    }
    return false
  }
}
