extension ReportSection {
  /// Comparison: with the nation, with what circumstances predict, and with similar areas.
  static func comparison(_ view: AreaView) -> ReportSection {
    ReportSection(id: "comparison", title: "", lead: [], blocks: [])
  }
}
