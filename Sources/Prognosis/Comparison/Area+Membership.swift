import ModelDirectory

extension Area {
  /// Whether it has more than half of a model's people: then the rest says little of it.
  ///
  /// - Parameter people: of each region of the model.
  func holdsMost(of people: [Double]) -> Bool {
    2 * members.reduce(0) { $0 + $1.share * people[$1.region] } > people.reduce(0, +)
  }

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
