import Foundation
import GRDB
import Reporting
import TestSupport
import Testing

/// The database of runs of the default model, as people ask it.
@Suite(.serialized) struct DatabaseTests {
  /// The queries of the module's article.
  private static let queries: [String] = {
    let root = (1...3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let article = root.appendingPathComponent("Sources/Reporting/Reporting.docc/Reporting.md")
    let text = (try? String(contentsOf: article, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "```sql\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }()

  /// The views that need a scenario.
  private static let ofScenarios: Set<String> = ["scenario_effect"]
  private static let always: Set<String> = [
    "population_total", "group_growth", "condition_growth", "care_growth", "largest_growth",
    "staff_gap_horizon", "waits_over_norm", "priorities_named", "unusual_care_use",
  ]

  /// Makes a run in `out` and calls `body` with its database.
  private func withRun(
    _ options: [String], after more: (URL) throws -> Void = { _ in }, _ body: (Database) throws -> Void
  ) throws {
    try withTemporaryDirectory { directory in
      let run = ["run", "--no-report", "--quiet", "--output", "out"] + options
      let outcome = try Program.run(run, in: directory)
      try #require(outcome.status == 0, "\(outcome.error)")
      try more(directory)
      var configuration = Configuration()
      configuration.readonly = true
      let file = directory.appendingPathComponent("out/\(ResultDatabase.fileName)")
      try DatabaseQueue(path: file.path, configuration: configuration).read(body)
    }
  }

  /// What holds of every database: it is sound, says whose it is, and each of its views can be asked, by the names that it lists.
  private func check(_ database: Database, views: Set<String>) throws {
    #expect(try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"])
    #expect(try Int.fetchOne(database, sql: "PRAGMA application_id") == 0x5A50_5247)
    #expect(try Int.fetchOne(database, sql: "PRAGMA user_version") == Int(Engine.tablesVersion))
    let named = try String.fetchAll(database, sql: "SELECT name FROM tables WHERE kind = 'view'")
    #expect(Set(named) == views)
    for view in named + ["period"] {
      let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(view)")
      #expect((count ?? 0) > 0, "\(view)")
    }
    for (name, rows) in try Row.fetchAll(database, sql: "SELECT name, rows FROM tables WHERE kind = 'table'")
      .map({
        ($0["name"] as String, $0["rows"] as Int)
      })
    {
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM \"\(name)\"") == rows, "\(name)")
    }
  }

  @Test func `every query of the article answers, and there is one of each view`() throws {
    try withRun(["--set", "provincie", "--draws", "16", "--scenario", "preventie"]) { database in
      try check(database, views: Self.always.union(Self.ofScenarios))
      for view in Self.always.union(Self.ofScenarios).union(["period"]) {
        #expect(Self.queries.contains { $0.contains(view) }, "\(view) has no query")
      }
      for query in Self.queries {
        let rows = try Row.fetchAll(database, sql: query)
        #expect(!rows.isEmpty, "\(query)")
        // No column is empty in all rows: that would be a wrong name or join.
        for column in rows.first.map({ Array($0.columnNames) }) ?? [] {
          #expect(rows.contains { !($0[column] as DatabaseValue).isNull }, "\(column) of \(query)")
        }
      }
    }
  }

  @Test func `without draws the views answer by means`() throws {
    try withRun(["--set", "provincie", "--draws", "0"]) { database in
      try check(database, views: Self.always)
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM care_growth WHERE p10 IS NOT NULL") == 0)
      #expect(
        try Int.fetchOne(
          database, sql: "SELECT count(*) FROM largest_growth WHERE growth IS NULL OR rank > 12") == 0)
    }
  }

  @Test func `what was left out for being small is unknown to the views, too`() throws {
    let small = ["--set", "gemeente", "--region", "Vlieland", "--region", "Rozendaal"]
    try withRun(small + ["--draws", "16", "--suppress", "20"]) { database in
      try check(database, views: Self.always)
      let left = "SELECT count(*) FROM condition_growth WHERE mean IS NULL"
      #expect((try Int.fetchOne(database, sql: left) ?? 0) > 0)
      #expect(try Int.fetchOne(database, sql: left + " AND (growth IS NOT NULL OR p10 IS NOT NULL)") == 0)
    }
  }

  @Test func `a monitor adds a table and changes no other`() throws {
    var before: [String: Int] = [:]
    func sums(_ database: Database) throws -> [String: Int] {
      let names = try String.fetchAll(
        database, sql: "SELECT name FROM tables WHERE kind = 'table' AND name <> 'monitor'")
      return try names.reduce(into: [:]) { sums, name in
        sums[name] = try Row.fetchAll(database, sql: "SELECT * FROM \"\(name)\"").map(\.description).joined()
          .utf8
          .reduce(17) { $0 &* 31 &+ Int($1) }
      }
    }
    let figures = "table,set,code,year,item,value\ncomponents,provincie,PV29,2024,births,3300\n"
    try withRun(
      ["--set", "provincie", "--draws", "16"],
      after: { directory in
        var configuration = Configuration()
        configuration.readonly = true
        let file = directory.appendingPathComponent("out/\(ResultDatabase.fileName)")
        before = try DatabaseQueue(path: file.path, configuration: configuration).read(sums)
        try Data(figures.utf8).write(to: directory.appendingPathComponent("cijfers.csv"))
        let outcome = try Program.run(
          ["monitor", "--run", "out", "--realised", "cijfers.csv"], in: directory)
        #expect(outcome.status == 0, "\(outcome.error)")
      },
      { database in
        try check(database, views: Self.always)
        #expect(try sums(database) == before && before.count > 15)
        let rows = try Row.fetchAll(database, sql: "SELECT item, realised, deviation, position FROM monitor")
        #expect(
          rows.count == 1 && rows[0]["item"] as String == "births" && rows[0]["realised"] as Double == 3300)
        let columns = "SELECT count(*) FROM columns WHERE \"table\" = 'monitor'"
        #expect(try Int.fetchOne(database, sql: columns) == 22)
      })
  }
}
