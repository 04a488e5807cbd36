extension ScenarioSchema {
  static var solveFile: SchemaValue {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Mix of levers",
      "description": "A question for the least costly mix of levers, as zorgprognose reads it.",
      "type": "object",
      "properties": [
        "name": [
          "description": .text("Its name: \(ScenarioName.allowed)."), "type": ["string", "number"],
          "pattern": .text(ScenarioName.pattern),
        ],
        "description": LeverSchema.text("What it is about."),
        "source": LeverSchema.text("Where its figures come from."),
        "cost_unit": LeverSchema.text("What the costs are counted in."),
        "scenario": LeverSchema.text(
          "The scenario that the mix comes on top of: the name of a file beside it without its ending, or a path."
        ),
        "targets": [
          "description": "What must hold, all of it.", "type": "array", "minItems": 1,
          "items": figure(isTarget: true),
        ],
        "levers": [
          "description": "What may be changed.", "type": "array", "minItems": 1, "items": option,
        ],
        "figure": figure(isTarget: false),
      ],
      "required": ["name", "targets", "levers"], "additionalProperties": false,
      "$defs": ["names": LeverSchema.nameList],
    ]
  }

  private static var option: SchemaValue {
    let sizes: [(key: String, value: SchemaValue)] = [
      ("least", LeverSchema.number("The smallest size, in 'unit'; 0, or below 0 where 'most' is 0.")),
      ("most", LeverSchema.number("The largest size, in 'unit'.")),
      (
        "cost",
        [
          "description": "Cost of each unit of size, away from 0; the unit is that of 'unit'.",
          "type": "number", "minimum": 0,
        ]
      ),
      (
        "step",
        [
          "description": "The size of one step in the tornado table; a tenth of the range without one.",
          "type": "number", "exclusiveMinimum": 0,
        ]
      ),
    ]
    return [
      "description": "A lever that may be used, and what that costs.", "type": "object",
      "properties": .object(sizes + LeverSchema.properties),
      "required": ["target", "unit", "least", "most", "cost", "from"], "additionalProperties": false,
      "allOf": LeverSchema.rules(sizes: ["least", "most"]),
    ]
  }

  /// A figure, of which a target has a limit and the tornado's none.
  private static func figure(isTarget: Bool) -> SchemaValue {
    let kinds = zip(SolveFigureReader.kinds, [gap(isTarget), wait(isTarget), cost(isTarget)])
    let text =
      isTarget
      ? "A figure and its limit." : "The figure of the tornado table; that of the first target without one."
    return [
      "description": .text(text), "type": "object", "minProperties": 1, "maxProperties": 1,
      "properties": .object(kinds.map { ($0, $1) }), "additionalProperties": false,
    ]
  }

  private static let regions = LeverSchema.names(
    "Codes or names of areas, or set:code; the whole model without any.")

  private static func gap(_ isTarget: Bool) -> SchemaValue {
    let units: [(word: String, text: String)] = [
      ("fte", "Full-time equivalents; so without a unit."), ("persons", "People."),
      ("share", "A share of the demand."),
    ]
    return section(
      "Demand for staff less supply, of each of the branches in each of the areas.",
      [
        (
          "branches",
          LeverSchema.names("Codes of branches, or total for all together; all branches without any.")
        ),
        ("regions", regions), ("year", LeverSchema.year("The year.")),
        ("unit", LeverSchema.words("What it is counted in.", units)),
      ], limits: isTarget ? [("at_most", LeverSchema.number("What it may be at most."))] : [],
      required: ["year"])
  }

  private static func wait(_ isTarget: Bool) -> SchemaValue {
    let limits: [(key: String, value: SchemaValue)] = [
      ("within", ["description": "Within the norm of the service.", "const": "norm"]),
      ("at_most", ["description": "Weeks at most.", "type": "number", "minimum": 0]),
    ]
    return section(
      "The wait for each of the services in each of the areas, weeks.",
      [
        ("services", LeverSchema.names("Codes of services; all that have a wait without any.")),
        ("regions", regions), ("year", LeverSchema.year("The year.")),
      ], limits: isTarget ? limits : [], required: ["year"])
  }

  private static func cost(_ isTarget: Bool) -> SchemaValue {
    let limit: SchemaValue = [
      "description": "Growth per year at most; 0.03 is 3 %.", "type": "number", "minimum": -1, "maximum": 1,
    ]
    return section(
      "Growth per year of each of the products in each of the areas.",
      [
        ("products", LeverSchema.names("Codes of products, or sums such as total; total without any.")),
        ("regions", regions),
        ("from", LeverSchema.year("The year from which it grows; the base year without one.")),
        ("until", LeverSchema.year("The year until which it grows.")),
      ], limits: isTarget ? [("growth_at_most", limit)] : [], required: ["until"])
  }

  private static func section(
    _ description: String, _ properties: [(key: String, value: SchemaValue)],
    limits: [(key: String, value: SchemaValue)], required: [String]
  ) -> SchemaValue {
    let section: SchemaValue = [
      "description": .text(description), "type": "object", "properties": .object(properties + limits),
      "required": .texts(required), "additionalProperties": false,
    ]
    guard !limits.isEmpty else { return section }
    let oneLimit = limits.map { ["required": .texts([$0.key])] as SchemaValue }
    return section.adding([("oneOf", .list(oneLimit))])
  }
}
