import ModelDirectory

extension DataPackage {
  /// The scenarios of a run with their levers, as they were asked for.
  static func scenario(_ scenario: Scenario, _ language: Language) -> JSONValue {
    let title = LocalText(scenario.titleNL, scenario.titleEN)[language]
    return .members([
      "name": .string(scenario.name),
      "title": .string(title.isEmpty ? scenario.name : title),
      "description": text(scenario.description(in: language)),
      "source": text(scenario.source),
      "levers": .array(scenario.levers.map(lever)),
    ])
  }

  private static func lever(_ lever: Lever) -> JSONValue {
    let (shape, from, until) = times(lever.course)
    return .members([
      "target": .string(lever.target.rawValue),
      "selection": selection(lever.selection),
      "to": lever.substitute.map { .string($0.product) },
      "ratio": lever.substitute.map { .number($0.ratio) },
      "size": .number(lever.size),
      "unit": .string(lever.unit.rawValue),
      "p10": .number(lever.p10),
      "p90": .number(lever.p90),
      "course": .string(shape),
      "from": .integer(from),
      "until": until.map(JSONValue.integer),
      "reason": text(lever.reason),
    ])
  }

  /// What a lever is limited to; nil where it acts on everything.
  private static func selection(_ selection: Lever.Selection) -> JSONValue? {
    guard selection != Lever.Selection() else { return nil }
    func list(_ names: [String]) -> JSONValue? {
      names.isEmpty ? nil : .array(names.map(JSONValue.string))
    }
    return .members([
      "regions": list(selection.regions), "branches": list(selection.branches),
      "products": list(selection.products), "conditions": list(selection.conditions),
      "determinants": list(selection.determinants),
      "ages": selection.ages.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) },
    ])
  }

  private static func times(_ course: Lever.Course) -> (shape: String, from: Int, until: Int?) {
    switch course {
    case .atOnce(let from, let until): ("at_once", from, until)
    case .linear(let from, let until): ("linear", from, until)
    }
  }

  private static func text(_ text: String) -> JSONValue? { text.isEmpty ? nil : .string(text) }

  /// The model's files and those of the scenarios, each once.
  static func inputs(of record: RunRecord) -> [InputFile] {
    var seen = Set<InputFile>()
    return (record.model.inputs + record.scenarios.flatMap(\.inputs)).filter { seen.insert($0).inserted }
  }
}
