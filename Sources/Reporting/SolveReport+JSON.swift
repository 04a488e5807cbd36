import ModelDirectory
import Prognosis

extension SolveReport {
  /// All of it for programs: the outcome, the targets, the mix and the effect of each lever alone.
  public var json: String {
    let value = JSONValue.members([
      "name": .string(solution.problem.name),
      "outcome": .string(solution.outcome.rawValue),
      "cost": .number(solution.cost),
      "cost_unit": .string(solution.problem.costUnit),
      "rounds": .integer(solution.iterations),
      "targets": .array(solution.targets.map(target)),
      "mix": .array(solution.levers.map(lever)),
      "tornado": .array(solution.figures.indices.map(tornado)),
    ])
    return String(decoding: value.bytes, as: UTF8.self)
  }

  private func target(_ target: ScenarioSolution.Outcome) -> JSONValue {
    let drawn = verified.flatMap { target.value.drawn(in: $0) }
    return .members([
      "figure": .string(name(target.value)), "unit": .string(jsonUnit(target.value)),
      "set": .string(target.value.area.set), "code": .string(target.value.area.code),
      "limit": .number(target.limit), "without": .number(target.before), "with": .number(target.after),
      "excess": .number(target.shortfall), "mean": drawn.map { .number($0.mean) },
      "p10": drawn.map { .number($0.p10) }, "p90": drawn.map { .number($0.p90) },
      "probability": drawn?.probability.map(JSONValue.number),
    ])
  }

  private func lever(_ lever: ScenarioSolution.MixedLever) -> JSONValue {
    let option = lever.option
    return .members([
      "target": .string(option.lever.target.rawValue), "unit": .string(option.lever.unit.rawValue),
      "least": .number(option.least), "most": .number(option.most), "size": .number(lever.size),
      "cost": .number(option.cost * lever.size.magnitude), "bound": lever.bound.map { .string($0.rawValue) },
      "reason": .string(option.lever.reason),
    ])
  }

  private func tornado(_ i: Int) -> JSONValue {
    let shown = solution.figures[i]
    return .members([
      "figure": .string(name(shown.value)), "unit": .string(jsonUnit(shown.value)),
      "without": .number(shown.before),
      "levers": .array(
        solution.effects.indices.map { j in
          let (effect, option) = (solution.effects[j], solution.levers[j].option)
          return .members([
            "target": .string(effect.lever), "unit": .string(option.lever.unit.rawValue),
            "step": .number(option.shownStep), "per_step": .number(effect.perUnit[i] * option.shownStep),
            "at_least": .number(effect.atLower[i]), "at_most": .number(effect.atUpper[i]),
          ])
        }),
    ])
  }

  /// The same in any language; shares are numbers here, not percentages.
  private func jsonUnit(_ value: SolveValue) -> String {
    switch value.quantity {
    case .gap(_, let unit, _): unit.rawValue
    case .growth: "share_per_year"
    case .wait: "weeks"
    }
  }
}
