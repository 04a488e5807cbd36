import ModelDirectory
import Prognosis

extension ScenarioOverview {
  /// What a scenario is: its description, its source and its levers with their sizes and reasons.
  func leverBlocks(_ scenario: Scenario) -> [ReportBlock] {
    let title = title(of: scenario.name)
    let description = scenario.description(in: context.language)
    let own = description.isEmpty ? title : "\(title): \(description)"
    let origin = scenario.source(in: context.language)
    let source = origin.isEmpty ? [] : [text("levers.source", ["source": origin])]
    let paragraphs = ([own] + source).map(ReportBlock.paragraph)
    guard !scenario.levers.isEmpty else { return paragraphs + [.paragraph(text("levers.none"))] }
    return paragraphs + [.table(leverTable(scenario, title))]
  }

  private func leverTable(_ scenario: Scenario, _ title: String) -> DataTable {
    DataTable(
      caption: text("levers.caption", ["scenario": title]),
      columns: ["target", "size", "course", "selection", "reason"].map { .text(text("levers.column.\($0)")) },
      rows: scenario.levers.map { lever in
        [
          text("target.\(lever.target.rawValue)"), size(of: lever), course(of: lever), selection(of: lever),
          lever.reason(in: context.language),
        ]
      })
  }

  private func size(of lever: Lever) -> String {
    let isShare = [.relative, .share, .sharePerYear].contains(lever.unit)
    func written(_ value: Double) -> String {
      style.shortest(isShare ? 100 * value : value, decimals: 2) + (lever.unit == .relative ? " %" : "")
    }
    let unit = lever.unit == .relative ? "" : text("unit.\(lever.unit.rawValue)")
    guard lever.p10 != lever.p90 else {
      return text("levers.size.fixed", ["size": written(lever.size), "unit": unit]).trimmed
    }
    let values = [
      "size": written(lever.size), "lower": written(lever.p10), "upper": written(lever.p90), "unit": unit,
    ]
    return text("levers.size", values).trimmed
  }

  private func course(of lever: Lever) -> String {
    switch lever.course {
    case .linear(let from, let until): text("levers.linear", ["from": String(from), "until": String(until)])
    case .atOnce(let from, nil): text("levers.from", ["from": String(from)])
    case .atOnce(let from, let until?): text("levers.until", ["from": String(from), "until": String(until)])
    }
  }

  /// What a lever is limited to, and where care that moves goes.
  private func selection(of lever: Lever) -> String {
    let selected = lever.selection
    let ages = selected.ages.map {
      text("levers.ages", ["from": String($0.lowerBound), "to": String($0.upperBound)])
    }
    let to = lever.substitute.map {
      text(
        "levers.to",
        ["product": context.itemNames[$0.product], "ratio": style.shortest($0.ratio, decimals: 3)])
    }
    let lists = [
      selected.regions, selected.branches.map(branch), selected.products.map { context.itemNames[$0] },
      selected.conditions.map(condition), selected.determinants.map(determinant),
    ]
    let parts =
      lists.filter { !$0.isEmpty }.map { $0.joined(separator: ", ") } + [ages, to].compactMap(\.self)
    return parts.isEmpty ? text("levers.everything") : parts.joined(separator: "; ")
  }

  private func branch(_ code: String) -> String {
    context.reference.workforce?.items.first { $0.code == code }?.name(context.language) ?? code
  }

  private func condition(_ code: String) -> String {
    context.model.care.conditions.first { $0.code == code }
      .map { LocalText($0.nameNL, $0.nameEN)[context.language] } ?? code
  }

  private func determinant(_ code: String) -> String {
    context.model.determinants.definitions.first { $0.code == code }
      .map { LocalText($0.nameNL, $0.nameEN)[context.language] } ?? code
  }
}

extension String {
  /// Without a space at the end.
  fileprivate var trimmed: String { last == " " ? String(dropLast()) : self }
}
