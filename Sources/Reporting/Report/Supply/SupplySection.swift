extension ReportSection {
  /// Supply: staff and waits.
  static func supply(_ view: AreaView) -> ReportSection {
    let texts = view.context.texts
    let (staff, waits) = (StaffFigures(view), WaitFigures(view))
    return ReportSection(
      id: "supply", title: texts("supply.title"),
      lead: (staff?.lead ?? [texts("supply.no_staff")]) + (waits?.lead ?? [texts("supply.no_waits")]),
      blocks: (staff?.blocks ?? []) + (waits?.blocks ?? []))
  }
}
