import Foundation
import GRDB
import Reporting
import TestSupport
import Testing

/// Names, labels, sources and explanations that would do harm in a page, a spreadsheet, a database, a file system or a terminal.
@Suite struct HostileNamesTests {
  private static let names = [
    "<script>alert(1)</script>", "../../etc/passwd", "=cmd|' /C calc'!A0", "x;@SUM(1+1)*cmd|' /C calc'!A0",
    String(repeating: "lang", count: 2500), "\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{202E}drow",
    "Z\u{338}\u{322}\u{34E}a\u{337}l",
    "\u{1B}[31mrood\u{7}", "'); DROP TABLE care; --", "\" onmouseover=\"alert(2)", "&lt;b&gt;{{name}}%s",
    "con", "CON ",
    "\u{FF1D}1+1", "twee\nregels",
  ]
  /// A code may have no spaces around it and no control characters.
  private static let codes = names.map { name in
    name.components(separatedBy: .controlCharacters).joined().trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func field(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }

  /// The tiny model with an area of each name, whose code is no better; its regions' names are hostile as well.
  private static let model: TinyModel = {
    var model = TinyModel()
    let share = "0.05"
    let rows = zip(codes, names).map { code, name in "boos,\(field("c" + code)),\(field(name)),A1,\(share)" }
    let bare = zip(codes, names).map { code, name in "boos,\(field(code)),\(field(name)),B2,\(share)" }
    model.files["region_sets.csv", default: ""] += (rows + bare).joined(separator: "\n") + "\n"
    model.files["regions.csv"] = "region,name\nA1,\(field(names[0]))\nB2,\(field(names[2]))\n"
    addTexts(to: &model)
    return model
  }()

  /// Texts that would make elements of a page, or end what they stand in.
  private static let texts = [
    "<img src=x onerror=alert(3)>", "</title><script>alert(4)</script>",
    "</svg></desc><script>alert(5)</script>",
    "</script></style><script>alert(6)</script>", "\"><svg onload=alert(7)>", "javascript:alert(8)",
    "<a href=\"javascript:alert(9)\">x</a>", "https://evil.example/\"onmouseover=\"alert(10)",
    "{{{name}}}{{>page}}",
    "care.csv<script>alert(11)</script>", "<!--", "@SUM(1)",
  ]

  /// Hostile labels of products and conditions, sources, a hostile name of the model and a hostile card.
  private static func addTexts(to model: inout TinyModel) {
    var next = 0
    func text() -> String {
      next += 1
      return field(texts[next % texts.count] + " \(next)")
    }
    model.files["care_products.csv"] =
      "product,name_nl,name_en,domain,branch,unit,year\n"
      + [("bezoek", "Zvw", "contacts"), ("verpleging", "Wlz", "eur"), ("ziekenhuis", "Zvw", "eur")].map {
        "\($0.0),\(text()),\(text()),\($0.1),,\($0.2),2022\n"
      }.joined()
    model.files["conditions.csv"] =
      "condition,name_nl,name_en,target_group\ndementie,\(text()),\(text()),\(text())\n"
    model.files["sources.csv"] =
      "file,source,publisher,period,licence,url,derivation\n"
      + texts.map { _ in "population.csv," + (0..<6).map { _ in text() }.joined(separator: ",") + "\n" }
      .joined()
    model.files["model.yaml"] = model.files["model.yaml"]?.replacing(
      "name: Klein", with: "name: '</title><script>alert(20)</script> =1+1'")
    model.files["MODEL.md"] = """
      # <script>alert(30)</script>

      [x](javascript:alert(31)) ![y](x"onerror="alert(32)) **<svg onload=alert(33)>** `</code><img src=x>` <https://a.b/"x>

      | a | b |
      |---|---|
      | <script>alert(34)</script> | " onmouseover="alert(35) |

      """ + texts.map { "- \($0)\n" }.joined()
  }

  /// A scenario whose texts are hostile.
  private static let scenario = """
    name: boos
    title: {nl: '<script>alert(40)</script>=1+1', en: '"><img src=x onerror=alert(41)>'}
    description: '</svg><script>alert(42)</script>'
    source: '<img src=x onerror=alert(43)>'
    levers:
      - target: demography.mortality
        size: -0.1
        unit: relative
        from: 2025
        until: 2026
        reason: '@SUM(1) <script>alert(44)</script>'

    """

  private func withRun(_ body: (URL, Program.Outcome) throws -> Void) throws {
    try withTemporaryDirectory { directory in
      try Self.model.write(to: directory.appendingPathComponent("model"))
      try Data(Self.scenario.utf8).write(to: directory.appendingPathComponent("boos.yaml"))
      let arguments = [
        "run", "--model", "model", "--scenario", "boos.yaml", "--set", "boos", "--set", "gemeente",
        "--horizon", "2", "--draws", "8",
        "--output", "out",
      ]
      let outcome = try Program.run(arguments, in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      try body(directory.appendingPathComponent("out"), outcome)
      #expect(directory.names == ["boos.yaml", "model", "out"])
    }
  }

  @Test func `tables give every name back, and no cell starts a formula however it is cut`() throws {
    try withRun { out, _ in
      let run = try StoredRun(at: out.path)
      #expect(run.tableNames.contains("population_groups"))
      for name in run.tableNames {
        let table = try run.table(name)
        if table.has("name") {
          #expect(Set(try table.texts("name")).isSubset(of: Self.names))
        }
        let text = try String(contentsOf: out.appendingPathComponent(name + ".csv"), encoding: .utf8)
        #expect(Self.formulas(in: text) == [], "\(name)")
      }
      let groups = try run.table("population_groups")
      #expect(Set(try groups.texts("name")) == Set(Self.names))
      #expect(Set(try groups.texts("code")) == Set(Self.codes + Self.codes.map { "c" + $0 } + ["A1", "B2"]))
    }
  }

  /// The cells that start a formula where a program cuts the text at commas, at semicolons or at tabs, with or without regard for
  /// quotes; numbers are none.
  private static func formulas(in text: String) -> [Substring] {
    let cells = text.unicodeScalars.split { ",;\t\r\n".unicodeScalars.contains($0) }
    return cells.map(Substring.init).filter { cell in
      let start = cell.drop { $0 == "\"" || $0 == " " }
      return start.first.map { "=+-@\u{FF1D}".contains($0) } == true && Double(start) == nil
    }
  }

  @Test func `the database holds the names as they are`() throws {
    try withRun { out, _ in
      var configuration = Configuration()
      configuration.readonly = true
      let queue = try DatabaseQueue(
        path: out.appendingPathComponent(ResultDatabase.fileName).path, configuration: configuration)
      let (names, care, check) = try queue.read { database in
        (
          try String.fetchSet(database, sql: "SELECT name FROM population_total"),
          try Int.fetchOne(
            database, sql: "SELECT count(*) FROM care WHERE name = ?", arguments: [Self.names[8]]),
          try String.fetchAll(database, sql: "PRAGMA integrity_check")
        )
      }
      #expect(names == Set(Self.names))
      #expect(care ?? 0 > 0)
      #expect(check == ["ok"])
    }
  }

  @Test func `files have plain names, and lie where they should`() throws {
    try withRun { out, _ in
      for file in try FileManager.default.subpathsOfDirectory(atPath: out.path) {
        let plain = file.utf8.allSatisfy {
          ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || "-_./".utf8.contains($0)
        }
        #expect(plain && file.utf8.count < 100 && !file.contains(".."), "\(file)")
      }
    }
  }

  @Test func `pages show the names and run none of them`() throws {
    try withRun { out, _ in
      let report = out.appendingPathComponent("report")
      #expect(report.names.count > Self.names.count)
      for name in report.names {
        let page = try String(contentsOf: report.appendingPathComponent(name), encoding: .utf8)
        #expect(!page.contains("<script>alert"), "\(name)")
        #expect(!page.contains("\" onmouseover=\"alert"), "\(name)")
        #expect(!page.contains("\u{1B}") && !page.contains("\u{7}"), "\(name)")
      }
    }
  }

  /// The elements that pages have; none holds another script, picture, frame or form.
  private static let elements = Set(
    """
    html head meta title body header footer main nav section div span p small h1 h2 h3 h4 ul ol li a code details summary \
    figure figcaption table caption thead tbody tr th td input label select option svg g path rect circle text desc
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  @Test func `texts make no element, no attribute and no address`() throws {
    try withRun { out, _ in
      let report = out.appendingPathComponent("report")
      for name in report.names {
        let page = try String(contentsOf: report.appendingPathComponent(name), encoding: .utf8)
        let own = page.replacing(/<(script|style)>[\s\S]*?<\/(script|style)>/, with: "").replacing(
          "<!--monitor-->", with: "")
        #expect(page.matches(of: /<script/).count == 1 && !own.contains("<script"), "\(name)")
        #expect(!own.contains("<!--"), "\(name)")
        for tag in own.matches(of: /<([A-Za-z][\w-]*)([^>]*)>/) {
          #expect(Self.elements.contains(String(tag.1)), "\(name): \(tag.0)")
          let attributes = tag.2.replacing(/"[^"]*"/, with: "")
          #expect(!attributes.contains(/(^|\s)on/) && !attributes.contains("'"), "\(name): \(tag.0)")
        }
        for link in own.matches(of: /(href|src)="([^"]*)"/) {
          #expect(link.2.contains(/^(\.\.\/)?[a-z0-9_.-]*(#[a-z0-9-]+)?$/), "\(name): \(link.0)")
        }
        // They are there to be read.
        #expect(name != "method.html" || page.contains("&lt;img src=x onerror=alert(3)&gt;"))
      }
    }
  }

  @Test func `the summary gives a terminal nothing to obey`() throws {
    try withRun { _, outcome in
      let obeyed = outcome.output.unicodeScalars.filter { scalar in
        (scalar.value < 0x20 && scalar != "\n") || (0x7F...0x9F).contains(scalar.value)
          || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      }
      #expect(obeyed.isEmpty)
      #expect(!outcome.output.isEmpty && outcome.output.split(separator: "\n").allSatisfy { $0.count < 400 })
    }
  }
}
