import Foundation
import TestSupport
import Testing

/// `compare` on the default model.
@Suite struct CompareTests {
  private func compare(_ arguments: [String], in directory: URL? = nil) throws -> Program.Outcome {
    try Program.run(["compare"] + arguments, in: directory ?? FileManager.default.temporaryDirectory)
  }

  private func document(_ arguments: [String]) throws -> [String: Any] {
    let outcome = try compare(arguments + ["--format", "json"])
    #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  private func list(_ name: String, of document: [String: Any]) throws -> [[String: Any]] {
    try #require(document[name] as? [[String: Any]])
  }

  @Test(arguments: [
    ("Zeeland", "nl", "Zeeland (provincie PV29) naast Nederland en "),
    ("GM0344", "en", "Utrecht (gemeente GM0344) beside Nederland and 10 similar areas\n"),
    ("ZK11", "nl", "Kennemerland (zorgkantoor ZK11) naast Nederland en 10 vergelijkbare gebieden\n"),
    ("Nederland", "nl", "Nederland (land NL00) naast Nederland\n"),
  ])
  func `an area is told on the screen, in lines that fit it`(region: String, language: String, start: String)
    throws
  {
    let outcome = try compare(["--region", region, "--language", language])
    #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
    #expect(outcome.output.hasPrefix(start), "\(outcome.output.prefix(120))")
    let lines = outcome.output.components(separatedBy: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.count > 40)
    #expect(outcome.output.contains(language == "nl" ? "\n  Zvw totaal  " : "\n  Zvw total  "))
    let words = Set(outcome.output.split { !$0.isLetter }.map { $0.lowercased() })
    #expect(words.isDisjoint(with: ["nan", "inf", "nil", "optional"]))
  }

  @Test func `everything of an area is given as JSON, and its parts add up`() throws {
    let document = try document(["--region", "Heerlen", "--peers", "5"])
    #expect((document["area"] as? [String: String])?["code"] == "GM0917")
    #expect(document["care_period"] as? String == "2015")
    let lines = try list("benchmark", of: document)
    #expect(lines.count == 13)
    for line in lines {
      let ratio = try #require(line["ratio"] as? [String: Double])
      let (observed, expected) = (line["observed"] as? Double ?? .nan, line["expected"] as? Double ?? .nan)
      // Written in seven decimals.
      expectClose([ratio["value"] ?? .nan], [observed / expected], within: .absolute(1e-7))
      #expect(line["ranked_areas"] as? Int == 342)
    }
    let similar = try list("similar_areas", of: document)
    #expect(similar.count == 5)
    for area in similar {
      let parts = try #require(area["characteristics"] as? [[String: Any]])
      let sum = parts.compactMap { $0["contribution"] as? Double }.reduce(0, +)
      let distance = area["distance"] as? Double ?? .nan
      // Thirty contributions and a distance, each rounded to seven decimals.
      expectClose([sum], [distance * distance], within: .absolute(5e-6))
    }
    let differences = try list("rate_differences", of: document)
    #expect(differences.count == 26)
    for difference in differences {
      let figures = ["rate", "benchmark_rate", "age_sex", "rest"].map { difference[$0] as? Double ?? .nan }
      // Each rounded to seven decimals.
      expectClose([figures[2] + figures[3]], [figures[0] - figures[1]], within: .absolute(3e-7))
    }
  }

  @Test func `the tables of an area are those of a run, to the byte`() throws {
    try withTemporaryDirectory { directory in
      let run = try Program.run(
        ["run", "--set", "gemeente", "--draws", "0", "--output", "out"], in: directory)
      #expect(run.status == 0, "\(run.error)")
      #expect(run.output.contains(": benchmark.csv, priorities.csv ("))
      for table in RunTests.comparisonTables {
        let file = directory.appendingPathComponent("out/\(table)")
        let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        let hasAreas = lines[0].hasPrefix("set,")
        let own = [lines[0]] + lines.dropFirst().filter { !hasAreas || $0.hasPrefix("gemeente,GM0917,") }
        let name = String(table.dropLast(".csv".count))
        let outcome = try compare(["--region", "GM0917", "--format", "csv", "--table", name])
        #expect(outcome.status == 0, "\(outcome.error)")
        let expected = own.joined(separator: "\n") + (hasAreas ? "\n" : "")
        #expect(outcome.output == expected, "\(table)")
        #expect(own.count > 2, "\(table)")
      }
      let plain = try compare(["--region", "GM0917", "--format", "csv"])
      #expect(plain.output.hasPrefix("set,code,name,product,observed,expected,ratio,"))
    }
  }

