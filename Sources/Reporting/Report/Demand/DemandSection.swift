extension ReportSection {
  /// Care use and demand: what the people of the area need, now and later.
  static func demand(_ view: AreaView) -> ReportSection {
    let part = DemandPart(view)
    return ReportSection(id: "demand", title: part.text("title"), lead: part.lead, blocks: part.blocks)
  }
}
