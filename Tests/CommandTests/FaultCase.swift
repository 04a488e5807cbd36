import TestSupport
import Testing

/// A way to spoil the tiny model, and what the program must say of it.
struct FaultCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The place that must be named: a file, or a file and a line.
  let place: String
  /// Words that must stand on the line that names the place.
  let words: [String]
  let model: TinyModel

  init(_ description: String, at place: String, saying words: String..., model: TinyModel) {
    (testDescription, self.place, self.words, self.model) = (description, place, words, model)
  }

  private static let tiny = TinyModel()
  /// The line of the women of 40 in region A1.
  private static let line = TinyModel.line(region: "A1", sex: "F", age: 40)

  private static func people(_ text: String) -> TinyModel {
    tiny.replacing("population.csv", line: line, with: "A1,F,40,\(text)")
  }

  /// Every refusal of a model.
  static let all: [FaultCase] = files + values + keys + references

  private static let files = [
    FaultCase(
      "a missing file", at: "population.csv", saying: "missing",
      model: tiny.replacing("population.csv") { _ in nil }),
    FaultCase(
      "missing settings", at: "model.yaml", saying: "missing",
      model: tiny.replacing("model.yaml") { _ in nil }),
    FaultCase(
      "a missing column", at: "regions.csv:1", saying: "column", "name",
      model: tiny.replacing("regions.csv") { _ in "region\nA1\nB2\n" }),
    FaultCase(
      "an unknown column", at: "regions.csv:1", saying: "column", "colour",
      model: tiny.replacing("regions.csv") { _ in "region,name,colour\nA1,Aa,red\nB2,Bee,blue\n" }),
    FaultCase(
      "an empty file", at: "regions.csv", saying: "empty", model: tiny.replacing("regions.csv") { _ in "" }),
    FaultCase(
      "a header without rows", at: "regions.csv",
      model: tiny.replacing("regions.csv") { _ in "region,name\n" }),
    FaultCase(
      "a row that is too short", at: "population.csv:\(line)", saying: "fields",
      model: tiny.replacing("population.csv", line: line, with: "A1,F,40")),
    FaultCase(
      "settings with an unknown key", at: "model.yaml", saying: "colour",
      model: tiny.replacing("model.yaml") { $0 + "colour: red\n" }),
  ]

  private static let values = [
    FaultCase("a text for a number", at: "population.csv:\(line)", saying: "many", model: people("many")),
    FaultCase("a NaN", at: "population.csv:\(line)", saying: "nan", model: people("nan")),
    FaultCase("an infinity", at: "population.csv:\(line)", saying: "inf", model: people("inf")),
    FaultCase(
      "a number beyond all numbers", at: "population.csv:\(line)", saying: "1e999", model: people("1e999")),
    FaultCase("a negative population", at: "population.csv:\(line)", saying: "-3", model: people("-3")),
    FaultCase(
      "an unknown sex", at: "population.csv:\(line)", saying: "sex",
      model: tiny.replacing("population.csv", line: line, with: "A1,V,40,3")),
    FaultCase(
      "a share above one", at: "region_sets.csv:2", saying: "share",
      model: tiny.replacing("region_sets.csv", line: 2, with: "land,NL,Heel het land,A1,1.5")),
    FaultCase(
      "shares that don't sum to one", at: "international_migration_age.csv", saying: "immigration",
      model: tiny.replacing("international_migration_age.csv") { _ in shares(summingTo: 0.9) }),
  ]

  private static let keys = [
    FaultCase(
      "a duplicate key", at: "population.csv:\(line)", saying: "39",
      model: tiny.replacing("population.csv", line: line, with: "A1,F,39,3")),
    FaultCase(
      "an age gap", at: "population.csv", saying: "40",
      model: tiny.replacing("population.csv", line: line, with: nil)),
    FaultCase(
      "a region without people", at: "population.csv", saying: "B2",
      model: tiny.replacing("population.csv") { text in
        text.split(separator: "\n").map { line in
          line.hasPrefix("B2,")
            ? line.split(separator: ",").prefix(3).joined(separator: ",") + ",0" : String(line)
        }.joined(separator: "\n") + "\n"
      }),
    FaultCase(
      "a region that is absent from the population", at: "population.csv", saying: "B2",
      model: tiny.replacing("population.csv") { text in
        text.split(separator: "\n").filter { !$0.hasPrefix("B2,") }.joined(separator: "\n") + "\n"
      }),
  ]

  private static let references = [
    FaultCase(
      "an unknown region in a set", at: "region_sets.csv:3", saying: "ZZ",
      model: tiny.replacing("region_sets.csv", line: 3, with: "land,NL,Heel het land,ZZ,1")),
    FaultCase(
      "an unknown region in a flow", at: "internal_migration_flows.csv:3", saying: "ZZ",
      model: tiny.replacing("internal_migration_flows.csv") { _ in
        "origin,destination,moves\nA1,B2,10\nB2,ZZ,12\n"
      }),
    FaultCase(
      "an unknown region in the population", at: "population.csv:\(line)", saying: "ZZ",
      model: tiny.replacing("population.csv", line: line, with: "ZZ,F,40,3")),
    FaultCase(
      "an unknown product", at: "care_use.csv:2", saying: "kuur",
      model: tiny.replacing("care_use.csv", line: 2, with: "kuur,F,0,64,1")),
  ]

  private static func shares(summingTo total: Double) -> String {
    let share = total / Double(2 * (TinyModel.openAge + 1))
    let rows = ["immigration", "emigration"].flatMap { flow in
      ["F", "M"].flatMap { sex in (0...TinyModel.openAge).map { "\(flow),\(sex),\($0),\(share)" } }
    }
    return (["flow,sex,age,share"] + rows).joined(separator: "\n") + "\n"
  }
}
