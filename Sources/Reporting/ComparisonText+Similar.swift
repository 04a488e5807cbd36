import Prognosis

/// The similar areas, what makes them so, and what sets the area itself apart.
extension ComparisonText {
  /// The areas with their distances, then the characteristics in which they are alike and in which they differ.
  var similarity: [[String]] {
    guard !view.similar.isEmpty else { return [] }
    let title = LocalText(
      "Vergelijkbare gebieden, met hun afstand (0 = gelijk) en waarin elk het meest afwijkt",
      "Similar areas, with their distance (0 = equal) and where each differs most")[view.language]
    let likeness = Likeness(view)
    return [[title] + neighbours(likeness)] + [alike(likeness), unlike(likeness)]
  }

  private func neighbours(_ likeness: Likeness) -> [String] {
    var table = TextColumns(left: [0, 1])
    let digits = String(view.similar.count).count
    for (index, similar) in view.similar.enumerated() {
      let rank = String(index + 1)
      let isForeign = similar.area.set != view.area.set
      let code = isForeign ? "\(similar.area.set) \(similar.area.code)" : similar.area.code
      table.add(
        "  \(String(repeating: " ", count: digits - rank.count))\(rank). "
          + ItemNames.fitted(similar.area.name, to: Self.nameWidth),
        ItemNames.fitted(code, to: 16), view.style.string(similar.distance, decimals: 2))
    }
    let rows = zip(table.lines, view.similar).map { line, similar in
      let names = likeness.largestParts(of: similar).map { short($0) }
      return names.isEmpty ? line : "\(line)  \(parts(names, in: TextWrap.width - line.count - 2))"
    }
    return rows + distant
  }

  /// That some of the similar areas hardly are.
  private var distant: [String] {
    let count = view.similar.count { $0.distance > 1 }
    guard count > 0 else { return [] }
    return lines(
      LocalText(
        "Afstand boven 1: nauwelijks vergelijkbaar (\(count) van \(view.similar.count)).",
        "Distance above 1: hardly alike (\(count) of \(view.similar.count)).")[view.language], indent: "  ")
  }

  /// As many names as there is room for, and at least one.
  private func parts(_ names: [String], in room: Int) -> String {
    let all = names.joined(separator: "; ")
    return TerminalText.harmless(all.count <= room ? all : ItemNames.fitted(names[0], to: room))
  }

  private func alike(_ likeness: Likeness) -> [String] {
    let title = LocalText(
      "Waarin zij op \(view.area.name) lijken en samen van het land afwijken",
      "Where they are like \(view.area.name) and together unlike the nation")
    return characteristics(likeness.alike, titled: title, with: likeness)
  }

  private func unlike(_ likeness: Likeness) -> [String] {
    let title = LocalText(
      "Waarin zij het meest van \(view.area.name) verschillen",
      "Where they differ most from \(view.area.name)")
    return characteristics(likeness.unlike, titled: title, with: likeness)
  }

  private func characteristics(
    _ chosen: [Int], titled title: LocalText, with likeness: Likeness
  ) -> [String] {
    guard !chosen.isEmpty else { return [] }
    var table = TextColumns()
    table.add([""] + ["hier|here", "zij|they", "land|nation"].map(label))
    for place in chosen {
      let value = view.profile[place]
      table.add([described(place)] + figures([value.value, likeness.mean(of: place), value.national]))
    }
    return lines(title[view.language]) + table.lines(within: TextWrap.width)
  }

  /// What sets the area apart from the nation, known or estimated, context too.
  var standingOut: [String] {
    let chosen = Likeness(view).standingOut
    guard !chosen.isEmpty else { return [] }
    let title = LocalText(
      "Waarin \(view.area.name) zelf van het land afwijkt (in standaardafwijkingen tussen de regio's)",
      "Where \(view.area.name) itself differs from the nation (difference in standard deviations between regions)"
    )
    var table = TextColumns()
    table.add([""] + ["hier|here", "land|nation", "afwijking|difference"].map(label))
    for place in chosen {
      let value = view.profile[place]
      let gap = value.standardised - value.standardisedNational
      table.add(
        [described(place)] + figures([value.value, value.national])
          + [(gap > 0 ? "+" : "") + view.style.string(gap, decimals: 1)])
    }
    return lines(title[view.language]) + table.lines(within: TextWrap.width)
  }

  /// A characteristic with its unit, and what is to be known of its role or value.
  private func described(_ place: Int) -> String {
    let characteristic = view.result.characteristics[place]
    var marks: [String] = []
    if characteristic.role == .context || characteristic.leftOut != nil {
      marks.append(LocalText("alleen getoond", "shown only")[view.language])
    }
    if view.profile[place].isEstimated { marks.append(LocalText("geschat", "estimated")[view.language]) }
    let mark = marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))"
    let unit = ItemNames.withoutParentheses(characteristic.unit(view.language))
    // The unit comes last, as it may be cut.
    return "  \(short(place))\(mark)\(unit.isEmpty ? "" : ", \(unit)")"
  }

  private func short(_ place: Int) -> String {
    ItemNames.withoutParentheses(view.name(of: view.result.characteristics[place]))
  }

  /// Figures in as many decimals as the largest of them needs.
  private func figures(_ values: [Double]) -> [String] {
    let largest = values.filter(\.isFinite).map(\.magnitude).max() ?? 0
    let decimals = largest >= 100 ? 0 : largest >= 10 ? 1 : 2
    return values.map { view.style.string($0, decimals: decimals) }
  }

  /// The half of `dutch|english` that is wanted, or the whole where there are no halves.
  func label(_ pair: String) -> String {
    let halves = pair.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    return LocalText(halves[0], halves[halves.count - 1])[view.language]
  }
}
