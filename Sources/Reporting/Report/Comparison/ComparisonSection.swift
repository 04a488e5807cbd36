extension ReportSection {
  /// Comparison: with the nation, with what circumstances predict, and with similar areas.
  static func comparison(_ view: AreaView) -> ReportSection {
    let (lead, blocks) = comparisonContent(view)
    return ReportSection(
      id: "comparison", title: view.context.texts("comparison.title"), lead: lead, blocks: blocks)
  }

  /// What an area that can't be compared is told instead is a single sentence.
  private static func comparisonContent(_ view: AreaView) -> (lead: [String], blocks: [ReportBlock]) {
    let (texts, place) = (view.context.texts, ["place": view.area.name])
    guard let comparison = view.context.comparison else { return ([texts("comparison.none")], []) }
    guard let index = view.comparisonPlace else { return ([texts("comparison.not_compared", place)], []) }
    if view.isWhole { return ([texts("comparison.whole", place)], []) }
    let figures = RatioFigures(view, comparison, index)
    let similar = SimilarFigures(view, figures.compared)
    guard !figures.items.isEmpty else {
      return ([texts("comparison.no_figures", place)] + similar.lead, similar.blocks)
    }
    let blocks =
      figures.blocks + FunnelFigures(figures, comparison).blocks + PredictionFigures(figures).blocks
    return (
      figures.lead + similar.lead + figures.period,
      blocks + similar.blocks + DifferenceFigures(figures).blocks
    )
  }
}

extension AreaView {
  /// Whether the area is everything that the model has.
  var isWhole: Bool {
    area.members.count == context.model.regions.count && area.members.allSatisfy { $0.share == 1 }
  }
}
