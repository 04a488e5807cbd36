import Charts
import ModelDirectory
import Prognosis

/// The topics that stand out in an area, with what puts them there.
struct PriorityTopics {
  let view: AreaView
  let topics: [Priority]
  /// The area among those compared; nil where it isn't.
  private let compared: ComparisonView?

  init(_ view: AreaView) {
    self.view = view
    if let comparison = view.context.comparison, let place = view.comparisonPlace {
      compared = ComparisonView(
        of: comparison, area: place, model: view.context.model, options: ComparisonOptions(areas: []),
        language: view.context.language)
    } else {
      compared = nil
    }
    topics = compared?.priorities ?? []
  }

  var context: ReportContext { view.context }
  var style: NumberStyle { context.style }

  /// How many topics there are, and the first of them.
  var lead: [String] {
    guard let compared else { return [text("lead.missing", ["area": view.area.name])] }
    guard let first = topics.first else { return noTopics(compared) }
    let values = [
      "area": view.area.name, "topic": name(first), "deviation": deviation(first),
      "count": style.string(Double(topics.count)),
    ]
    let name = topics.count == 1 ? "lead.one" : isFull ? "lead.full" : "lead.found"
    return [text(name, values)]
  }

  /// Whether more may stand out than are given.
  private var isFull: Bool {
    topics.count >= PriorityRule.most
      || Priority.Kind.allCases.contains { kind in
        topics.count { $0.kind == kind } >= PriorityRule.mostOfKind
      }
  }

  /// Tables and drawings of the topics.
  var blocks: [ReportBlock] { topicBlocks + nearBlocks }

  private var topicBlocks: [ReportBlock] {
    guard let compared, !topics.isEmpty else { return [] }
    var blocks: [ReportBlock] = [
      .heading(text("topics")), .figure(deviationFigure), .table(table), .list(explanations),
    ]
    if let ratioFigure { blocks.append(.figure(ratioFigure)) }
    blocks += [.heading(text("evidence")), .list(topics.map { evidence($0, compared) })]
    return blocks + causeBlocks + [.paragraph(rule(compared))]
  }

  /// A list of fewer topics is followed by what comes near.
  private static let shortList = 4

  /// What comes nearest to the list, where this is short; nothing of a whole country, which can't differ from itself.
  private var nearBlocks: [ReportBlock] {
    guard let near = compared?.nearPriorities, !near.isEmpty, topics.count < Self.shortList, !view.isWhole
    else { return [] }
    return [.heading(text("near")), .paragraph(text("near.lead")), .table(nearTable(near))]
  }

  func text(_ name: String, _ values: [String: String] = [:]) -> String {
    context.texts("priorities.\(name)", values)
  }

  /// What a topic is about.
  func name(_ topic: Priority) -> String { compared?.name(of: topic) ?? topic.item }

  func deviation(_ topic: Priority) -> String { style.string(topic.deviation, decimals: 1) }

  /// Of a whole country nothing can stand out; elsewhere a reader wants to know what was looked at.
  private func noTopics(_ compared: ComparisonView) -> [String] {
    guard !view.isWhole else { return [text("lead.whole")] }
    return [text("lead.none", ["area": view.area.name]), rule(compared)]
  }

  private func rule(_ compared: ComparisonView) -> String {
    let items = style.string(
      Double(
        compared.lines.indices.count { index in
          let code = compared.result.items[index].code
          return compared.lines[index] != nil && context.model.settings.notRegional[code] == nil
        }))
    return text(
      "rule",
      [
        "products": text("products", ["count": items]),
        "least": style.string(PriorityRule.leastDeviation, decimals: 2),
        "most": style.string(Double(PriorityRule.most)),
        "kind": style.string(Double(PriorityRule.mostOfKind)),
      ])
  }

  private func evidence(_ topic: Priority, _ compared: ComparisonView) -> String {
    text("evidence.item", ["topic": name(topic), "evidence": compared.text(topic.evidence)])
  }

  /// What the kinds that occur mean.
  private var explanations: [String] {
    let years = [
      "from": String(context.reference.years.first ?? 0), "to": String(context.reference.years.last ?? 0),
    ]
    let isCentral = context.reference.margins != nil && topics.contains(where: \.kind.isProjected)
    return Priority.Kind.allCases.filter { kind in topics.contains { $0.kind == kind } }.map { kind in
      text("explain.\(kind.rawValue)", years)
    } + (isCentral ? [text("explain.central")] : [])
  }
}
