extension ReportSection {
  /// Care use and demand: what the people of the area need, now and later.
  static func demand(_ view: AreaView) -> ReportSection {
    ReportSection(id: "demand", title: "", lead: [], blocks: [])
  }
}
