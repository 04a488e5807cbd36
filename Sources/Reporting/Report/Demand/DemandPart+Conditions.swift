import Charts
import ModelDirectory
import Prognosis

/// People with a condition, by the group that the condition stands for.
extension DemandPart {
  /// A drawing per target group, and the groups that there are no figures for.
  var conditions: [ReportBlock] {
    guard !result.conditions.isEmpty else { return [] }
    let groups = TargetGroup.groups(of: result.conditions)
    let drawn = groups.enumerated().map { (name: $1.name, figure: figure($1.name, $1.rows, number: $0)) }
    let missing = drawn.filter { $0.figure == nil }.map { groupName($0.name) }
    let without =
      missing.isEmpty ? [] : [text("conditions_none", ["groups": missing.joined(separator: ", ")])]
    return ([text("conditions_note")] + margins + without).map { .paragraph($0) }
      + drawn.compactMap { $0.figure.map { .figure($0) } }
  }

  /// What the intervals hold and what they leave out; nothing where there are none.
  private var margins: [String] {
    guard hasMargins else { return [] }
    let hasTrend = result.conditions.contains { context.model.care.trends[$0.code] != nil }
    return [text(hasTrend ? "conditions_margins_trend" : "conditions_margins")]
  }

  private func people(_ row: Int, _ step: Int) -> ChartEstimate {
    result.margins?.conditions[step].estimate(row, view.place)
      ?? ChartEstimate(result.conditionCounts[step][row, view.place])
  }

  private func conditionName(_ row: Int) -> String {
    let condition = result.conditions[row]
    return LocalText(condition.nameNL, condition.nameEN)[context.language]
  }

  /// The same without what it says in parentheses or after a comma, such as ages; whole where two would be the same.
  private func shortName(_ row: Int) -> String {
    func short(_ row: Int) -> String {
      let name = ItemNames.withoutParentheses(conditionName(row))
      return name.split(separator: ",").first.map(String.init) ?? name
    }
    let name = short(row)
    let isUnique = !name.isEmpty && result.conditions.indices.count { short($0) == name } == 1
    return isUnique ? name : conditionName(row)
  }

  private func groupName(_ name: String) -> String {
    if let known = TargetGroup(rawValue: name) { return text(known.textName) }
    return switch name {
    case "": text("group_none")
    case "overig chronisch": text("group_chronic")
    default: name
    }
  }

  /// The conditions of a group, in the first and the last year; nil where no figure is known.
  private func figure(_ group: String, _ rows: [Int], number: Int) -> Figure? {
    let rows = rows.filter { people($0, view.horizonStep).value.isFinite || people($0, 0).value.isFinite }
    guard !rows.isEmpty else { return nil }
    let pairs = rows.map { (now: people($0, 0), later: people($0, view.horizonStep)) }
    let (names, shortNames) = (rows.map(conditionName), rows.map(shortName))
    return Figure(
      id: "demand-conditions-\(number + 1)", title: conditionsTitle(group, shortNames, pairs),
      unit: text("conditions_unit"),
      source: context.source(
        table: "conditions", files: ["prevalence.csv", "care_trends.csv", "population.csv"]),
      alternative: sentence(
        "conditions_alternative",
        ["list": growths(names, pairs)]),
      chart: IntervalChart(
        rows: zip(shortNames, pairs).map { .init($0, [$1.now, $1.later]) },
        series: [String(view.firstYear), String(view.lastYear)], mark: .bar,
        axis: ChartAxis(text("people_axis"), includesZero: true)),
      table: conditionsTable(group, names, pairs))
  }

  private func growths(_ names: [String], _ pairs: [(now: ChartEstimate, later: ChartEstimate)]) -> String {
    zip(names, pairs).map { step($0, from: $1.now.value, to: $1.later) }.joined(separator: "; ")
  }

  /// What changes most, or the group alone where no growth is known.
  private func conditionsTitle(
    _ group: String, _ names: [String], _ pairs: [(now: ChartEstimate, later: ChartEstimate)]
  ) -> String {
    let growths = pairs.map { $0.later.growth(since: $0.now.value) }
    let fastest = growths.indices.filter { growths[$0].value.isFinite }
      .max { growths[$0].value.magnitude < growths[$1].value.magnitude }
    let name = groupName(group)
    guard let fastest else { return sentence("conditions_title_plain", ["group": name]) }
    return sentence(
      "conditions_title",
      ["group": name, "condition": inSentence(names[fastest]), "course": course(growths[fastest])])
  }

  private func conditionsTable(
    _ group: String, _ names: [String], _ pairs: [(now: ChartEstimate, later: ChartEstimate)]
  ) -> DataTable {
    let now = hasMargins ? columns(String(view.firstYear)) : [.number(String(view.firstYear))]
    return DataTable(
      caption: sentence("conditions_caption", ["group": groupName(group)]),
      columns: [.text(text("condition"))] + now + columns(String(view.lastYear))
        + [.number(text("growth"))],
      rows: zip(names, pairs).map { name, pair in
        [name] + cells(pair.now) + cells(pair.later)
          + [written(pair.later.growth(since: pair.now.value).value, percentage)]
      })
  }
}
