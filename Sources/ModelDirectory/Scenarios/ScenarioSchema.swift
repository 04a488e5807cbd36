/// The JSON Schemas (draft 2020-12) of scenario and solve files, for editors.
///
/// They are made of what the readers allow. What a schema can't say, such as which end of a margin is the higher, and what only a
/// model knows, such as its regions, the readers and ``ScenarioError`` say.
public enum ScenarioSchema: String, CaseIterable, Sendable {
  /// Files with a scenario.
  case scenario
  /// Files that ask for a mix of levers.
  case solve

  /// The name of the schema's file.
  public var fileName: String { "\(rawValue).schema.json" }

  /// The schema's JSON, with a line end.
  public var json: String {
    let schema: SchemaValue =
      switch self {
      case .scenario: Self.scenarioFile
      case .solve: Self.solveFile
      }
    return schema.json() + "\n"
  }

  private static let draft: SchemaValue = "https://json-schema.org/draft/2020-12/schema"

  private static var name: SchemaValue {
    [
      "description": .text("Its name in the tables: \(ScenarioName.allowed)."), "type": ["string", "number"],
      "pattern": .text(ScenarioName.pattern),
    ]
  }

  private static var scenarioFile: SchemaValue {
    [
      "$schema": draft, "title": "Scenario",
      "description": "Changes of the reference prognosis, as zorgprognose reads them.", "type": "object",
      "properties": [
        "name": name,
        "title": [
          "description": "Its title in each language.", "type": "object",
          "properties": ["nl": LeverSchema.text("In Dutch."), "en": LeverSchema.text("In English.")],
          "additionalProperties": false,
        ],
        "title_nl": LeverSchema.text("Its title in Dutch."),
        "title_en": LeverSchema.text("Its title in English."),
        "description": LeverSchema.text("What it is about."),
        "description_nl": LeverSchema.text("What it is about, in Dutch."),
        "source": LeverSchema.text("Where its figures come from."),
        "source_nl": LeverSchema.text("Where its figures come from, in Dutch."),
        "extends": LeverSchema.names(
          "Scenarios whose levers come before its own: names of files beside it without their ending, or paths."
        ),
        "levers": ["description": "Its levers.", "type": "array", "items": ["$ref": "#/$defs/lever"]],
      ],
      "required": ["name"], "anyOf": [["required": ["levers"]], ["required": ["extends"]]],
      "additionalProperties": false,
      "$defs": ["lever": lever, "names": LeverSchema.nameList],
    ]
  }

  private static var lever: SchemaValue {
    let sizes: [(key: String, value: SchemaValue)] = [
      ("size", LeverSchema.number("Its full size, in 'unit'.")),
      ("p10", LeverSchema.number("Its 10th percentile, at most 'size'; 'size' without one.")),
      ("p90", LeverSchema.number("Its 90th percentile, at least 'size'; 'size' without one.")),
    ]
    return [
      "description": "A change of the reference.", "type": "object",
      "properties": .object(sizes + LeverSchema.properties), "required": ["target", "size", "unit", "from"],
      "additionalProperties": false, "allOf": LeverSchema.rules(sizes: sizes.map(\.key)),
    ]
  }
}
