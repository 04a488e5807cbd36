import Prognosis

/// The figures of the leading area.
extension Summary {
  var people: [String] {
    guard let last = result.population.indices.last, !result.areas.isEmpty else { return [] }
    var table = columns(headed: label(.inhabitants))
    for (row, group) in PopulationGroup.groups(of: result.grid).enumerated() {
      func figure(_ step: Int) -> Estimate {
        Estimate(
          result.margins?.groups[step], row: row, area: lead,
          central: result.groupPeople(row, step: step, area: lead))
      }
      add("  " + Labels.group(group.name, language), figure(0), figure(last), to: &table)
    }
    return ownHeading(label(.inhabitants)) + table.lines
  }

  var movements: [String] {
    guard let last = result.components.indices.last, !result.areas.isEmpty else { return [] }
    var table = TextColumns()
    // With a horizon of one year there is only one to show.
    let shown = last > 0 ? [0, last] : [0]
    table.add([label(.duringYear)] + shown.map { String(firstYear + $0) })
    for (row, component) in result.componentNames.enumerated() {
      let figures = shown.map { step in
        Estimate(
          result.margins?.components[step], row: row, area: lead, central: result.components[step][row, lead])
      }
      table.add(["  " + Labels.component(component, language)] + figures.map { style.string($0.mean) })
    }
    return table.lines
  }

  var cost: [String] {
    let totals = items.indices.filter {
      items[$0].unit == CareItem.euro && items[$0].code.hasPrefix(CareItem.total)
    }
    guard let last = result.care.indices.last, !totals.isEmpty, !result.areas.isEmpty else { return [] }
    let heading = Labels.cost(priceYear: priceYear, language)
    var table = columns(headed: heading)
    for row in totals.suffix(1) + totals.dropLast() {
      func figure(_ step: Int) -> Estimate {
        Estimate(
          result.margins?.care[step], row: row, area: lead,
          central: items[row].value(result.care[step], column: lead))
      }
      let name = "  " + (items[row].domain.map { Labels.act($0, language) } ?? label(.total))
      add(name, figure(0), figure(last), per: 1e6, to: &table)
    }
    return ownHeading(heading) + table.lines
  }

  // With an interval in the table there is no room for the heading beside the years: it gets a line of its own.
  private func ownHeading(_ heading: String) -> [String] { result.margins == nil ? [] : [heading] }

  /// A table whose columns are the first and the last year, the interval where there is one, and the growth.
  private func columns(headed heading: String) -> TextColumns {
    var table = TextColumns()
    let years = [String(firstYear), String(lastYear)]
    let columns = result.margins == nil ? [heading] + years : [""] + years + [label(.interval)]
    table.add(columns + [label(.growth)])
    return table
  }

  private func add(
    _ name: String, _ first: Estimate, _ last: Estimate, per unit: Double = 1, to table: inout TextColumns
  ) {
    func text(_ value: Double) -> String { style.string(value / unit) }
    let interval = last.interval.map { ["\(text($0.lower)) - \(text($0.upper))"] } ?? []
    table.add(
      [name, text(first.mean), text(last.mean)] + interval
        + [style.percent(last.mean / first.mean - 1)])
  }

  /// The price level that all products in euro share.
  private var priceYear: Int? {
    let years = Set(result.products.filter { $0.unit == CareItem.euro }.map(\.year))
    return years.count == 1 ? years.first : nil
  }
}
