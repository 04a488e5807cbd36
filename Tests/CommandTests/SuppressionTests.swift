import Foundation
import TestSupport
import Testing

/// `run --suppress`.
@Suite struct SuppressionTests {
  private typealias Row = [String: String]
  private static let tables = ["population", "population_groups", "components", "conditions"]

  private func rows(_ name: String, in directory: URL) throws -> [Row] {
    let text = try String(contentsOf: directory.appendingPathComponent(name), encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = lines[0].map(String.init)
    return lines.dropFirst().filter { $0.count == header.count }
      .map { Dictionary(uniqueKeysWithValues: zip(header, $0.map(String.init))) }
  }

  private func run(_ more: [String], in directory: URL, output: String) throws -> URL {
    let outcome = try Program.run(
      ["run", "--horizon", "1", "--no-report", "--output", output] + more, in: directory)
    #expect(outcome.status == 0, "\(outcome.error)")
    return directory.appendingPathComponent(output)
  }

  private static let allSets = ["land", "provincie", "zorgkantoor", "gemeente"].flatMap { ["--set", $0] }

  @Test(arguments: [["--draws", "0"], ["--draws", "16"]])
  func `no count below the threshold is shown, and nothing else changes`(_ draws: [String]) throws {
    try withTemporaryDirectory { directory in
      let plain = try run(Self.allSets + draws, in: directory, output: "all")
      let safe = try run(Self.allSets + draws + ["--suppress", "10"], in: directory, output: "safe")
      var blank = 0
      for table in Self.tables {
        let (own, full) = (try rows("\(table).csv", in: safe), try rows("\(table).csv", in: plain))
        #expect(own.count == full.count)
        for (row, original) in zip(own, full) {
          guard row["mean"] != "" else {
            #expect(["p2_5", "p10", "p50", "p90", "p97_5"].allSatisfy { row[$0] == "" })
            blank += 1
            continue
          }
          #expect(row == original)
          for column in ["mean", "p2_5", "p10", "p50", "p90", "p97_5"] where row[column] != "" {
            let value = try #require(Double(row[column] ?? ""))
            #expect(abs(value) >= 10, "\(table): \(row)")
          }
        }
      }
      #expect(blank > 1000)
      for table in ["care", "workforce", "waiting", "growth", "benchmark", "priorities", "life_expectancy"] {
        let name = "\(table).csv"
        #expect(
          FileManager.default.contents(atPath: safe.appendingPathComponent(name).path)
            == FileManager.default.contents(atPath: plain.appendingPathComponent(name).path), "\(table)")
      }
      let package = try String(contentsOf: safe.appendingPathComponent("datapackage.json"), encoding: .utf8)
      #expect(package.contains("\"suppressed_below\": 10") && package.contains("--suppress 10"))
      #expect(package.contains("Aantallen inwoners onder 10 zijn weggelaten"))
    }
  }

  @Test func `a blank doesn't follow by subtraction from ages or from larger areas`() throws {
    try withTemporaryDirectory { directory in
      let safe = try run(
        Self.allSets + ["--draws", "0", "--suppress", "10"], in: directory, output: "safe")
      var blanksOfGroup: [[String]: Int] = [:]
      var blanksOfSet: [[String]: Int] = [:]
      var shownNation = Set<[String]>()
      for row in try rows("population.csv", in: safe) {
        func field(_ name: String) -> String { row[name] ?? "" }
        let age = try #require(Int(field("age_from")))
        let group = age < 20 ? "0_19" : age < 65 ? "20_64" : age < 80 ? "65_79" : "80_plus"
        let cell = [field("year"), field("sex"), field("age_from")]
        if field("set") == "land", field("mean") != "" { shownNation.insert(cell) }
        guard field("mean") == "" else { continue }
        blanksOfGroup[[field("set"), field("code"), field("year"), group], default: 0] += 1
        blanksOfSet[[field("set")] + cell, default: 0] += 1
      }
      #expect(!blanksOfGroup.isEmpty && blanksOfGroup.values.allSatisfy { $0 > 1 })
      // Each set covers the country.
      for (key, count) in blanksOfSet where shownNation.contains(Array(key.dropFirst())) {
        #expect(count > 1, "\(key)")
      }
    }
  }

  @Test(arguments: ["0", "-3", "1000001", "ten"])
  func `a threshold that isn't one is refused`(_ threshold: String) throws {
    try withTemporaryDirectory { directory in
      let outcome = try Program.run(["run", "--suppress=\(threshold)"], in: directory)
      #expect(outcome.status == 64)
      #expect(outcome.error.contains("suppress"))
    }
  }
}
