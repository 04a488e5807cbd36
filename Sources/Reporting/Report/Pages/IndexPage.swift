import Prognosis

/// The page that leads to all others.
struct IndexPage: Sendable {
  let context: ReportContext
  /// The areas' main figures, in the order of the reference's areas.
  let figures: [AreaFigures]

  init(_ context: ReportContext) {
    self.context = context
    figures = context.reference.areas.indices.map { AreaFigures(of: context.view(of: $0)) }
  }

  /// The page.
  var page: Page {
    Page(
      name: .index, title: context.texts("common.overview"),
      heading: text("title", ["model": context.reference.settings.name]),
      kicker: context.texts("common.kicker_all", ["years": context.period]), lead: [text("lead")],
      sections: [key, map, areas].compactMap(\.self) + [reading])
  }

  var style: NumberStyle { context.style }
  /// The first year.
  var first: String { String(context.reference.years.first ?? 0) }
  /// The last year.
  var last: String { String(context.reference.years.last ?? 0) }

  func text(_ name: String, _ values: [String: String] = [:]) -> String {
    context.texts("index.\(name)", values)
  }

  /// What a reader must know before anything else.
  private var reading: ReportSection {
    let margins = context.reference.margins == nil ? "reading_central" : "reading_margins"
    return ReportSection(
      id: "reading", title: text("reading"), lead: [],
      blocks: [.paragraph(text(margins)), .paragraph(text("reading_policy"))] + guide)
  }

  private var guide: [ReportBlock] {
    context.generalPages.filter { $0.page == .method }.map { .link(text("reading_more"), $0) }
  }
}
