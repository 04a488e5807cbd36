import ModelDirectory
import Prognosis

/// What scenarios change in the leading area.
extension Summary {
  /// Per scenario the difference in cost and in the staff gap at the horizon.
  var scenarioLines: [String] {
    let shown = [costLine, gapLine].filter { line in
      differences.contains { value(of: line, in: $0) != nil }
    }
    guard !shown.isEmpty, !result.areas.isEmpty else { return [] }
    var table = TextColumns()
    table.add([""] + shown.flatMap { headings($0) })
    for difference in differences {
      let figures = shown.flatMap { cells(value(of: $0, in: difference), of: $0) }
      table.add(["  " + title(of: difference)] + figures)
    }
    return [Labels.scenarios(year: lastYear, language)] + table.lines(within: TextWrap.width)
  }

  private var costLine: ScenarioDifference.Line {
    ScenarioDifference.Line(table: "care", item: CareItem.total)
  }

  private var gapLine: ScenarioDifference.Line {
    ScenarioDifference.Line(
      table: "workforce", item: WorkforceResult.Item.total, measure: WorkforceMeasure.gapFTE.rawValue)
  }

  private func headings(_ line: ScenarioDifference.Line) -> [String] {
    let heading =
      line == costLine
      ? LocalText("kosten, mln euro", "cost, M euro")[language] : Labels.measure(.gapFTE, language)
    return result.margins == nil ? [heading] : [heading, label(.interval)]
  }

  private func title(of difference: ScenarioDifference) -> String {
    let scenario = scenarios.first { $0.name == difference.scenario }
    let title = scenario.map { LocalText($0.titleNL, $0.titleEN)[language] } ?? ""
    return title.isEmpty ? difference.scenario : title
  }

  /// The figure of a line in the last year.
  private func value(of line: ScenarioDifference.Line, in difference: ScenarioDifference) -> Estimate? {
    guard let last = difference.figures.indices.last, let row = difference.lines.firstIndex(of: line),
      !difference.figures[last][row, lead].isNaN
    else { return nil }
    return Estimate(
      difference.margins?[last], row: row, area: lead, central: difference.figures[last][row, lead])
  }

  private func cells(_ value: Estimate?, of line: ScenarioDifference.Line) -> [String] {
    guard let value else { return result.margins == nil ? ["–"] : ["–", ""] }
    let (unit, decimals) = line == costLine ? (1e6, costDecimals) : (1, 0)
    func text(_ value: Double) -> String { style.string(value / unit, decimals: decimals) }
    let to = LocalText("tot", "to")[language]
    // What a scenario doesn't touch differs by nothing in any draw.
    let isSame = [value.mean, value.interval?.lower ?? 0, value.interval?.upper ?? 0].allSatisfy {
      $0.magnitude < 1e-6
    }
    let interval = value.interval.map { [isSame ? "" : "\(text($0.lower)) \(to) \(text($0.upper))"] }
    return [isSame ? "–" : text(value.mean)] + (interval ?? [])
  }

  /// Small areas need more than whole millions.
  private var costDecimals: Int {
    let largest = differences.compactMap { value(of: costLine, in: $0)?.mean.magnitude }.max() ?? 0
    return largest < 1e8 ? 1 : 0
  }
}
