import Foundation
import GRDB
import Reporting
import TestSupport
import Testing

/// Report and database of `run --suppress`.
@Suite struct SuppressedReportTests {
  private static let quantiles = ["mean", "p2_5", "p10", "p50", "p90", "p97_5"]
  private static let tables = ["population", "population_groups", "components", "conditions"]

  /// A run of small municipalities, without suppression and below `below`; their directories.
  private func runs(below: Int, _ body: (_ safe: URL, _ plain: URL) throws -> Void) throws {
    try withTemporaryDirectory { directory in
      let areas = ["Vlieland", "Schiermonnikoog", "Rozendaal", "Amsterdam"].flatMap { ["--region", $0] }
      func run(_ more: [String], _ output: String) throws -> URL {
        let outcome = try Program.run(
          ["run", "--set", "gemeente", "--horizon", "2", "--draws", "32", "--output", output] + areas + more,
          in: directory)
        #expect(outcome.status == 0, "\(outcome.error)")
        return directory.appendingPathComponent(output)
      }
      try body(run(["--suppress", "\(below)"], "safe"), run([], "plain"))
    }
  }

  private func page(_ code: String, in run: URL) throws -> String {
    try String(contentsOf: run.appendingPathComponent("report/gemeente-\(code).html"), encoding: .utf8)
  }

  /// What a reader is told, also of the drawings: the page without its tags, style and script.
  private func words(_ page: String) -> Set<String> {
    let told = page.replacing(/<(style|script)[^>]*>[\s\S]*?<\/(style|script)>/, with: " ")
      .replacing(/<[^>]+>/, with: " ")
    return Set(
      told.split { $0.isWhitespace || "();:|".contains($0) }.map { word in
        String(word.reversed().drop { ",.".contains($0) }.reversed())
      })
  }

  @Test func `the database has no figure where the tables have none`() throws {
    try runs(below: 10) { safe, _ in
      var configuration = Configuration()
      configuration.readonly = true
      let queue = try DatabaseQueue(
        path: safe.appendingPathComponent(ResultDatabase.fileName).path, configuration: configuration)
      for table in Self.tables {
        let text = try String(contentsOf: safe.appendingPathComponent("\(table).csv"), encoding: .utf8)
        let blank = text.split(separator: "\n").count { $0.hasSuffix(",,,,,,") }
        let part = text.split(separator: "\n").count { $0.hasSuffix(",") } - blank
        let (null, small) = try queue.read { database in
          (
            try Int.fetchOne(
              database,
              sql: "SELECT count(*) FROM \(table) WHERE "
                + Self.quantiles.map { "\($0) IS NULL" }.joined(separator: " AND ")),
            try Int.fetchOne(
              database,
              sql: "SELECT count(*) FROM \(table) WHERE "
                + Self.quantiles.map { "abs(\($0)) < 10" }.joined(separator: " OR "))
          )
        }
        // No group of ages is small in these, so its table has nothing to hide.
        #expect(null == blank && (blank > 0 || table == "population_groups"), "\(table): \(blank)")
        #expect(part == 0, "\(table): \(part)")
        #expect(small == 0, "\(table)")
      }
      let package = try String(contentsOf: safe.appendingPathComponent("datapackage.json"), encoding: .utf8)
      #expect(package.contains("\"suppressed_below\": 10"))
    }
  }

