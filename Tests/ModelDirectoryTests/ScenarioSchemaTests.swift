import Foundation
import ModelDirectory
import Testing

/// The schemas that editors use.
@Suite struct ScenarioSchemaTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Models/Schemas").standardizedFileURL

  private func object(_ schema: ScenarioSchema) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(schema.json.utf8)) as? [String: Any])
  }

  /// What leads along keys and, for lists, indices.
  private func value(_ root: Any?, _ path: String...) -> Any? {
    path.reduce(root) { node, key in
      if let list = node as? [Any], let index = Int(key) {
        return list.indices.contains(index) ? list[index] : nil
      }
      return (node as? [String: Any])?[key]
    }
  }

  @Test(arguments: ScenarioSchema.allCases)
  func `the file is what the readers' rules make of it`(schema: ScenarioSchema) throws {
    let file = Self.folder.appending(path: schema.fileName)
    #expect(try String(contentsOf: file, encoding: .utf8) == schema.json)
  }

  @Test func `a lever's keys, targets and units are those of the reader`() throws {
    let lever = value(try object(.scenario), "$defs", "lever")
    let keys = try #require(value(lever, "properties") as? [String: Any]).keys
    #expect(keys.sorted() == ScenarioSchemaTests.keys)
    let targets = try #require(value(lever, "properties", "target", "oneOf") as? [[String: String]])
    #expect(targets.compactMap { $0["const"] } == LeverTarget.allCases.map(\.rawValue))
    #expect(targets.allSatisfy { $0["description"]?.isEmpty == false })
    let units = try #require(value(lever, "properties", "unit", "oneOf") as? [[String: String]])
    #expect(units.compactMap { $0["const"] } == LeverUnit.allCases.map(\.rawValue))
  }

  private static let keys = [
    "ages", "branches", "conditions", "course", "determinants", "from", "p10", "p90", "products", "ratio",
    "reason", "reason_nl",
    "regions", "size", "target", "to", "unit", "until",
  ]

  @Test(arguments: LeverTarget.allCases)
  func `each target has a rule with its units and what can't limit it`(target: LeverTarget) throws {
    for (schema, path) in [
      (ScenarioSchema.scenario, ["$defs", "lever"]), (.solve, ["properties", "levers", "items"]),
    ] {
      let lever = path.reduce(try object(schema) as Any?) { value($0, $1) }
      let rules = try #require(value(lever, "allOf") as? [Any])
      #expect(rules.count == LeverTarget.allCases.count + 1)
      let rule = try #require(
        rules.first { value($0, "if", "properties", "target", "const") as? String == target.rawValue })
      #expect(value(rule, "then", "properties", "unit", "enum") as? [String] == target.units.map(\.rawValue))
      for dimension in LeverTarget.Dimension.allCases {
        let isBarred = value(rule, "then", "properties", dimension.rawValue) as? Bool == false
        #expect(isBarred != target.dimensions.contains(dimension))
      }
      #expect((value(rule, "then", "allOf") as? [Any])?.count == target.units.count)
    }
  }
}
