import Prognosis

/// Staff and waits of the area beside the country's.
extension ComparisonText {
  /// What falls short of each branch's staff, all together first.
  var staff: [String] {
    guard let access = view.access, !access.staff.isEmpty else { return [] }
    let (from, to) = (access.years.lowerBound, access.years.upperBound)
    let title = LocalText(
      "Personeelstekort als deel van de vraag (centrale pad)", "Staff gap as a share of demand (central path)"
    )
    var table = TextColumns()
    table.add(["", label("tekort, vte|gap, FTE"), String(from), String(to), label("land|nation") + " \(to)"])
    let isTotal = access.staff.map { $0.item.code == WorkforceResult.Item.total }
    for place in access.staff.indices.filter({ isTotal[$0] }) + access.staff.indices.filter({ !isTotal[$0] })
    {
      let staff = access.staff[place]
      let shares = [staff.gap.base, staff.gap.horizon, staff.gap.national].map(view.style.percent)
      table.add(
        ["  " + staff.item.name(view.language), view.style.string(staff.demand - staff.supply)] + shares)
    }
    return lines(title[view.language]) + table.lines(within: TextWrap.width)
  }

  /// Waits beside their norms.
  var waits: [String] {
    guard let access = view.access, !access.waits.isEmpty else { return [] }
    let (from, to) = (access.years.lowerBound, access.years.upperBound)
    let title = LocalText("Wachttijden in weken (centrale pad)", "Waits in weeks (central path)")
    var table = TextColumns()
    table.add(["", label("norm|norm"), String(from), String(to), label("land|nation") + " \(to)"])
    for wait in access.waits {
      let weeks = [wait.norm, wait.weeks.base, wait.weeks.horizon, wait.weeks.national]
      table.add(["  " + wait.name(view.language)] + weeks.map { view.style.string($0, decimals: 1) })
    }
    return lines(title[view.language]) + table.lines(within: TextWrap.width)
  }
}
