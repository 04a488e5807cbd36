import Foundation
import ModelDirectory
import Testing

@Suite struct ScenarioReaderTests {
  @Test func `every key`() throws {
    let scenario = try ScenarioFiles(
      """
      name: alles-1
      title: {nl: Alles, en: Everything}
      description: >-
        All keys
        of a scenario.
      source: made up
      levers:
        - target: care.substitute
          size: 0.1
          unit: share
          p10: 0.05
          p90: 0.2
          course: linear
          from: 2026
          until: 2030
          regions: [Zeeland, "set:*", 0344]
          products: [a, b]
          ages: [65, 105]
          to: c
          ratio: 0.6
          reason: nearer home
          reason_nl: dichterbij
        - {target: workforce.inflow, size: -1, unit: relative, from: 2025, branches: ggz}
      """
    ).scenario()
    #expect(scenario.name == "alles-1" && scenario.titleNL == "Alles" && scenario.titleEN == "Everything")
    #expect(scenario.description == "All keys of a scenario." && scenario.source == "made up")
    #expect(scenario.inputs.map(\.name) == ["s.yaml"] && scenario.levers.count == 2)
    let lever = scenario.levers[0]
    #expect(lever.target == .substitute && lever.unit == .share)
    #expect([lever.size, lever.p10, lever.p90] == [0.1, 0.05, 0.2])
    #expect(lever.course == .linear(from: 2026, until: 2030))
    #expect(lever.selection.regions == ["Zeeland", "set:*", "0344"])
    #expect(lever.selection.products == ["a", "b"] && lever.selection.ages == 65...105)
    #expect(lever.substitute == Lever.Substitute(product: "c", ratio: 0.6))
    #expect([lever.reason, lever.reasonNL] == ["nearer home", "dichterbij"])
    #expect(lever.place == Lever.Place(file: "s.yaml", line: 8))
    let other = scenario.levers[1]
    #expect(other.course == .atOnce(from: 2025, until: nil) && other.selection.branches == ["ggz"])
    #expect([other.size, other.p10, other.p90] == [-1, -1, -1] && other.place.line == 23)
  }

  @Test func `titles under keys of their own, and no levers at all`() throws {
    let scenario = try ScenarioFiles(
      "name: reference\ntitle_nl: Niets\ntitle_en: Nothing\ndescription: As it is\ndescription_nl: Zoals het is\nsource: s\nsource_nl: bron\nlevers: []\n"
    ).scenario()
    #expect(scenario.titleNL == "Niets" && scenario.titleEN == "Nothing" && scenario.levers.isEmpty)
    #expect(scenario.description == "As it is" && scenario.descriptionNL == "Zoals het is")
    #expect(scenario.source == "s" && scenario.sourceNL == "bron")
  }

  @Test func `a ratio that isn't given is known not to be`() throws {
    let base = "  - {target: care.substitute, size: 0, unit: share, from: 2026, products: a, to: b"
    let given = try ScenarioFiles.levers(base + ", ratio: 1}").scenario().levers[0]
    let without = try ScenarioFiles.levers(base + "}").scenario().levers[0]
    #expect(given.substitute?.isRatioGiven == true && without.substitute?.isRatioGiven == false)
    #expect(without.substitute?.ratio == 1 && given.identity == without.identity)
  }

  @Test(arguments: LeverTarget.allCases)
  func `the example of a target is a lever on it`(target: LeverTarget) throws {
    let scenario = try ScenarioFiles.levers("  - " + target.example).scenario()
    #expect(scenario.levers.map(\.target) == [target])
  }

  static let lever = "{target: care.use, unit: relative, from: 2026, size: "

  private static func file(_ name: String, _ size: String, extends: String = "") -> String {
    "name: \(name)\n" + (extends.isEmpty ? "" : "extends: \(extends)\n") + "levers: [\(lever)\(size)}]\n"
  }

  @Test func `levers of what is extended come first, in order, each file's once`() throws {
    let files = ScenarioFiles([
      "top.yaml": Self.file("top", "0.4", extends: "[left, sub/right.yml]"),
      "left.yaml": Self.file("left", "0.2", extends: "base"),
      "sub/right.yml": Self.file("right", "0.3", extends: "[../base.yaml]"),
      "base.yaml": Self.file("base", "0.1"),
    ])
    let scenario = try files.scenario("top.yaml")
    #expect(scenario.levers.map(\.size) == [0.1, 0.2, 0.3, 0.4])
    #expect(scenario.levers.map(\.place.file) == ["base.yaml", "left.yaml", "sub/right.yml", "top.yaml"])
    #expect(scenario.inputs.map(\.name) == ["top.yaml", "left.yaml", "base.yaml", "sub/right.yml"])
    #expect(scenario.name == "top")
  }

  @Test func `a scenario of others needs no levers of its own, and may have the reference among them`() throws
  {
    let files = ScenarioFiles([
      "s.yaml": "name: s\nextends: [a, reference]\n", "a.yaml": Self.file("a", "0.1"),
      "reference.yaml": "name: reference\nlevers: []\n",
    ])
    #expect(try files.scenario().levers.map(\.size) == [0.1])
  }

  @Test func `a name means a file of the model's scenarios, a path a file`() throws {
    let files = ScenarioFiles([
      "model/scenarios/b.yml": Self.file("b", "0.1"), "model/scenarios/a.yaml": Self.file("a", "0.1"),
      "model/scenarios/mix.yaml": "name: mix\ntargets: []\nlevers: []\n",
      "model/scenarios/notes.md": "", "c.yaml": Self.file("c", "0.1"),
    ])
    try files.withDirectory { directory in
      let model = directory.appending(path: "model", directoryHint: .isDirectory)
      #expect(ScenarioReader.names(modelDirectory: model) == ["a", "b"])
      let found = try ScenarioReader.locate("b", modelDirectory: model)
      #expect(found.relativePath == "scenarios/b.yml")
      #expect(try ScenarioReader.read(found).inputs.map(\.name) == ["scenarios/b.yml"])
      let path = directory.appending(path: "c.yaml").path
      #expect(try ScenarioReader.locate(path, modelDirectory: model).path == path)
      #expect(
        try ScenarioFiles.faults { _ = try ScenarioReader.locate("c", modelDirectory: model) }
          == ["not found: c", "a", "b"])
      #expect(
        try ScenarioFiles.faults { _ = try ScenarioReader.locate("d.yaml", modelDirectory: model) }
          == ["not found: d.yaml"])
    }
  }
}
