import Prognosis

/// The differences per inhabitant, taken apart.
extension ComparisonText {
  /// A table per unit.
  var differences: [[String]] {
    view.units.map { table($0) }.filter { !$0.isEmpty }
  }

  private func table(_ unit: String) -> [String] {
    let items = view.items(in: unit).filter { view.difference(of: $0, with: .nation) != nil }
    guard items.contains(where: isDifferent) else { return [] }
    let isEuro = unit == CareItem.euro
    let hasSimilar = items.contains { view.difference(of: $0, with: .similar) != nil }
    var table = TextColumns()
    let parts = ["leeftijd en|age and", "de|the"]
    let ends = ["geslacht|sex", "rest|rest"]
    table.add(
      ["", "", ""] + parts.map(label) + (hasSimilar ? ["vergelijkbare|similar"] + parts : []).map(label))
    table.add(
      ["", label("hier|here"), label("land|nation")] + ends.map(label)
        + (hasSimilar ? ["gebieden|areas"] + ends : []).map(label))
    for item in items { table.add(row(item, scale: isEuro ? 1 : 1000)) }
    let title =
      isEuro
      ? LocalText(
        "Euro per inwoner per jaar, en waar het verschil vandaan komt",
        "Euro per inhabitant per year, and where the difference comes from")
      : LocalText(
        "Per 1.000 inwoners per jaar (\(CareItem.unitName(unit).dutch)), en waar het verschil vandaan komt",
        "Per 1,000 inhabitants per year (\(CareItem.unitName(unit).english)), and where the difference comes from"
      )
    return lines(title[view.language]) + table.lines(within: TextWrap.width)
  }

  /// Whether there is a difference to take apart: the nation beside itself has none.
  private func isDifferent(_ item: Int) -> Bool {
    guard let nation = view.difference(of: item, with: .nation) else { return false }
    let size = max(nation.ageSex.magnitude, nation.rest.magnitude)
    return size > 1e-9 * nation.benchmarkRate.magnitude || view.difference(of: item, with: .similar) != nil
  }

  private func row(_ item: Int, scale: Double) -> [String] {
    let name = "  " + view.markedName(of: item)
    func text(_ value: Double, signed: Bool = false) -> String {
      let figure = view.style.string(value * scale, decimals: scale == 1 ? 0 : 1)
      return signed && figure.contains { "123456789".contains($0) } && value > 0 ? "+" + figure : figure
    }
    guard let nation = view.difference(of: item, with: .nation) else { return [name] }
    let cells =
      [name, text(nation.rate), text(nation.benchmarkRate)]
      + [nation.ageSex, nation.rest].map { text($0, signed: true) }
    guard let similar = view.difference(of: item, with: .similar) else { return cells }
    return cells + [text(similar.benchmarkRate)]
      + [similar.ageSex, similar.rest].map { text($0, signed: true) }
  }
}
