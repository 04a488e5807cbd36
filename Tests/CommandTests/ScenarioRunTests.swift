import Foundation
import TestSupport
import Testing

/// `run` with scenarios beside the reference.
@Suite struct ScenarioRunTests {
  private static let use = """
    name: minder_bezoek
    title: {nl: Minder bezoek, en: Fewer visits}
    levers:
      - {target: care.use, products: [ziekenhuis], size: -0.1, p10: -0.2, p90: -0.05, unit: relative, from: 2025}

    """

  /// Runs in a directory with the tiny model and these files.
  private func withModel<T>(_ files: [String: String] = [:], _ body: (URL) throws -> T) throws -> T {
    try withTemporaryDirectory { directory in
      try TinyModel().write(to: directory.appendingPathComponent("model"))
      for (name, text) in files {
        let url = directory.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
      return try body(directory)
    }
  }

  private func run(_ arguments: String..., draws: Int = 0, in directory: URL) throws -> Program.Outcome {
    try Program.run(
      ["run", "--model", "model", "--horizon", "2", "--draws", String(draws), "--output", "out"] + arguments,
      in: directory)
  }

  private func rows(_ table: String, in directory: URL) throws -> [[String]] {
    try String(contentsOf: directory.appendingPathComponent("out/\(table).csv"), encoding: .utf8)
      .split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
  }

  private func record(in directory: URL) throws -> [String: Any] {
    let data = try Data(contentsOf: directory.appendingPathComponent("out/datapackage.json"))
    let json = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return try #require(json?["run"] as? [String: Any])
  }

  @Test func `tables hold the reference and the scenario, and what it changes`() throws {
    try withModel(["model/scenarios/minder.yaml": Self.use]) { directory in
      let outcome = try run("--scenario", "minder", in: directory)
      #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
      for table in ["population", "care", "growth", "conditions"] {
        let names = try rows(table, in: directory).dropFirst().map { $0[0] }
        #expect(Set(names) == ["reference", "minder_bezoek"], "\(table)")
        #expect(names == names.sorted(by: >), "the reference stands first: \(table)")
      }
      let care = try rows("care", in: directory)
      func amount(_ scenario: String, _ year: String, _ product: String) throws -> Double {
        let found = care.filter { $0[0] == scenario && $0[1] == "land" && $0[4] == year && $0[5] == product }
        let row = try #require(found.first)
        return try #require(Double(row[8]))
      }
      let (before, after) = (
        try amount("reference", "2026", "ziekenhuis"), try amount("minder_bezoek", "2026", "ziekenhuis")
      )
      #expect((after / before - 0.9).magnitude < 1e-6)
      let difference = try #require(
        rows("differences", in: directory).first {
          Array($0[..<2]) == ["minder_bezoek", "land"] && $0[4...6] == ["2026", "care", "ziekenhuis"]
        })
      #expect(difference[7] == "eur")
      let told = try #require(Double(difference[8]))
      #expect((told - (after - before)).magnitude < 0.011, "each rounded to a cent")
      #expect(outcome.output.contains("\nScenario's: verschil met de referentie in 2026\n"))
      #expect(outcome.output.contains("\n  Minder bezoek  "))
    }
  }