  @Test func `the pyramid draws what is shown and nothing else, and the page says why`() throws {
    try runs(below: 10) { safe, plain in
      let codes = ["gm0096", "gm0088", "gm0277"]
      let tables = try WrittenTables(at: safe)
      for code in codes {
        let page = try page(code, in: safe)
        #expect(page.contains("Aantallen van minder dan 10 mensen staan niet in dit verslag"))
        let (bars, corners) = try drawn(in: page)
        let shown = { (year: Int) in
          tables.items("population").compactMap {
            tables.figure("population", code.uppercased(), year, $0)
          }.sorted()
        }
        // To the tenth of a pixel that a drawing is written in, some 0.1 person here.
        let (after, before) = (shown(2026), shown(2024))
        #expect(bars.count == after.count && after.count < 44)
        for (bar, figure) in zip(bars.sorted(), after) { #expect(abs(bar - figure) < 0.5) }
        for corner in corners where corner > 0.2 {
          #expect(before.contains { abs($0 - corner) < 0.5 }, "\(corner)")
        }
        #expect(corners.filter { $0 > 0.2 }.allSatisfy { $0 > 9.5 } && !corners.isEmpty)
        // The drawing of all the figures would have failed.
        let all = try drawn(in: self.page(code, in: plain))
        #expect(all.bars.contains { $0 < 9 } && all.corners.contains { $0 > 0.2 && $0 < 9 })
      }
    }
  }

  /// The people that the bars and the corners of the outline of a page's pyramid stand for, by its axes.
  private func drawn(in page: String) throws -> (bars: [Double], corners: [Double]) {
    let start = try #require(page.range(of: "aria-labelledby=\"demand-pyramid-about\""))
    let svg = page[start.upperBound...].prefix(
      upTo: try #require(page[start.upperBound...].range(of: "</svg>")).lowerBound)
    func number(_ text: Substring) -> Double { Double(text.replacing(".", with: "")) ?? .nan }
    var (bars, corners) = ([Double](), [Double]())
    // A side: grid lines, their figures, bars, and the outline.
    let side =
      /<g class="tick middle"><text x="([\d.]+)" y="[\d.]+">0<\/text><text x="([\d.]+)" y="[\d.]+">([\d.]+)<\/text>.*?<\/g><g class="s\d">(.*?)<\/g><path class="outline" d="([^"]*)"\/>/
    for match in svg.matches(of: side) {
      let zero = Double(match.1) ?? .nan
      let scale = number(match.3) / abs((Double(match.2) ?? .nan) - zero)
      bars += match.4.matches(of: /width="([\d.]+)"/).map { (Double($0.1) ?? .nan) * scale }
      corners += match.5.matches(of: /[MH]([\d.]+)/).map { abs((Double($0.1) ?? .nan) - zero) * scale }
    }
    return (bars, corners)
  }

  @Test func `no sentence, table or drawing tells a blanked number`() throws {
    try runs(below: 1500) { safe, plain in
      let (shown, all) = (try WrittenTables(at: safe), try WrittenTables(at: plain))
      for code in ["GM0096", "GM0088"] {
        let (told, open) = (
          words(try page(code.lowercased(), in: safe)), words(try page(code.lowercased(), in: plain))
        )
        var found = 0
        for year in [2024, 2025, 2026] {
          #expect(shown.figure("population_groups", code, year, "total") == nil)
          let people = try #require(all.figure("population_groups", code, year, "total"))
          let text = NumberStyle(.dutch).string(people)
          #expect(!told.contains(text), "\(code) \(year): \(text)")
          if open.contains(text) { found += 1 }
        }
        // The page of all figures tells them.
        #expect(found == 3, "\(found)")
      }
    }
  }

  @Test func `shares of age groups aren't told, as they are counts of people too`() throws {
    try runs(below: 10) { safe, plain in
      let row = /<t[hd][^>]*>Aandeel \d[^<]*<\/t[hd]>((?:\s*<td[^>]*>[^<]*<\/td>)+)/
      func figures(_ run: URL) throws -> [Substring] {
        try ["gm0096", "gm0088", "gm0277"].flatMap { code in
          try page(code, in: run).matches(of: row).flatMap { $0.1.matches(of: /<td[^>]*>([^<]*)</).map(\.1) }
        }
      }
      #expect(try figures(plain).contains { $0.contains(",") })
      let told = try figures(safe)
      #expect(told.isEmpty, "\(told)")
    }
  }
}
