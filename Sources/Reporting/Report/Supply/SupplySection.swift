extension ReportSection {
  /// Supply: staff and waits.
  static func supply(_ view: AreaView) -> ReportSection {
    ReportSection(id: "supply", title: "", lead: [], blocks: [])
  }
}