  @Test func `a run limited to areas, on one worker, gives the same comparison`() throws {
    try withTemporaryDirectory { directory in
      let base = ["run", "--draws", "0", "--quiet", "--output"]
      let all = try Program.run(base + ["all"], in: directory)
      let one = try Program.run(
        base + ["one", "--region", "Zeeland", "--region", "PV31", "--region", "ZK11", "--threads", "1"],
        in: directory)
      #expect(all.status == 0 && one.status == 0, "\(all.error)\(one.error)")
      for table in RunTests.comparisonTables {
        let texts = try ["all", "one"].map {
          try String(contentsOf: directory.appendingPathComponent("\($0)/\(table)"), encoding: .utf8)
        }
        let rows = texts.map { $0.components(separatedBy: "\n") }
        let hasAreas = rows[0][0].hasPrefix("set,")
        let own = rows[0].enumerated().filter { index, row in
          index == 0 || !hasAreas || row.hasPrefix("provincie,PV29,") || row.hasPrefix("provincie,PV31,")
            || row.hasPrefix("zorgkantoor,ZK11,") || row.isEmpty
        }.map(\.element)
        #expect(own == rows[1] && own.count > 2, "\(table)")
      }
    }
  }

  @Test func `weights change the distances, and the number of similar areas is the one asked for`() throws {
    func similar(_ arguments: [String]) throws -> [String] {
      try list("similar_areas", of: document(["--region", "Urk"] + arguments)).compactMap {
        $0["code"] as? String
      }
    }
    let (plain, young) = (try similar([]), try similar(["--weight", "age=50"]))
    #expect(plain.count == 10 && young.count == 10 && plain != young)
    #expect(try similar(["--peers", "3"]) == Array(plain.prefix(3)))
  }

  @Test func `a set of the user's own with shares is compared`() throws {
    try withTemporaryDirectory { directory in
      let file = #"""
        set,code,name,region,share
        ziekenhuis,Z1,"=Zuid, ""Terneuzen""",GM0715,0.9
        ziekenhuis,Z1,"=Zuid, ""Terneuzen""",GM0677,0.5
        ziekenhuis,Z1,"=Zuid, ""Terneuzen""",GM1714,0.25

        """#
      try Data(file.utf8).write(to: directory.appendingPathComponent("eigen.csv"))
      let outcome = try compare(["--region", "ziekenhuis:Z1", "--sets", "eigen.csv"], in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.output.hasPrefix("=Zuid, \"Terneuzen\" (ziekenhuis Z1) naast Nederland en 10 vergel"))
      let table = try compare(
        ["--region", "Z1", "--sets", "eigen.csv", "--format", "csv", "--table", "similar_regions"],
        in: directory)
      let rows = table.output.components(separatedBy: "\n").dropFirst().dropLast()
      #expect(
        rows.count == 10 && rows.allSatisfy { $0.hasPrefix("ziekenhuis,Z1,") && $0.contains(",gemeente,GM") })
      #expect(!rows.contains { $0.contains("GM0715") || $0.contains("GM0677") || $0.contains("GM1714") })
    }
  }

  @Test func `a model without regional figures is compared as far as it goes`() throws {
    try withTemporaryDirectory { directory in
      try TinyModel().write(to: directory.appendingPathComponent("model"))
      let text = try compare(["--model", "model", "--region", "P1"], in: directory)
      #expect(text.status == 0 && text.error == "", "\(text.error)")
      #expect(text.output.hasPrefix("Noord (provincie P1) naast Klein\n"))
      #expect(text.output.contains("\n  Geen regionale zorgcijfers.\n"))
      let table = try compare(["--model", "model", "--region", "P1", "--format", "csv"], in: directory)
      #expect(table.status == 0 && table.output.hasPrefix("set,code,name,product,"))
      #expect(table.output.count { $0 == "\n" } == 1)
    }
  }

  @Test func `what a reader should know of a comparison is in the description of a run`() throws {
    try withTemporaryDirectory { directory in
      let outcome = try Program.run(
        [
          "run", "--set", "provincie", "--draws", "0", "--peers", "4", "--weight", "age=0.5", "--output",
          "out",
        ],
        in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      let data = try Data(contentsOf: directory.appendingPathComponent("out/datapackage.json"))
      let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      let record = try #require(json["run"] as? [String: Any])
      #expect((record["command"] as? String)?.contains(" --peers 4 --weight age=0.5 ") == true)
      let warnings = try #require(record["warnings"] as? [String])
      let notices = try #require(
        try document(["--region", "Zeeland", "--peers", "4", "--weight", "age=0.5"])["notices"] as? [String])
      #expect(!notices.isEmpty && Set(notices).isSubset(of: warnings))
      // The screen has the notices of the prognosis alone.
      let words = outcome.output.split { $0.isWhitespace }.joined(separator: " ")
      #expect(notices.allSatisfy { !words.contains($0) })
      let names = try #require(json["resources"] as? [[String: Any]]).compactMap { $0["path"] as? String }
      let tables = directory.appendingPathComponent("out").names.filter { $0.hasSuffix(".csv") }
      #expect(names.sorted() == tables)
      #expect(Set(RunTests.comparisonTables).isSubset(of: names))
    }
  }
}
