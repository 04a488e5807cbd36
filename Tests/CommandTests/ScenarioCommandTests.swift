import DefaultModel
import Foundation
import TestSupport
import Testing

@Suite struct ScenarioCommandTests {
  private func run(_ arguments: [String], _ files: [String: String] = [:]) throws -> Program.Outcome {
    try withTemporaryDirectory { directory in
      var model = TinyModel()
      for (name, text) in Self.staff { model.files[name] = text }
      try model.write(to: directory.appendingPathComponent("model"))
      for (name, text) in files {
        let url = directory.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
      return try Program.run(["scenario"] + arguments, in: directory)
    }
  }

  private static let staff = [
    "workforce_branches.csv":
      "branch,name_nl,name_en,employees,fte,absence,vacancies_per_1000_jobs,year\nvv,Vv,Care,1000,750,0.08,30,2024\n"
  ]
  private static let good =
    "name: minder\nlevers: [{target: workforce.absence, size: -0.01, unit: share, from: 2026}]\n"

  @Test func `valid files are said to be so, with their levers counted`() throws {
    let files = [
      "a.yaml": Self.good, "model/scenarios/b.yaml": "name: b\nlevers: []\n",
      "model/scenarios/c.yaml":
        "name: c\nextends: [b, ../../a.yaml]\nlevers: [{target: demography.mortality, "
        + "size: 0.1, unit: relative, from: 2025}]\n",
      "mix.yaml":
        "name: mix\ntargets: [{gap: {year: 2034, at_most: 0}}]\nlevers: [{target: workforce.absence, "
        + "unit: share, least: -0.01, most: 0, cost: 1, from: 2026}]\n",
    ]
    let arguments = ["validate", "a.yaml", "b", "c", "mix.yaml", "--model", "model"]
    let english = try run(arguments + ["--language", "en"], files)
    #expect(english.status == 0 && english.error == "", "\(english.error)")
    #expect(
      english.output
        == "a.yaml: valid, 1 lever\nb: valid, 0 levers\nc: valid, 2 levers\nmix.yaml: valid, 1 target and 1 lever\n"
    )
    let dutch = try run(arguments, files)
    #expect(
      dutch.output
        == "a.yaml: geldig, 1 hefboom\nb: geldig, 0 hefbomen\nc: geldig, 2 hefbomen\n"
        + "mix.yaml: geldig, 1 doel en 1 hefboom\n")
  }

  @Test func `the faults of all files are listed, and end with 65`() throws {
    let files = [
      "a.yaml": Self.good,
      "b.yaml": "name: b\nlevers:\n  - {target: workforce.absence, size: -0.01, unit: share, from: 2024}\n"
        + "  - {target: workforce.absence, size: -0.01, unit: share, from: 2026, branches: [ww]}\n",
      "c.yaml": "name: c\nlevers: [\n",
    ]
    let outcome = try run(["validate", "a.yaml", "b.yaml", "c.yaml", "--model", "model"], files)
    #expect(outcome.status == 65 && outcome.output == "a.yaml: geldig, 1 hefboom\n")
    #expect(
      outcome.error == """
        b.yaml:3: lever workforce.absence: from is 2024; allowed is 2025, the year after the base year, to 2074
        b.yaml:4: lever workforce.absence: branches names 'ww', which the model doesn't have; allowed are vv
        c.yaml:3: isn't good YAML: did not find expected node content
        Error: the scenario is invalid: 3 faults

        """)
  }

  @Test func `the faults of a file that two others extend are listed once`() throws {
    let files = [
      "a.yaml": "name: a\nextends: c\n", "b.yaml": "name: b\nextends: c\n", "c.yaml": "name: c\nlevers: 1\n",
    ]
    let outcome = try run(["validate", "a.yaml", "b.yaml", "--model", "model"], files)
    #expect(
      outcome.error
        == "c.yaml:2: levers is '1'; allowed is a list of levers, each with target, size, unit and from\n"
        + "Error: the scenario is invalid: 1 fault\n")
  }

  @Test func `a file or name that isn't there ends with 66, with the names that there are`() throws {
    let files = ["model/scenarios/b.yaml": "name: b\nlevers: []\n"]
    let name = try run(["validate", "x", "--model", "model"], files)
    #expect(name.status == 66 && name.error == "Error: x: no such scenario; the model has b\n")
    let file = try run(["validate", "x.yaml", "--model", "model"], files)
    #expect(file.status == 66 && file.error == "Error: x.yaml: no such scenario\n")
    #expect(try run(["validate"]).status == 64)
    #expect(try run(["validate", "", "--model", "model"]).status == 64)
  }

  @Test func `names that a file elsewhere gives are looked up among the model's scenarios`() throws {
    let files = [
      "model/scenarios/b.yaml": "name: b\nlevers: []\n",
      "model/scenarios/q.yaml": "name: q\ntargets: []\nlevers: []\n",
      "own/a.yaml": "name: a\nextends: b\nlevers: []\n", "own/c.yaml": "name: c\nextends: d\n",
      "own/mix.yaml": Self.mix + "scenario: b\n",
    ]
    let sound = try run(["validate", "own/a.yaml", "own/mix.yaml", "--model", "model"], files)
    #expect(sound.status == 0 && sound.error == "", "\(sound.error)")
    let solve = try run(["solve", "own/mix.yaml", "--model", "model", "--draws", "0", "--quiet"], files)
    #expect(!solve.error.contains("which isn't there"), "\(solve.error)")
    let unknown = try run(["validate", "own/c.yaml", "--model", "model"], files)
    #expect(
      unknown.error
        == "own/c.yaml:2: extends 'd', which isn't there: beside own/c.yaml is a; in the model is b\n"
        + "Error: the scenario is invalid: 1 fault\n")
  }

  @Test func `a name that isn't there is answered with those of files that the command takes`() throws {
    let files = [
      "model/scenarios/b.yaml": "name: b\nlevers: []\n",
      "model/scenarios/q.yaml": "name: q\ntargets: []\nlevers: []\n",
    ]
    let solve = try run(["solve", "nope", "--model", "model"], files)
    #expect(solve.status == 66 && solve.error == "Error: nope: no such scenario; the model has q\n")
    let validate = try run(["validate", "nope", "--model", "model"], files)
    #expect(validate.error == "Error: nope: no such scenario; the model has b, q\n")
  }

  private static let mix =
    "name: mix\ntargets: [{gap: {year: 2034, at_most: 0}}]\nlevers: [{target: workforce.absence, "
    + "unit: share, least: -0.01, most: 0, cost: 1, from: 2026}]\n"

  @Test(arguments: ["nl", "en"])
  func `levers are listed in lines that fit a screen`(language: String) throws {
    let outcome = try run(["levers", "--language", language])
    #expect(outcome.status == 0 && outcome.error == "")
    let lines = outcome.output.components(separatedBy: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 && $0.last != " " })
    #expect(lines.count { $0.hasPrefix("workforce.") || $0.hasPrefix("care.") } == 10)
    let first =
      language == "nl"
      ? """
      workforce.inflow
        wat           Mensen die van elders in een branche komen werken.
        eenheid       relative (deel van wat er is; -0.1 is een tiende minder); people_per_year (mensen
                      per jaar, over de hele selectie samen)
        beperken tot  regions, branches
        voorbeeld     {target: workforce.inflow, size: 0.1, unit: relative, from: 2026, until: 2030,
                      course: linear}

      """
      : """
      workforce.inflow
        what          People who come to work in a branch from elsewhere.
        unit          relative (share of what is there; -0.1 is a tenth less); people_per_year (people per
                      year, over all that is selected together)
        limit to      regions, branches
        example       {target: workforce.inflow, size: 0.1, unit: relative, from: 2026, until: 2030,
                      course: linear}

      """
    #expect(outcome.output.hasPrefix(first), "\(outcome.output.prefix(600))")
  }

  @Test func `levers are given as a table, and as schemas`() throws {
    let table = try run(["levers", "--format", "csv", "--language", "en"])
    let lines = table.output.split(separator: "\n")
    #expect(lines.first == "target,unit,text,unit_text,selections,example")
    #expect(lines.count == 1 + 24)
    #expect(
      lines.last?.hasPrefix("demography.internal_migration,relative,Departures to other regions") == true)
    for name in ["scenario", "solve"] {
      let schema = try run(["levers", "--schema", name])
      let json = try JSONSerialization.jsonObject(with: Data(schema.output.utf8)) as? [String: Any]
      #expect(json?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    }
  }

  @Test func `every scenario of the default model is valid`() throws {
    let files = try DefaultModel.directory().appendingPathComponent("scenarios").names
    #expect(files.count >= 9 && files.contains("reference.yaml") && files.contains("preventie.yaml"))
    let names = files.map { String($0.dropLast(".yaml".count)) }
    let outcome = try run(["validate", "--language", "en"] + names)
    #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == files.count && lines.allSatisfy { $0.contains(": valid, ") })
    #expect(lines.contains("reference: valid, 0 levers"))
  }
}
