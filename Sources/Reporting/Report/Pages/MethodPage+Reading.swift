import Prognosis

extension MethodPage {
  /// The topics of the reading guide, after the margins.
  private static let topics = [
    "left", "fan", "pyramid", "index", "waterfall", "ratio", "funnel", "unexplained", "shortage", "norm",
    "deviation", "scenario", "missing",
  ]

  /// How to read the report.
  var reading: ReportSection {
    ReportSection(
      id: "reading", title: text("reading"), lead: [text("reading.lead", ["from": firstYear])],
      blocks: [.heading(text("draws.title")), .paragraph(margins)]
        + Self.topics.flatMap { [.heading(text("\($0).title")), .paragraph(guide(to: $0))] })
  }

  private var margins: String {
    guard let margins = context.reference.margins else { return text("draws.none") }
    return text("draws.text", ["draws": number(margins.draws)])
  }

  private func guide(to topic: String) -> String {
    switch topic {
    case "index": text("index.text", ["from": firstYear])
    case "deviation":
      text("deviation.text", ["least": style.string(PriorityRule.leastDeviation, decimals: 2)])
    default: text("\(topic).text")
    }
  }
}
