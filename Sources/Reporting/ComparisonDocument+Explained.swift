import Prognosis

/// The parts of the document that say why: similar areas, regressions, priorities.
extension ComparisonDocument {
  func similar(_ similar: SimilarArea, rank: Int) -> JSONValue {
    let parts = view.result.characteristics.indices.map { place in
      JSONValue.members([
        "characteristic": .string(view.result.characteristics[place].code),
        "value": .finite(similar.profile[place].value),
        "contribution": .finite(similar.contributions[place]),
      ])
    }
    return .members([
      "rank": .integer(rank),
      "set": .string(similar.area.set),
      "code": .string(similar.area.code),
      "name": .string(similar.area.name),
      "distance": .finite(similar.distance),
      "characteristics": .array(parts),
    ])
  }

  func regression(_ regression: DeterminantRegression) -> JSONValue {
    let effects = regression.effects.indices.contains(view.index) ? regression.effects[view.index] : []
    let terms = regression.terms.enumerated().map { place, term in
      JSONValue.members([
        "term": .string(term.code),
        "estimate": interval(term.estimate),
        "std_error": .finite(term.standardError),
        // The intercept comes first and has no effect of its own.
        "log_effect": effects.indices.contains(place - 1) ? .finite(effects[place - 1]) : .null,
      ])
    }
    return .members([
      "product": .string(regression.item),
      "terms": .array(terms),
      "measures": .object(regression.measures.map { ($0.name, .finite($0.value)) }),
    ])
  }

  /// A topic that doesn't stand out, with what decides that.
  func near(_ near: NearPriority, rank: Int) -> JSONValue {
    .object(
      members(of: near.priority, rank: rank) + [
        ("is_deviant", .bool(near.isDeviant)), ("matters", .bool(near.matters)),
        ("least_stake", .finite(near.leastStake)),
      ])
  }

  func priority(_ priority: Priority, rank: Int) -> JSONValue { .object(members(of: priority, rank: rank)) }

  private func members(of priority: Priority, rank: Int) -> [(key: String, value: JSONValue)] {
    let causes = priority.causes.map { cause in
      let known = view.result.characteristics.first { $0.code == cause.determinant }
      return JSONValue.members([
        "determinant": .string(cause.determinant),
        "effect": .finite(cause.effect),
        "influenceable": known.map { .string($0.influenceable) } ?? .null,
      ])
    }
    return [
      ("rank", .integer(rank)),
      ("topic", .string(priority.topic)),
      ("kind", .string(priority.kind.rawValue)),
      ("item", .string(priority.item)),
      ("product", priority.kind.isOfCare ? .string(priority.item) : .null),
      ("deviation", .finite(priority.deviation)),
      // What the central path leads to has no interval.
      (
        "figure",
        priority.kind.isProjected
          ? .members(["value": .finite(priority.figure.value), "lower": .null, "upper": .null])
          : interval(priority.figure)
      ),
      ("benchmark", .finite(priority.benchmark)),
      ("stake", .finite(priority.stake)),
      ("causes", .array(causes)),
      ("evidence", .string(view.text(priority.evidence))),
    ]
  }
}

extension JSONValue {
  /// A number, or null where it is unknown.
  static func finite(_ value: Double?) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    return .number(value)
  }
}
