import Foundation
import TestSupport
import Testing

/// `scenario solve` on the tiny model with one branch.
@Suite struct ScenarioSolveCommandTests {
  private static let question = """
    name: geen_tekort
    cost_unit: mln euro
    targets:
      - gap: {branches: [vv], regions: ['provincie:P1'], year: 2026, at_most: -40}
    levers:
      - {target: workforce.hours, regions: [A1], unit: relative, least: 0, most: 0.5, cost: 10, from: 2025, reason: '"x": y'}
      - {target: workforce.absence, regions: [A1], unit: share, least: -0.05, most: 0, cost: 100, from: 2025}

    """

  private func withModel<T>(_ files: [String: String] = [:], _ body: (URL) throws -> T) throws -> T {
    try withTemporaryDirectory { directory in
      var model = TinyModel()
      model.files["model.yaml"]? += "pension_age: {2024: 67}\n"
      model.files["workforce_branches.csv"] =
        "branch,name_nl,name_en,employees,fte,absence,vacancies_per_1000_jobs,year\nvv,Zorg,Care,1000,750,0.08,30,2024\n"
      model.files["workforce_age.csv"] = "branch,sex,age_from,age_to,share\nvv,F,18,66,0.8\nvv,M,18,66,0.2\n"
      model.files["workforce_flows.csv"] =
        "branch,flow,rate,year\nvv,inflow,0.12,2024\nvv,outflow,0.1,2024\nvv,retirement,0.02,2024\n"
      model.files["workforce_links.csv"] = "product,branch,share\nverpleging,vv,1\n"
      try model.write(to: directory.appendingPathComponent("model"))
      for (name, text) in files.merging(
        ["vraag.yaml": Self.question], uniquingKeysWith: { given, _ in given })
      {
        let url = directory.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
      return try body(directory)
    }
  }

  private func solve(_ arguments: String..., in directory: URL) throws -> Program.Outcome {
    try Program.run(["scenario", "solve"] + arguments + ["--model", "model"], in: directory)
  }

  @Test func `the mix that is saved runs, and closes the gap`() throws {
    try withModel { directory in
      let outcome = try solve(
        "vraag.yaml", "--draws", "20", "--format", "json", "--save", "mix.yaml", in: directory)
      #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      #expect(json["outcome"] as? String == "reached" && json["cost_unit"] as? String == "mln euro")
      let target = try #require((json["targets"] as? [[String: Any]])?.first)
      #expect(target["code"] as? String == "P1" && target["unit"] as? String == "fte")
      let after = try #require(target["with"] as? Double)
      #expect((after + 40).magnitude < 1e-6)
      #expect(target["mean"] is Double && target["probability"] is Double)
      // The full precision of the size: its own run gives the same gap as the search.
      let mix = try String(contentsOf: directory.appendingPathComponent("mix.yaml"), encoding: .utf8)
      #expect(
        mix.hasPrefix("name: geen_tekort\nlevers:\n  - target: workforce.hours\n    regions: [\"A1\"]\n"))
      #expect(mix.contains("\n    reason: \"\\\"x\\\": y\"\n") && !mix.contains("absence"))
      let run = try Program.run(
        [
          "run", "--model", "model", "--scenario", "mix.yaml", "--horizon", "2", "--draws", "0", "--set",
          "provincie", "--output", "out",
        ], in: directory)
      #expect(run.status == 0, "\(run.error)")
      let rows = try String(
        contentsOf: directory.appendingPathComponent("out/workforce.csv"), encoding: .utf8
      )
      .split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let gap = try #require(
        rows.first { $0[0] == "geen_tekort" && $0[2] == "P1" && $0[4] == "2026" && $0.contains("gap_fte") })
      #expect(gap.contains("-40"), "\(gap)")
    }
  }

  @Test func `a readable account in both languages, with draws and without`() throws {
    try withModel { directory in
      let dutch = try solve("vraag.yaml", "--draws", "20", in: directory)
      #expect(dutch.status == 0 && dutch.error == "", "\(dutch.error)")
      #expect(dutch.output.hasPrefix("geen_tekort: goedkoopste mix (model Klein 1.0)\nGehaald, na "))
      #expect(dutch.output.contains("\nMet de mix, in 20 trekkingen; ") && dutch.output.contains("vte"))
      let english = try solve("vraag.yaml", "--draws", "0", "--language", "en", in: directory)
      #expect(english.output.hasPrefix("geen_tekort: least costly mix (model Klein 1.0)\nReached, after "))
      #expect(!english.output.contains("draws") && english.output.contains("\nThe mix\n"))
      #expect(
        try solve("vraag.yaml", "--draws", "20", in: directory).output == dutch.output, "the same again")
    }
  }

  @Test func `a question of the model's folder, out of reach, ends with 0 and says so`() throws {
    let text = Self.question.replacing("most: 0.5", with: "most: 0.001").replacing("-0.05", with: "-0.001")
    try withModel(["model/scenarios/ver.yaml": text]) { directory in
      let outcome = try solve("ver", "--draws", "0", "--save", "ver.yaml", in: directory)
      #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
      #expect(
        outcome.output.contains("\nNIET gehaald: binnen de grenzen van deze hefbomen is geen mix gevonden"))
      let mix = try String(contentsOf: directory.appendingPathComponent("ver.yaml"), encoding: .utf8)
      #expect(mix.contains("- target: workforce.hours\n") && mix.contains("- target: workforce.absence\n"))
    }
  }

  @Test func `a file that is there isn't written over`() throws {
    try withModel(["mix.yaml": "mine"]) { directory in
      let outcome = try solve("vraag.yaml", "--draws", "0", "--save", "mix.yaml", in: directory)
      #expect(outcome.status == 64 && outcome.output == "")
      #expect(outcome.error.hasPrefix("Error: --save mix.yaml: is there already; name a new file.\n"))
      #expect(
        try String(contentsOf: directory.appendingPathComponent("mix.yaml"), encoding: .utf8) == "mine")
      let nowhere = try solve("vraag.yaml", "--draws", "0", "--save", "geen/mix.yaml", in: directory)
      #expect(
        nowhere.status == 73 && nowhere.error.hasPrefix("Error: --save geen/mix.yaml: can't be written"))
    }
  }

  @Test func `a question that isn't there ends with 66`() throws {
    try withModel(["model/scenarios/b.yaml": "name: b\nlevers: []\n"]) { directory in
      let file = try solve("niets.yaml", in: directory)
      #expect(file.status == 66 && file.error == "Error: niets.yaml: no such scenario\n")
      #expect(try solve("niets", in: directory).status == 66)
      #expect(try solve("", in: directory).status == 64)
      #expect(try solve("vraag.yaml", "--draws", "-1", in: directory).status == 64)
      #expect(try solve("vraag.yaml", "--threads", "0", in: directory).status == 64)
      #expect(try solve("vraag.yaml", "--seed", "-1", in: directory).status == 64)
    }
  }

  @Test func `all faults of a question are listed, and end with 65`() throws {
    let text = """
      name: fout
      targets:
        - gap: {branches: [ww], year: 2026, at_most: 0}
        - wait: {services: [poli], year: 2026, within: norm}
      levers:
        - {target: workforce.hours, unit: relative, least: 0, most: 0.5, cost: -1, from: 2025}
        - {target: workforce.absence, regions: [Q], unit: share, least: -0.05, most: 0, cost: 1, from: 2024}

      """
    let other = Self.question.replacing("regions: [A1]", with: "regions: [B2]")
    try withModel(["fout.yaml": text, "elders.yaml": other]) { directory in
      let outcome = try solve("fout.yaml", "--save", "mix.yaml", in: directory)
      #expect(outcome.status == 65 && outcome.output == "")
      let lines = outcome.error.split(separator: "\n")
      #expect(
        lines.map { String($0.prefix(12)) }.dropLast() == [
          "fout.yaml:3:", "fout.yaml:4:", "fout.yaml:4:", "fout.yaml:6:", "fout.yaml:7:", "fout.yaml:7:",
        ])
      #expect(lines.last == "Error: the scenario is invalid: 6 faults", "\(outcome.error)")
      #expect(!FileManager.default.fileExists(atPath: directory.appendingPathComponent("mix.yaml").path))
      // Levers of another region than the target's.
      let idle = try solve("elders.yaml", "--draws", "0", in: directory)
      #expect(idle.status == 65)
      #expect(
        idle.error == """
          elders.yaml:4: target: no allowed lever affects gap vv 2026 of Noord: give one that acts on it, in these \
          regions and years
          Error: the scenario is invalid: 1 fault

          """)
    }
  }
}
