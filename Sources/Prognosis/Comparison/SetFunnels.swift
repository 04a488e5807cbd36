/// What the funnel plots of a set are drawn from: all its areas, whichever of them were asked for.
public struct SetFunnels: Sendable {
  /// The set.
  public var set: String
  /// Its areas, in output order.
  public var areas: [Area]
  /// A funnel per item, in the order of `RegionalComparison.items`.
  public var funnels: [AreaFunnel]

  package init(set: String, areas: [Area], funnels: [AreaFunnel]) {
    (self.set, self.areas, self.funnels) = (set, areas, funnels)
  }

  /// The funnels of the sets of areas, each set once, in the order of its first area. A set of one area has none.
  static func all(of placed: [PlacedArea], _ items: [ComparedItem]) -> [SetFunnels] {
    var seen = Set<String>()
    return placed.filter { !$0.isAlone && seen.insert($0.area.set).inserted }.map { one in
      SetFunnels(
        set: one.area.set, areas: one.fellows.areas,
        funnels: items.indices.map { AreaFunnel(items[$0], $0, in: one.fellows) })
    }
  }
}
