import Prognosis

/// The ratios of an area.
extension ComparisonText {
  /// A table per unit, and what its columns say.
  var ratios: [[String]] {
    let tables = view.units.map { ratioTable($0) }.filter { !$0.isEmpty }
    let title = LocalText(
      "Zorggebruik naast wat past bij leeftijd en geslacht (1,00 = landelijk)",
      "Care use beside what goes with age and sex (1.00 = the nation)")[view.language]
    guard let first = tables.first else {
      let none = LocalText("Geen regionale zorgcijfers.", "No regional figures of care.")[view.language]
      return [[title, "  " + none]]
    }
    return [[title] + first] + tables.dropFirst() + [legend]
  }

  private func ratioTable(_ unit: String) -> [String] {
    let items = view.items(in: unit).filter { view.lines[$0] != nil }
    guard !items.isEmpty else { return [] }
    // A column without a figure in it is left out.
    let columns = ratioColumns(unit, items).filter { $0.cells.contains { !$0.isEmpty } }
    var table = TextColumns()
    table.add(
      ["  " + (unit == CareItem.euro ? "" : Labels.unit(unit, view.language))]
        + columns.map { label($0.heading) })
    table.add([""] + columns.map { label($0.second) })
    for (row, item) in items.enumerated() {
      table.add(["  " + view.markedName(of: item)] + columns.map { $0.cells[row] })
    }
    return table.lines(within: TextWrap.width)
  }

  /// A column with the two lines of its heading, in both languages, and its cells.
  private struct Column {
    let heading: String
    let second: String
    let cells: [String]
  }

  private func ratioColumns(_ unit: String, _ items: [Int]) -> [Column] {
    let lines = items.compactMap { view.lines[$0] }
    let ranked = lines.map(\.rankedAreas).max() ?? 0
    let isEuro = unit == CareItem.euro
    let amounts = items.map { view.difference(of: $0, with: .nation)?.rate ?? .nan }
    // Each ratio has room for its mark after it.
    return [
      Column(
        heading: isEuro ? "euro/" : "per", second: isEuro ? "inw.|head" : "1.000|1,000",
        cells: amounts.map { view.style.string(isEuro ? $0 : 1000 * $0, decimals: isEuro ? 0 : 1) }),
      Column(
        heading: "verhouding en   |ratio and   ", second: "95 %-interval   |95% interval   ",
        cells: lines.map { marked($0) }),
      Column(
        heading: "rang|rank", second: "/\(ranked)",
        cells: lines.map { $0.rankedAreas > 1 ? String($0.rank) : "" }),
      Column(
        heading: "voorspeld en|predicted and", second: "onverklaard|unexplained",
        cells: lines.map { line in
          line.predicted.map { view.style.string($0.value, decimals: 2) + "  " + ratio(line.unexplained) }
            ?? ""
        }),
      Column(
        heading: "vergelijkbare|similar", second: "gebieden|areas", cells: lines.map { ratio($0.similar) }),
    ]
  }

  /// The ratio with its place in the funnel: two signs or one, or spaces.
  private func marked(_ line: BenchmarkLine) -> String {
    let mark = Self.mark(line.funnel.rawValue)
    return "\(ratio(line.ratio)) \(mark)\(String(repeating: " ", count: 2 - mark.count))"
  }

  /// `1,05 1,04-1,06`.
  private func ratio(_ estimate: IntervalEstimate?) -> String {
    guard let estimate else { return "" }
    // What is next to nothing in size has limits that would break the table.
    let texts = [estimate.value, estimate.lower, estimate.upper].map {
      $0 < 100 ? view.style.string($0, decimals: 2) : ">99"
    }
    return "\(texts[0]) \(texts[1])-\(texts[2])"
  }

  private static func mark(_ position: String) -> String {
    switch position {
    case "above998": "++"
    case "above95": "+"
    case "below998": "--"
    case "below95": "-"
    default: ""
    }
  }

  /// The areas whose usual spread the limits allow for.
  private func spreadPlace(_ ranked: Int) -> LocalText {
    ranked < RegionalComparison.leastAreas
      ? LocalText("de regio's van het model", "the model's regions")
      : LocalText("'\(view.area.set)'", "'\(view.area.set)'")
  }

  /// What the columns say.
  private var legend: [String] {
    let ranked = view.lines.compactMap { $0?.rankedAreas }.max() ?? 0
    let isRanked = ranked > 1
    let place = spreadPlace(ranked)
    var parts = [
      LocalText(
        "++ en +: boven de grens van 99,8 en 95 % voor \(place.dutch), gelet op toeval en gewone spreiding; -- en -: eronder."
          + (isRanked ? " Rang 1 is de hoogste verhouding." : ""),
        "++ and +: above the limit of 99.8 and 95% for \(place.english), chance and usual spread allowed for; -- and -: below "
          + "it." + (isRanked ? " Rank 1 is the highest ratio." : ""))
    ]
    if view.lines.contains(where: { $0?.predicted != nil }) {
      parts.append(
        LocalText(
          "Voorspeld: wat de kenmerken verwachten, geleerd van de andere regio's. Onverklaard: verhouding gedeeld door "
            + "voorspeld; het interval houdt toeval en de fout van de voorspelling in, niet hoe regio's met dezelfde "
            + "kenmerken gewoonlijk verschillen.",
          "Predicted: what the determinants lead to expect, learned from the other regions. Unexplained: ratio over "
            + "predicted; its interval holds chance and the error of the prediction, not how regions with the same "
            + "determinants usually differ."))
      if let fit = explained { parts.append(fit) }
    }
    if view.lines.contains(where: { $0?.similar != nil }) {
      parts.append(
        LocalText(
          "Vergelijkbaar: gemiddelde verhouding van de vergelijkbare gebieden.",
          "Similar areas: the mean of their ratios."))
    }
    return (parts.map { $0[view.language] } + [view.markNote].compactMap(\.self))
      .flatMap { TextWrap.lines($0, after: "  ") }
  }

  /// How much of the differences between regions the determinants explain: of a total, and from the least to the most.
  private var explained: LocalText? {
    let shares: [(item: String, share: Double)] = view.result.regressions.compactMap { regression in
      regression.measures.first { $0.name == Self.explainedMeasure }.map { (regression.item, $0.value) }
    }
    guard let low = shares.min(by: { $0.share < $1.share }),
      let high = shares.max(by: { $0.share < $1.share })
    else { return nil }
    func text(_ item: (item: String, share: Double)) -> LocalText {
      let (name, percent) = (view.names[item.item], view.style.string(100 * item.share))
      return LocalText("\(percent) % (\(name))", "\(percent)% (\(name))")
    }
    let (least, most) = (text(low), text(high))
    let total = shares.last { $0.item.hasPrefix(CareItem.total) }.map(text)
    let range =
      shares.count == 1
      ? LocalText("", "")
      : LocalText(
        "; het minst \(least.dutch), het meest \(most.dutch)",
        "; least \(least.english), most \(most.english)")
    let first = total ?? most
    return LocalText(
      "De kenmerken verklaren \(first.dutch) van de verschillen tussen regio's, elke regio voorspeld uit de andere"
        + "\(range.dutch).",
      "The determinants explain \(first.english) of the differences between regions, each predicted from the others"
        + "\(range.english).")
  }

  /// The measure of regression_diagnostics that says how much is explained of regions that the fit hasn't seen, as in the
  /// predictions above.
  private static let explainedMeasure = "deviance_explained_left_out"
}