  @Test func `the description has the scenario, its file and the command`() throws {
    try withModel(["eigen map/s.yaml": Self.use]) { directory in
      #expect(try run("--scenario", "eigen map/s.yaml", "--language", "en", in: directory).status == 0)
      let record = try record(in: directory)
      let scenario = try #require((record["scenarios"] as? [[String: Any]])?.first)
      #expect(
        scenario["name"] as? String == "minder_bezoek" && scenario["title"] as? String == "Fewer visits")
      let lever = try #require((scenario["levers"] as? [[String: Any]])?.first)
      #expect(lever["target"] as? String == "care.use" && lever["size"] as? Double == -0.1)
      let inputs = try #require(record["inputs"] as? [[String: Any]])
      #expect(inputs.contains { ($0["name"] as? String)?.hasSuffix("s.yaml") == true })
      #expect((record["command"] as? String)?.contains(" --scenario 'eigen map/s.yaml' --horizon 2 ") == true)
      #expect(record["scenario"] as? String == "reference")
    }
  }

  @Test func `with draws a difference has its own interval`() throws {
    try withModel(["s.yaml": Self.use]) { directory in
      let outcome = try run("--scenario", "s.yaml", draws: 200, in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      let difference = try #require(
        rows("differences", in: directory).first {
          $0[1] == "land" && $0[4...6] == ["2026", "care", "ziekenhuis"]
        })
      let figures = difference[8...].compactMap(Double.init)
      try #require(figures.count == 6)
      let care = try rows("care", in: directory)
      let mean = try #require(
        care.first { $0[0] == "reference" && $0[1] == "land" && $0[4...5] == ["2026", "ziekenhuis"] }
          .flatMap { Double($0[8]) })
      // The 10th percentile of the effect is 20 % less, the 90th 5 %, to what 200 draws tell.
      #expect(figures[2] / mean < -0.17 && figures[2] / mean > -0.23)
      #expect(figures[4] / mean < -0.035 && figures[4] / mean > -0.065)
    }
  }

  @Test func `a notice of a scenario is told once in the report`() throws {
    let wide = """
      name: ruim
      levers:
        - {target: care.substitute, products: [ziekenhuis], to: bezoek, ratio: 1, size: 0.1, p10: 0.02, p90: 0.9, unit: share, from: 2025}

      """
    try withModel(["s.yaml": wide]) { directory in
      let outcome = try run("--scenario", "s.yaml", draws: 200, in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      let warnings = try #require(try record(in: directory)["warnings"] as? [String])
      let held = try #require(warnings.first { $0.hasPrefix("Scenario ruim: In ") }.map { $0.dropFirst(15) })
      let page = try String(
        contentsOf: directory.appendingPathComponent("out/report/method.html"), encoding: .utf8)
      #expect(page.components(separatedBy: held).count == 2)
    }
  }

  @Test func `the reference by its name runs once, and figures are those without it`() throws {
    let files = ["model/scenarios/reference.yaml": "name: reference\nlevers: []\n"]
    try withModel(files) { directory in
      #expect(try run(in: directory).status == 0)
      let plain = try rows("care", in: directory)
      #expect(try run("--scenario", "reference", in: directory).status == 0)
      #expect(try rows("care", in: directory) == plain)
      #expect(!directory.appendingPathComponent("out").names.contains("differences.csv"))
      let scenarios = try record(in: directory)["scenarios"] as? [[String: Any]]
      #expect(scenarios?.compactMap { $0["name"] as? String } == ["reference"])
    }
  }

  @Test func `a scenario of nothing differs in nothing`() throws {
    try withModel(["niets.yaml": "name: niets\nlevers: []\n"]) { directory in
      #expect(try run("--scenario", "niets.yaml", draws: 20, in: directory).status == 0)
      for table in directory.appendingPathComponent("out").names where table.hasSuffix(".csv") {
        let rows = try rows(String(table.dropLast(4)), in: directory).dropFirst()
        guard table != "differences.csv" else {
          #expect(!rows.isEmpty && rows.allSatisfy { Set($0[8...]) == ["0"] })
          continue
        }
        let parts = ["reference", "niets"].map { name in
          rows.filter { $0[0] == name }.map { Array($0.dropFirst()) }
        }
        #expect(parts[0] == parts[1] && !parts[0].isEmpty, "\(table)")
      }
    }
  }

  @Test func `several stand in the order of the command line, and a narrower choice changes no figure`()
    throws
  {
    let other = Self.use.replacing("minder_bezoek", with: "anders").replacing("-0.1,", with: "-0.15,")
    try withModel(["a.yaml": Self.use, "b.yaml": other]) { directory in
      #expect(try run("--scenario", "b.yaml", "--scenario", "a.yaml", draws: 20, in: directory).status == 0)
      let both = try rows("differences", in: directory).dropFirst()
      #expect(both.first?[0] == "anders" && both.last?[0] == "minder_bezoek")
      #expect(
        try run("--scenario", "a.yaml", "--region", "B2", "--set", "gemeente", draws: 20, in: directory)
          .status
          == 0)
      let care = try rows("care", in: directory).dropFirst()
      #expect(!care.isEmpty && care.allSatisfy { $0[2] == "B2" })
      let alone = try rows("differences", in: directory).dropFirst()
      // The province P2 is region B2.
      let same = both.filter { $0[0] == "minder_bezoek" && $0[2] == "P2" }
      #expect(alone.map { Array($0[4...]) } == same.map { Array($0[4...]) })
    }
  }

  @Test func `wrong scenarios are refused with every fault, and leave nothing`() throws {
    let files = [
      "a.yaml": Self.use.replacing("care.use", with: "care.misuse"),
      "b.yaml": Self.use.replacing("ziekenhuis", with: "kuur"),
    ]
    try withModel(files) { directory in
      let outcome = try run("--scenario", "a.yaml", "--scenario", "b.yaml", in: directory)
      #expect(outcome.status == 65 && outcome.output == "")
      let lines = outcome.error.split(separator: "\n")
      #expect(lines.contains { $0.hasPrefix("a.yaml:4: ") && $0.contains("care.misuse") })
      #expect(lines.contains { $0.hasPrefix("b.yaml:4: ") && $0.contains("kuur") })
      #expect(lines.last == "Error: the scenario is invalid: 2 faults")
      #expect(!directory.names.contains("out"))
    }
  }

  @Test func `a scenario that isn't there ends with 66 and the names that are`() throws {
    try withModel(["model/scenarios/minder.yaml": Self.use]) { directory in
      let outcome = try run("--scenario", "meer", in: directory)
      #expect(outcome.status == 66)
      #expect(outcome.error == "Error: meer: no such scenario; the model has minder\n")
      #expect(try run("--scenario", "meer.yaml", in: directory).status == 66)
    }
  }

  @Test(arguments: [
    (["s.yaml", "s.yaml"], "--scenario s.yaml: was given twice."),
    (["s.yaml", "./s.yaml"], "--scenario s.yaml and ./s.yaml: both are named 'minder_bezoek'"),
    ([""], "--scenario: must name a scenario or a file."),
  ])
  func `the same name twice, or none, is wrong usage`(names: [String], message: String) throws {
    try withModel(["s.yaml": Self.use]) { directory in
      let arguments = names.flatMap { ["--scenario", $0] }
      let outcome = try Program.run(["run", "--model", "model"] + arguments, in: directory)
      #expect(outcome.status == 64 && outcome.error.contains(message), "\(outcome.error)")
      #expect(directory.names == ["model", "s.yaml"])
    }
  }
}
