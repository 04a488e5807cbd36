import Foundation
import TestSupport
import Testing

@Suite struct MarginRunTests {
  private static let quantiles = ["p2_5", "p10", "p50", "p90", "p97_5"]

  private func run(_ arguments: String..., in directory: URL) throws {
    let outcome = try Program.run(
      ["run", "--set", "provincie", "--horizon", "2", "--quiet"] + arguments, in: directory)
    #expect(outcome.status == 0, "\(outcome.error)")
  }

  /// The rows of a table by the names of its columns; no name of a province holds a comma.
  private func rows(_ table: String, in directory: URL) throws -> [[String: Substring]] {
    let lines = try String(contentsOf: directory.appendingPathComponent(table), encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = (lines.first ?? []).map(String.init)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private func tables(in directory: URL) throws -> [String: Data] {
    try Dictionary(
      uniqueKeysWithValues: directory.names.filter { $0.hasSuffix(".csv") }.map {
        ($0, try Data(contentsOf: directory.appendingPathComponent($0)))
      })
  }

  @Test func `every row has its quantiles in order, and the future has a margin that today has not`() throws {
    try withTemporaryDirectory { directory in
      try run("--draws", "50", "--seed", "3", "--output", "out", in: directory)
      let out = directory.appendingPathComponent("out")
      let without =
        ["growth.csv", "gap_drivers.csv", "workforce_calibration.csv"] + RunTests.comparisonTables
      for table in out.names where table.hasSuffix(".csv") && !without.contains(table) {
        let wrong = try rows(table, in: out).filter { row in
          // Of a norm there are no draws, and a probability is one over them.
          if ["norm_weeks", "exceed_probability"].contains(row["measure"]) {
            return !Self.quantiles.allSatisfy { row[$0] == "" }
          }
          let values = Self.quantiles.map { row[$0].flatMap { Double($0) } ?? .nan }
          return !zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }
        }
        #expect(wrong.count == 0, "\(table): \(wrong.count) rows, such as \(wrong.first ?? [:])")
      }
      let groups = try rows("population_groups.csv", in: out)
      let (known, future) = (groups.filter { $0["year"] == "2024" }, groups.filter { $0["year"] != "2024" })
      #expect(!known.isEmpty && !future.isEmpty)
      #expect(known.allSatisfy { $0["p2_5"] == $0["p97_5"] && $0["mean"] == $0["p50"] && $0["mean"] != "" })
      #expect(future.allSatisfy { $0["p2_5"] != $0["p97_5"] })
      #expect(Set(try rows("growth.csv", in: out).map { $0["driver"] }).contains("spread"))
      let package = try Data(contentsOf: out.appendingPathComponent("datapackage.json"))
      let json = try JSONSerialization.jsonObject(with: package) as? [String: Any]
      let record = try #require(json?["run"] as? [String: Any])
      #expect(record["draws"] as? Int == 50 && record["seed"] as? Int == 3)
    }
  }

  @Test(.enabled(if: ProcessInfo.processInfo.physicalMemory < 50_000_000_000, "this machine could do it"))
  func `more draws than memory holds are refused before the work`() throws {
    try withTemporaryDirectory { directory in
      let outcome = try Program.run(
        ["run", "--draws", "100000", "--quiet", "--output", "out"], in: directory)
      #expect(outcome.status == 64)
      let start = "Error: --draws 100000: needs "
      #expect(outcome.error.hasPrefix(start))
      let needed = Int(outcome.error.dropFirst(start.count).prefix { $0.isNumber })
      #expect(try #require(needed) > 50)
      #expect(outcome.error.contains("GB of memory for this model"))
      #expect(!directory.names.contains("out"))
    }
  }

  @Test func `workers change no byte, another seed changes every margin and no comparison`() throws {
    try withTemporaryDirectory { directory in
      try run("--draws", "20", "--threads", "1", "--output", "one", in: directory)
      try run("--draws", "20", "--threads", "2", "--output", "two", in: directory)
      try run("--draws", "20", "--seed", "1", "--output", "other", in: directory)
      let found = try ["one", "two", "other"].map { try tables(in: directory.appendingPathComponent($0)) }
      #expect(!found[0].isEmpty && found[0] == found[1])
      for (table, bytes) in found[0] {
        let isDrawn = !(RunTests.comparisonTables + ["workforce_calibration.csv"]).contains(table)
        #expect((found[2][table] != bytes) == isDrawn, "\(table)")
      }
    }
  }

  @Test func `limiting the output changes no margin`() throws {
    try withTemporaryDirectory { directory in
      try run("--draws", "20", "--output", "all", in: directory)
      try run("--draws", "20", "--region", "Utrecht", "--output", "one", in: directory)
      for table in ["population.csv", "care.csv", "life_expectancy.csv"] {
        let one = try rows(table, in: directory.appendingPathComponent("one"))
        let all = try rows(table, in: directory.appendingPathComponent("all"))
        #expect(!one.isEmpty && one == all.filter { $0["name"] == "Utrecht" }, "\(table)")
      }
    }
  }
}
