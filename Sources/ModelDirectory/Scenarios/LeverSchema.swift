/// The JSON Schema of a lever, from what ``LeverReader`` allows.
enum LeverSchema {
  /// What a lever's keys hold, whatever its target.
  static var properties: [(key: String, value: SchemaValue)] {
    [
      (
        "target",
        words("What the lever changes.", LeverTarget.allCases.map { ($0.rawValue, $0.text.english) })
      ),
      (
        "unit",
        words("What its size is counted in.", LeverUnit.allCases.map { ($0.rawValue, $0.text.english) })
      ),
      (
        "course",
        words(
          "How it comes: all at once unless said otherwise.",
          [
            (
              "at_once",
              "All of it from the first day of 'from' on, up to and including 'until' where that is given."
            ),
            (
              "linear",
              "None in the year before 'from', evenly more each year, all of it in 'until' and after."
            ),
          ])
      ),
      ("from", year("The first year in which it acts, after the base year.")),
      ("until", year("The last year of a lever at once; the year in which all of a linear one is there.")),
      ("reason", text("Why it should have this size.")),
      ("reason_nl", text("Why it should have this size, in Dutch.")),
      ("regions", names("Codes or names of areas, or set:code; set:* for all areas of a set.")),
      ("branches", names("Codes of branches.")),
      ("products", names("Codes of products.")),
      ("conditions", names("Codes of conditions.")),
      ("determinants", names("Codes of determinants.")),
      (
        "ages",
        [
          "description": "First and last age at last birthday, both included.", "type": "array",
          "items": age, "minItems": 2, "maxItems": 2,
        ]
      ),
      ("to", text("Of care.substitute: the product that takes the care over.")),
      (
        "ratio",
        [
          "description": "Of care.substitute: units of that product for each unit that moves.",
          "type": "number",
          "minimum": 0,
        ]
      ),
    ]
  }

  private static var age: SchemaValue {
    [
      "type": "integer", "minimum": .number(Double(LeverReader.ages.lowerBound)),
      "maximum": .number(Double(LeverReader.ages.upperBound)),
    ]
  }

  /// What holds for each target, and that a linear course needs its end.
  /// - Parameter sizes: the keys that hold sizes.
  static func rules(sizes: [String]) -> SchemaValue {
    .list(
      LeverTarget.allCases.map { rule(of: $0, sizes: sizes) } + [
        ["if": isWord("course", "linear"), "then": ["required": ["until"]]]
      ])
  }

  private static func rule(of target: LeverTarget, sizes: [String]) -> SchemaValue {
    var properties: [(key: String, value: SchemaValue)] = [
      ("unit", ["enum": .texts(target.units.map(\.rawValue))])
    ]
    for dimension in LeverTarget.Dimension.allCases where !target.dimensions.contains(dimension) {
      properties.append((dimension.rawValue, false))
    }
    if target != .substitute { properties += [("to", false), ("ratio", false)] }
    let ranges = target.units.map { unit in
      let range = target.sizes(in: unit)
      let bounds: SchemaValue = ["minimum": .number(range.lower), "maximum": .number(range.upper)]
      let limits: SchemaValue = ["properties": .object(sizes.map { ($0, bounds) })]
      return ["if": isWord("unit", unit.rawValue), "then": limits] as SchemaValue
    }
    var then: [(key: String, value: SchemaValue)] = [
      ("properties", .object(properties)), ("allOf", .list(ranges)),
    ]
    if target == .substitute { then.append(("required", ["products", "to"])) }
    return ["if": isWord("target", target.rawValue), "then": .object(then)]
  }

  private static func isWord(_ key: String, _ word: String) -> SchemaValue {
    let constant: SchemaValue = ["const": .text(word)]
    return ["properties": .object([(key, constant)]), "required": .texts([key])]
  }

  static func text(_ description: String) -> SchemaValue {
    ["description": .text(description), "type": ["string", "number"], "minLength": 1]
  }

  static func number(_ description: String) -> SchemaValue {
    ["description": .text(description), "type": "number"]
  }

  static func year(_ description: String) -> SchemaValue {
    [
      "description": .text(description), "type": "integer",
      "minimum": .number(Double(LeverReader.years.lowerBound)),
      "maximum": .number(Double(LeverReader.years.upperBound)),
    ]
  }

  static func names(_ description: String) -> SchemaValue {
    ["description": .text(description), "$ref": "#/$defs/names"]
  }

  static func words(_ description: String, _ words: [(word: String, text: String)]) -> SchemaValue {
    let cases = words.map { ["const": .text($0.word), "description": .text($0.text)] as SchemaValue }
    return ["description": .text(description), "oneOf": .list(cases)]
  }

  /// One name, or a list of them.
  static var nameList: SchemaValue {
    let item: SchemaValue = ["type": ["string", "number"], "minLength": 1]
    return ["oneOf": [item, ["type": "array", "items": item, "minItems": 1, "uniqueItems": true]]]
  }
}
