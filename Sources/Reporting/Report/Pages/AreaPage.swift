import Prognosis

extension Page {
  /// The page of an area.
  static func area(_ view: AreaView) -> Page {
    let (context, area) = (view.context, view.area)
    let neighbours = context.neighbours(of: view.place)
    return Page(
      name: context.pages[view.place], title: area.name, heading: area.name,
      kicker: context.texts("common.kicker", ["years": context.period, "set": area.set]),
      previous: neighbours.previous.map(context.link), next: neighbours.next.map(context.link),
      related: context.overlapping(view.place).map { place in
        let other = context.reference.areas[place]
        return PageLink(
          text: context.texts("common.related_link", ["name": other.name, "set": other.set]),
          page: context.pages[place])
      },
      sections: [.demand(view), .supply(view), .comparison(view), .priorities(view)].filter {
        !$0.title.isEmpty
      })
  }
}

extension Page {
  /// The page on the method.
  static func method(_ context: ReportContext) -> Page {
    let method = MethodPage(context)
    return Page(
      name: .method, title: method.title, heading: method.title,
      kicker: context.texts("common.kicker_all", ["years": context.period]), lead: [method.lead],
      sections: method.sections)
  }
}

extension ReportContext {
  /// A link to the page of the area at this place.
  func link(_ place: Int) -> PageLink { PageLink(text: reference.areas[place].name, page: pages[place]) }

  /// The places of the areas before and after one in its set.
  func neighbours(of place: Int) -> (previous: Int?, next: Int?) {
    let areas = reference.areas
    let fellows = areas.indices.filter { areas[$0].set == areas[place].set }
    guard let own = fellows.firstIndex(of: place) else { return (nil, nil) }
    return (
      own > 0 ? fellows[own - 1] : nil, own + 1 < fellows.count ? fellows[own + 1] : nil
    )
  }

  /// The places of the areas of other sets that share members with one, those that share most first; at most twelve.
  func overlapping(_ place: Int) -> [Int] {
    let areas = reference.areas
    let own = Dictionary(areas[place].members.map { ($0.region, $0.share) }) { first, _ in first }
    func shared(_ other: Int) -> Double {
      areas[other].members.reduce(0) { $0 + min($1.share, own[$1.region] ?? 0) }
    }
    let found = areas.indices.filter { areas[$0].set != areas[place].set }.map {
      (place: $0, shared: shared($0))
    }
    .filter { $0.shared > 0 }
    .sorted { ($1.shared, $0.place) < ($0.shared, $1.place) }
    return found.prefix(Self.shownOverlaps).map(\.place)
  }

  private static let shownOverlaps = 12
}
