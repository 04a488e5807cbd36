import Prognosis

extension PriorityTopics {
  /// The topics in order.
  var table: DataTable {
    DataTable(
      caption: text("topics.caption"),
      columns: [
        .text(text("column.topic")), .text(text("column.kind")), .number(text("column.figure")),
        .number(text("column.benchmark")), .number(text("column.deviation")), .text(text("column.stake")),
      ],
      rows: topics.enumerated().map { place, topic in
        [
          "\(place + 1). \(name(topic))", text("kind.\(topic.kind.rawValue)"), figure(topic),
          figure(topic.benchmark, of: topic.kind), deviation(topic), stake(topic),
        ]
      })
  }

  /// What comes nearest to the list, with what it lacks.
  func nearTable(_ near: [NearPriority]) -> DataTable {
    DataTable(
      caption: text("near.caption"),
      columns: [
        .text(text("column.topic")), .text(text("column.kind")), .number(text("column.figure")),
        .number(text("column.benchmark")), .number(text("column.deviation")),
        // Words that wrap, so that the reasons have room beside them.
        .text(text("column.stake")), .text(text("near.column.lacks")),
      ],
      rows: near.map { one in
        let topic = one.priority
        return [
          name(topic), text("kind.\(topic.kind.rawValue)"), figure(topic),
          figure(topic.benchmark, of: topic.kind), style.string(topic.deviation, decimals: 2),
          stake(topic, topic.stake, isNear: true), lacking(one),
        ]
      })
  }

  /// Why a topic isn't in the list.
  private func lacking(_ near: NearPriority) -> String {
    let isCloseTo = near.isDeviant ? nil : text("near.deviation", ["least": least])
    let size =
      near.matters ? nil : text("near.stake", ["least": stake(near.priority, near.leastStake, isNear: true)])
    return [isCloseTo, size].compactMap(\.self).joined(separator: "; ")
  }

  private var least: String { style.string(PriorityRule.leastDeviation, decimals: 2) }

  /// The area's figure, with its interval where it has one.
  private func figure(_ topic: Priority) -> String {
    let own = topic.figure
    let value = figure(own.value, of: topic.kind)
    guard !topic.kind.isProjected else { return value }
    return text(
      "interval",
      [
        "value": value, "lower": figure(own.lower, of: topic.kind),
        "upper": figure(own.upper, of: topic.kind),
      ])
  }

  private func figure(_ value: Double, of kind: Priority.Kind) -> String {
    switch kind {
    case .level, .unexplained: style.string(value, decimals: 2)
    case .growth, .staff: style.percent(value)
    case .wait: text("weeks", ["weeks": style.string(value, decimals: 1)])
    }
  }

  private func stake(_ topic: Priority) -> String { stake(topic, topic.stake) }

  /// An amount as the stake of a topic is written; near a limit in more decimals, so that the two can be told apart.
  private func stake(_ topic: Priority, _ value: Double, isNear: Bool = false) -> String {
    func perThousand(_ name: String, _ values: [String: String] = [:]) -> String {
      let amount = style.string(1000 * value, decimals: isNear ? 2 : 1)
      return text(name, values.merging(["amount": amount]) { first, _ in first })
    }
    switch topic.kind {
    case .level, .unexplained, .growth:
      let unit = CareItem.items(of: context.reference.products).first { $0.code == topic.item }?.unit
      guard unit == CareItem.euro else {
        return perThousand("stake.count", ["unit": unit.map { Labels.unit($0, context.language) } ?? ""])
      }
      let decimals = isNear ? 2 : value.magnitude < 10 ? 1 : 0
      return text("stake.euro", ["amount": style.string(value, decimals: decimals)])
    case .staff: return perThousand("stake.staff")
    case .wait: return text("stake.wait", ["amount": style.string(value, decimals: isNear ? 2 : 1)])
    }
  }
}
