import Foundation
import TestSupport
import Testing

@Suite struct RunTests {
  private static let tables = [
    "care.csv", "components.csv", "conditions.csv", "datapackage.json", "growth.csv", "life_expectancy.csv",
    "population.csv", "population_groups.csv", "prognose.sqlite", "report",
  ]

  /// The tables of a comparison, where a model has figures for them.
  static let comparisonTables = [
    "benchmark.csv", "determinant_regression.csv", "priorities.csv", "rate_differences.csv",
    "regression_diagnostics.csv", "similar_regions.csv",
  ]

  private func withModel<T>(_ model: TinyModel = TinyModel(), _ body: (URL) throws -> T) throws -> T {
    try withTemporaryDirectory { directory in
      try model.write(to: directory.appendingPathComponent("model"))
      return try body(directory)
    }
  }

  private func run(_ arguments: String..., in directory: URL) throws -> Program.Outcome {
    try Program.run(["run", "--model", "model", "--horizon", "2", "--draws", "0"] + arguments, in: directory)
  }

  private func rows(_ table: String, in directory: URL) throws -> [[Substring]] {
    try String(contentsOf: directory.appendingPathComponent(table), encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  @Test func `a run writes every table and a summary, and says nothing else`() throws {
    try withModel { directory in
      let outcome = try run("--output", "out", in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.error == "")
      #expect(outcome.output.hasPrefix("Zorgprognose 2024-2026: Heel het land (model Klein 1.0)\n"))
      #expect(outcome.output.contains("\nResultaten: out\n"))
      #expect(directory.names == ["model", "out"])
      #expect(directory.appendingPathComponent("out").names == Self.tables)
      let people = TinyModel.regions.reduce(0) { sum, region in
        ["F", "M"].reduce(sum) { sum, sex in
          (0...TinyModel.openAge).reduce(sum) { $0 + TinyModel.people(region.code, sex, $1) }
        }
      }
      let groups = try rows("population_groups.csv", in: directory.appendingPathComponent("out"))
      let total = groups.first { $0[1] == "land" && $0[4] == "2024" && $0[5] == "total" }
      #expect(total?[6] == "\(people)")
    }
  }

  @Test func `prognose is where results go when nothing is said, and quiet says nothing`() throws {
    try withModel { directory in
      let outcome = try run("--quiet", in: directory)
      #expect(outcome.status == 0 && outcome.output == "" && outcome.error == "")
      #expect(directory.appendingPathComponent("prognose").names == Self.tables)
    }
  }

  @Test func `the number of workers, the output and silence change no byte`() throws {
    try withModel { directory in
      try #expect(run("--threads", "1", "--output", "one", in: directory).status == 0)
      try #expect(run("--threads", "2", "--output", "two", "--quiet", in: directory).status == 0)
      let (one, two) = (directory.appendingPathComponent("one"), directory.appendingPathComponent("two"))
      try #expect(one.contents() == two.contents())
    }
  }

  @Test(arguments: ["gemeente", "provincie"])
  func `the summary opens with the whole model, which stands in no table`(set: String) throws {
    try withModel { directory in
      let outcome = try run("--set", set, "--output", "out", in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.output.hasPrefix("Zorgprognose 2024-2026: Klein (model Klein 1.0)\n"))
      #expect(outcome.output.contains("  1. ") && !outcome.output.contains("  3. "))
      let country = try run("--set", "land", "--output", "country", in: directory)
      func people(_ text: String) -> Substring? {
        text.split(separator: "\n").first { $0.hasPrefix("  Totaal") }
      }
      #expect(people(outcome.output) != nil && people(outcome.output) == people(country.output))
      for table in Self.tables where table.hasSuffix(".csv") {
        let found = try rows(table, in: directory.appendingPathComponent("out")).dropFirst()
        #expect(!found.isEmpty && found.allSatisfy { $0[1] == set }, "\(table)")
      }
      let package = directory.appendingPathComponent("out/datapackage.json")
      let json = try JSONSerialization.jsonObject(with: Data(contentsOf: package)) as? [String: Any]
      let record = try #require(json?["run"] as? [String: Any])
      #expect(record["sets"] as? [String] == [set] && record["areas"] as? Int == 2)
    }
  }

  @Test func `the summary opens with the region that was asked for`() throws {
    try withModel { directory in
      let outcome = try run("--region", "B2", "--output", "out", in: directory)
      #expect(outcome.output.hasPrefix("Zorgprognose 2024-2026: Bélem (model Klein 1.0)\n"))
    }
  }

  @Test(arguments: [
    (["--draws", "0", "--seed", "5"], " --draws 0 --ages"),
    (["--draws", "7"], " --draws 7 --seed 20240101 "),
    (["--seed", "9223372036854775807"], " --draws 1000 --seed 9223372036854775807 "),
  ])
  func `the command that gives the same tables has the seed where there are draws`(
    arguments: [String], words: String
  ) throws {
    try withModel { directory in
      let outcome = try Program.run(
        ["run", "--model", "model", "--horizon", "1", "--output", "out"] + arguments, in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      let package = directory.appendingPathComponent("out/datapackage.json")
      let json = try JSONSerialization.jsonObject(with: Data(contentsOf: package)) as? [String: Any]
      let record = try #require(json?["run"] as? [String: Any])
      let command = try #require(record["command"] as? String)
      #expect(command.contains(words) && command.contains("--seed") == words.contains("--seed"), "\(command)")
      #expect(["plain", "avx2", "avx512", "vector"].contains(record["kernels"] as? String))
    }
  }

  @Test func `a second run replaces the first`() throws {
    try withModel { directory in
      let out = directory.appendingPathComponent("out")
      try #expect(run("--output", "out", "--ages", "single", in: directory).status == 0)
      let before = try out.contents()
      try #expect(run("--output", "out", in: directory).status == 0)
      try #expect(out.contents()["population.csv"] != before["population.csv"])
      #expect(directory.names == ["model", "out"])
    }
  }

  @Test func `limiting the output changes no value`() throws {
    try withModel { directory in
      try #expect(run("--output", "all", in: directory).status == 0)
      try #expect(run("--output", "one", "--region", "provincie:P2", in: directory).status == 0)
      for table in Self.tables where table.hasSuffix(".csv") {
        let all = try rows(table, in: directory.appendingPathComponent("all")).filter { $0[2] == "P2" }
        let one = try rows(table, in: directory.appendingPathComponent("one")).dropFirst()
        #expect(!all.isEmpty && all == Array(one), "\(table)")
      }
    }
  }

  @Test func `sets of the user's own can be asked for`() throws {
    try withModel { directory in
      let file =
        "set,code,name,region,share\nadherentie,Z1,Ziekenhuis,A1,0.5\nadherentie,Z1,Ziekenhuis,B2,0.25\n"
      try Data(file.utf8).write(to: directory.appendingPathComponent("eigen.csv"))
      let outcome = try run("--sets", "eigen.csv", "--set", "adherentie", "--output", "out", in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      let groups = try rows("population_groups.csv", in: directory.appendingPathComponent("out")).dropFirst()
      #expect(Set(groups.map { $0[1] }) == ["adherentie"])
      let expected = ["F", "M"].reduce(0.0) { sum, sex in
        (0...TinyModel.openAge).reduce(sum) {
          $0 + 0.5 * Double(TinyModel.people("A1", sex, $1)) + 0.25 * Double(TinyModel.people("B2", sex, $1))
        }
      }
      let total = try #require(groups.first { $0[4] == "2024" && $0[5] == "total" }.flatMap { Double($0[6]) })
      expectClose([total], [expected], within: .absolute(5e-4), "written in 3 decimals")
    }
  }

  @Test func `the summary is in English when asked`() throws {
    try withModel { directory in
      let outcome = try run("--language", "en", "--output", "out", in: directory)
      #expect(outcome.output.contains("Inhabitants on 1 January"))
      #expect(
        outcome.output.hasSuffix(
          "\nResults: out\nSources and terms of use: datapackage.json\nReport: out/report/index.html\n"))
    }
  }

  private static func dutch(_ text: String) -> String {
    // The names of the tiny model that hold a comma are quoted; the rest is plain.
    text.split(separator: "\n").map { line in
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      return parts.enumerated().map { index, part in
        index % 2 == 1 ? "\"\(part)\"" : part.replacing(",", with: ";").replacing(".", with: ",")
      }.joined()
    }.joined(separator: "\r\n") + "\r\n"
  }

  @Test(arguments: ["semicolons", "byte-order mark"])
  func `tables as a Dutch spreadsheet writes them are accepted`(form: String) throws {
    var model = TinyModel()
    // The sources hold dots in texts, which are no decimals.
    for (name, text) in model.files where name.hasSuffix(".csv") && name != "sources.csv" {
      model.files[name] = form == "semicolons" ? Self.dutch(text) : "\u{FEFF}" + text
    }
    let plain = try withModel { directory in
      try #expect(run("--output", "out", in: directory).status == 0)
      return try directory.appendingPathComponent("out").contents()
    }
    let other = try withModel(model) { directory in
      let outcome = try run("--output", "out", in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      return try directory.appendingPathComponent("out").contents()
    }
    for table in Self.tables where table.hasSuffix(".csv") {
      #expect(plain[table] == other[table], "\(table)")
    }
  }

  @Test func `paths may have spaces and accents`() throws {
    try withTemporaryDirectory { directory in
      try TinyModel().write(to: directory.appendingPathComponent("mijn modél & co"))
      let outcome = try Program.run(
        ["run", "--model", "mijn modél & co", "--horizon", "1", "--draws", "0", "--output", "uit voer ë"],
        in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(directory.appendingPathComponent("uit voer ë").names == Self.tables)
    }
  }

  @Test func `a model is described`() throws {
    try withModel { directory in
      let outcome = try Program.run(["model", "describe", "model", "--language", "en"], in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.output.hasPrefix("Klein 1.0\n"))
      #expect(outcome.output.contains("mortality: table"))
      #expect(outcome.output.contains("\nTerms of use of the sources\n  - Test: CC0\n"))
    }
  }

  @Test func `a model is described with sets of the user's own`() throws {
    try withModel { directory in
      let file = "set,code,name,region,share\neigen,E1,Een,A1,1\neigen,E2,Twee,B2,1\n"
      // The name of a file of the model, with other rows.
      try Data(file.utf8).write(to: directory.appendingPathComponent("region_sets.csv"))
      let outcome = try Program.run(
        ["model", "describe", "model", "--sets", "region_sets.csv"], in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.contains { $0.hasPrefix("  eigen ") && $0.hasSuffix(" 2") })
      let files = lines.filter { $0.hasPrefix("  region_sets.csv ") }
        .compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
      #expect(files.sorted() == ["2", "4"])
    }
  }
}
