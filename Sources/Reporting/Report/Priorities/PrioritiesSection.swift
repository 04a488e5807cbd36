extension ReportSection {
  /// What stands out, and what scenarios change.
  package static func priorities(_ view: AreaView) -> ReportSection {
    let topics = PriorityTopics(view)
    return ReportSection(
      id: "priorities", title: view.context.texts("priorities.title"), lead: topics.lead,
      blocks: topics.blocks + ScenarioOverview(view).blocks)
  }
}
