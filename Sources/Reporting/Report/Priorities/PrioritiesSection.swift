extension ReportSection {
  /// What stands out, and what scenarios change.
  static func priorities(_ view: AreaView) -> ReportSection {
    ReportSection(id: "priorities", title: "", lead: [], blocks: [])
  }
}
