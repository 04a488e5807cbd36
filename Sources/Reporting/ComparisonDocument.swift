import Prognosis

/// A comparison of one area as JSON: everything that the result knows of it, null where something is unknown.
struct ComparisonDocument {
  let view: ComparisonView

  init(_ view: ComparisonView) { self.view = view }

  /// The document; its keys are in the module's article.
  var value: JSONValue {
    let (settings, options) = (view.result.settings, view.options)
    return .members([
      "engine": .members(["name": .string(Engine.name), "version": .string(Engine.version)]),
      "model": .members(["name": .string(settings.name), "version": .string(settings.version)]),
      "base_year": .integer(settings.baseYear),
      "care_period": view.carePeriod.map(JSONValue.string) ?? .null,
      "language": .string(view.language.rawValue),
      "options": .members([
        "peers": options.peers.map(JSONValue.integer) ?? .null,
        "weights": .object(options.weights.sorted { $0.key < $1.key }.map { ($0.key, .finite($0.value)) }),
        "family": .string(options.family.rawValue),
        "penalty": .bool(options.isPenalised),
        "horizon": .integer(options.horizon),
      ]),
      "area": area(view.area),
      "same_members": .array(view.twins.map(area)),
      "benchmark": .array(view.result.items.indices.map(line)),
      "characteristics": .array(view.result.characteristics.indices.map(characteristic)),
      "similar_areas": .array(view.similar.enumerated().map { similar($1, rank: $0 + 1) }),
      "regressions": .array(view.result.regressions.map(regression)),
      "rate_differences": .array(view.differences.map(difference)),
      "staff": .array(view.access?.staff.map(staff) ?? []),
      "waits": .array(view.access?.waits.map(wait) ?? []),
      "priorities": .array(view.priorities.enumerated().map { priority($1, rank: $0 + 1) }),
      "near_priorities": .array(view.nearPriorities.enumerated().map { near($1, rank: $0 + 1) }),
      "notices": .array(view.notices.map(JSONValue.string)),
    ])
  }

  func area(_ area: Area) -> JSONValue {
    .members(["set": .string(area.set), "code": .string(area.code), "name": .string(area.name)])
  }

  private func line(_ index: Int) -> JSONValue {
    let (item, line) = (view.result.items[index], view.lines[index])
    return .members([
      "product": .string(item.code),
      "name": .string(view.names[item.code]),
      "domain": item.domain.map { .string($0.rawValue) } ?? .null,
      "unit": .string(item.unit),
      "observed": .finite(line?.observed),
      "expected": .finite(line?.expected),
      "ratio": interval(line?.ratio),
      "shrunk_ratio": .finite(line?.shrunkRatio),
      "predicted_ratio": interval(line?.predicted),
      "unexplained_ratio": interval(line?.unexplained),
      "similar_ratio": interval(line?.similar),
      "funnel": line.map { .string($0.funnel.rawValue) } ?? .null,
      "deviation": .finite(line?.deviation),
      "rank": line.map { .integer($0.rank) } ?? .null,
      "ranked_areas": line.map { .integer($0.rankedAreas) } ?? .null,
    ])
  }

  private func characteristic(_ index: Int) -> JSONValue {
    let (characteristic, value) = (view.result.characteristics[index], view.profile[index])
    return .members([
      "characteristic": .string(characteristic.code),
      "name": .string(view.name(of: characteristic)),
      "unit": .string(characteristic.unit(view.language)),
      "role": .string(characteristic.role.rawValue),
      "influenceable": characteristic.influenceable.isEmpty ? .null : .string(characteristic.influenceable),
      "year": characteristic.year.map(JSONValue.integer) ?? .null,
      "left_out": characteristic.leftOut.map { .string(view.text($0)) } ?? .null,
      "value": .finite(value.value),
      "national": .finite(value.national),
      "standardised": .finite(value.standardised),
      "standardised_national": .finite(value.standardisedNational),
      "estimated": .bool(value.isEstimated),
    ])
  }

  private func difference(_ difference: RateDifference) -> JSONValue {
    .members([
      "product": .string(difference.item),
      "against": .string(difference.against.rawValue),
      "rate": .finite(difference.rate),
      "benchmark_rate": .finite(difference.benchmarkRate),
      "age_sex": .finite(difference.ageSex),
      "rest": .finite(difference.rest),
    ])
  }

  /// A figure with the ends of its 95 % interval, or null.
  func interval(_ estimate: IntervalEstimate?) -> JSONValue {
    guard let estimate else { return .null }
    return .members([
      "value": .finite(estimate.value), "lower": .finite(estimate.lower), "upper": .finite(estimate.upper),
    ])
  }
}
