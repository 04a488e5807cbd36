import Prognosis

/// Staff and waits in the document.
extension ComparisonDocument {
  func staff(_ staff: AreaAccess.Staff) -> JSONValue {
    .members([
      "branch": .string(staff.item.code),
      "name": .string(staff.item.name(view.language)),
      "demand_fte": .finite(staff.demand),
      "supply_fte": .finite(staff.supply),
      "gap_share": figures(staff.gap),
    ])
  }

  func wait(_ wait: AreaAccess.Wait) -> JSONValue {
    .members([
      "service": .string(wait.service),
      "name": .string(wait.name(view.language)),
      "norm_weeks": .finite(wait.norm),
      "weeks": figures(wait.weeks),
    ])
  }

  private func figures(_ figures: AreaAccess.Figures) -> JSONValue {
    .members([
      "base_year": .finite(figures.base), "horizon": .finite(figures.horizon),
      "nation": .finite(figures.national),
    ])
  }
}
