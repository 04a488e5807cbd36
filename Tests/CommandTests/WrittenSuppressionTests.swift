import Foundation
import TestSupport
import Testing

/// The files of `run --suppress`, attacked with linear programmes over what their columns mean.
@Suite struct WrittenSuppressionTests {
  private static let below = 10.0
  /// What rounding in the files may take from a width.
  private static let enough = below * (1 - 1e-3)

  private static let (vlieland, schiermonnikoog, rozendaal, ameland) = (
    "GM0096", "GM0088", "GM0277", "GM0060"
  )

  /// Sets that overlap, of the least municipalities; from the first four together each of these follows.
  private static let sets: [String: [String: [String: Double]]] = [
    "samen": ["ALLE": [vlieland: 1, schiermonnikoog: 1, rozendaal: 1, ameland: 1]],
    "paar": ["P1": [vlieland: 1, schiermonnikoog: 1], "P2": [rozendaal: 1, ameland: 1]],
    "kruis": ["K1": [vlieland: 1, rozendaal: 1], "K2": [schiermonnikoog: 1, ameland: 1]],
    "deel": [
      "D1": [vlieland: 1, schiermonnikoog: 0.5], "D2": [schiermonnikoog: 0.5, rozendaal: 1, ameland: 1],
    ],
    "los": ["L1": [vlieland: 1], "L2": [schiermonnikoog: 1], "L3": [rozendaal: 1], "L4": [ameland: 1]],
  ]

  private static func areas(_ names: [String]) -> [String: [String: Double]] {
    names.reduce(into: [:]) { $0.merge(sets[$1] ?? [:]) { first, _ in first } }
  }

  /// The tables of a run with suppression, and of one without that has the municipalities as well.
  private func tables(
    _ names: [String], ages: String, _ body: (_ safe: WrittenTables, _ plain: WrittenTables) throws -> Void
  ) throws {
    try withTemporaryDirectory { directory in
      let lines = Self.sets.flatMap { set, areas in
        areas.flatMap { code, members in members.map { "\(set),\(code),\(code),\($0),\($1)" } }
      }
      let file = directory.appendingPathComponent("sets.csv")
      try Data((["set,code,name,region,share"] + lines.sorted()).joined(separator: "\n").utf8).write(to: file)
      func run(_ names: [String], _ more: [String], _ output: String) throws -> WrittenTables {
        let outcome = try Program.run(
          ["run", "--sets", "sets.csv", "--horizon", "1", "--draws", "0", "--no-report", "--output", output]
            + ["--ages", ages] + names.flatMap { ["--set", $0] } + more, in: directory)
        #expect(outcome.status == 0, "\(outcome.error)")
        return try WrittenTables(at: directory.appendingPathComponent(output))
      }
      let plain = try run(names.filter { $0 != "los" } + ["los"], [], "plain")
      try body(run(names, ["--suppress", "10"], "safe"), plain)
    }
  }

  /// What the files tell of a table in a year.
  private func attack(
    _ table: String, _ year: Int, _ tables: WrittenTables, _ areas: [String: [String: Double]]
  ) -> WrittenAttack {
    var attack = WrittenAttack()
    tables.teach(table, year, of: areas, &attack)
    if table == "population" { tables.teachGroups(year, of: areas, &attack) }
    if table == "components" { tables.teachBalance(year, of: areas, &attack) }
    return attack
  }

  /// The sums that are small in a table and year.
  private func small(
    _ table: String, _ year: Int, _ plain: WrittenTables, _ areas: [String: [String: Double]]
  ) -> [[String: Double]] {
    areas.keys.sorted().flatMap { area in
      plain.items(table).filter { item in
        plain.figure(table, area, year, item).map { $0.magnitude < Self.below } ?? false
      }.map { WrittenTables.sum(areas[area] ?? [:], year, [$0]) }
    }
  }

  // Without "los" nobody publishes the municipalities, and yet they mustn't follow: Vlieland is all of them less three.
  @Test(arguments: [
    ["samen", "paar", "kruis", "los"], ["samen", "paar", "kruis", "deel", "los"], ["samen", "paar", "kruis"],
    ["samen", "paar", "kruis", "deel"],
  ])
  func `no small figure can be narrowed down from sets that overlap`(_ names: [String]) throws {
    try tables(names, ages: "five") { safe, plain in
      let (told, all) = (Self.areas(names), Self.areas(names + ["los"]))
      let simple = plain.blanked(below: Self.below)
      var (attacked, narrow) = (0, 0)
      for (table, year) in [
        ("population", 2024), ("population", 2025), ("components", 2024), ("conditions", 2024),
      ] {
        let (attack, easy) = (attack(table, year, safe, told), attack(table, year, simple, told))
        // Where no figure of a municipality is known the programmes are large: every fourth then.
        let step = names.contains("los") ? 1 : 4
        let sums = small(table, year, plain, all).enumerated().filter { $0.offset % step == 0 }
        for sum in sums.map(\.element) {
          attacked += 1
          let width = attack.width(of: sum)
          #expect(width >= Self.enough, "\(table) \(sum): \(width)")
          if easy.width(of: sum) < Self.enough { narrow += 1 }
        }
      }
      // The attack works: with the small figures alone blanked it succeeds.
      #expect(attacked > 20 && narrow * 4 > attacked, "\(narrow) of \(attacked)")
    }
  }

  @Test func `no small figure can be narrowed down from the years beside it`() throws {
    let names = ["samen", "los"]
    try tables(names, ages: "single") { safe, plain in
      let areas = Self.areas(names)
      var attack = WrittenAttack()
      for year in [2024, 2025] {
        safe.teach("population", year, of: areas, &attack)
        safe.teachGroups(year, of: areas, &attack)
      }
      safe.teach("components", 2024, of: areas, &attack)
      safe.teachBalance(2024, of: areas, &attack)
      safe.teachAgeing(Self.ameland, 2024, openAge: 105, &attack)
      let sums = [2024, 2025].flatMap { small("population", $0, plain, ["L4": areas["L4"] ?? [:]]) }
      #expect(sums.count > 20)
      for sum in sums.enumerated().filter({ $0.offset % 12 == 0 }).map(\.element) {
        let width = attack.width(of: sum)
        #expect(width >= Self.enough, "\(sum): \(width)")
      }
    }
  }
}
