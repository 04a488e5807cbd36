import Charts
import Prognosis

extension PriorityTopics {
  /// How far each topic lies from the usual, which all kinds share.
  ///
  /// - Precondition: there is a topic.
  var deviationFigure: Figure {
    let least = PriorityRule.leastDeviation
    let limit = style.string(least, decimals: 2)
    let values = [
      "count": style.string(Double(topics.count)), "largest": deviation(topics[0]),
      "smallest": deviation(topics[topics.count - 1]), "least": limit,
    ]
    return Figure(
      id: "priorities-deviations",
      title: text("deviations.title", ["topic": name(topics[0]), "deviation": deviation(topics[0])]),
      unit: text("deviations.unit"), source: source, alternative: text("deviations.alternative", values),
      chart: IntervalChart(
        rows: topics.map { .init(label($0), [ChartEstimate($0.deviation)]) },
        series: [text("column.deviation")],
        references: [ChartReference(text("deviations.reference", ["least": limit]), at: least)], mark: .bar,
        axis: ChartAxis(text("deviations.unit"), includesZero: true)),
      table: DataTable(
        caption: text("deviations.unit"),
        columns: [
          .text(text("column.topic")), .text(text("column.kind")), .number(text("column.deviation")),
        ],
        rows: topics.map { [name($0), text("kind.\($0.kind.rawValue)"), deviation($0)] }))
  }

  /// The ratios with their intervals; nil where no topic is about one.
  var ratioFigure: Figure? {
    let shown = topics.filter { !$0.kind.isProjected && $0.figure.value.isFinite }
    guard let first = shown.first else { return nil }
    return Figure(
      id: "priorities-ratios", title: ratioTitle(first), unit: text("ratios.unit"), source: source,
      alternative: ratioAlternative(shown), chart: ratioChart(shown), table: ratioTable(shown))
  }

  private func ratioTitle(_ topic: Priority) -> String {
    text(
      "ratios.title",
      [
        "topic": name(topic), "more": style.percent(topic.figure.value - 1),
        "against": text("ratios.against.\(topic.kind.rawValue)"),
      ])
  }

  private func ratioAlternative(_ shown: [Priority]) -> String {
    let values = shown.map(\.figure.value)
    return text(
      "ratios.alternative",
      [
        "count": style.string(Double(shown.count)), "smallest": ratio(values.min() ?? .nan),
        "largest": ratio(values.max() ?? .nan),
      ])
  }

  private func ratioChart(_ shown: [Priority]) -> IntervalChart {
    IntervalChart(
      rows: shown.map { .init(label($0), [estimate($0.figure)]) }, series: [text("column.ratio")],
      references: [ChartReference(text("ratios.reference"), at: 1)],
      axis: ChartAxis(text("ratios.axis"), isLogarithmic: true))
  }

  private func ratioTable(_ shown: [Priority]) -> DataTable {
    DataTable(
      caption: text("ratios.unit"),
      columns: [
        .text(text("column.topic")), .text(text("column.kind")), .number(text("column.ratio")),
        .number(text("column.lower")), .number(text("column.upper")),
      ],
      rows: shown.map {
        [
          name($0), text("kind.\($0.kind.rawValue)"), ratio($0.figure.value), ratio($0.figure.lower),
          ratio($0.figure.upper),
        ]
      })
  }

  /// A product may stand out in two ways.
  private func label(_ topic: Priority) -> String { "\(name(topic)): \(text("kind.\(topic.kind.rawValue)"))" }

  private func ratio(_ value: Double) -> String { style.string(value, decimals: 2) }

  private func estimate(_ figure: IntervalEstimate) -> ChartEstimate {
    let isOrdered = figure.lower <= figure.upper
    return ChartEstimate(figure.value, outer: isOrdered ? figure.lower...figure.upper : nil)
  }

  private var source: String {
    context.source(
      table: "priorities", files: ["care_regional.csv", "determinants.csv", "workforce_regional.csv"])
  }
}
