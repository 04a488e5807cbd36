import Foundation
import ModelDirectory
import Testing

/// What is written reads back as what it was.
@Suite struct ScenarioWriterTests {
  private static let scenarios = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Models/nederland/scenarios").standardizedFileURL

  private func reread(_ scenario: Scenario) throws -> Scenario {
    try ScenarioFiles(ScenarioWriter.yaml(scenario)).scenario()
  }

  private func expectSame(_ read: Scenario, _ written: Scenario) {
    let texts = { (s: Scenario) in
      [s.name, s.titleNL, s.titleEN, s.description, s.descriptionNL, s.source, s.sourceNL]
    }
    #expect(texts(read) == texts(written))
    #expect(read.levers.map(\.identity) == written.levers.map(\.identity))
    #expect(read.levers.map(\.reason) == written.levers.map(\.reason))
    #expect(read.levers.map(\.reasonNL) == written.levers.map(\.reasonNL))
    #expect(read.levers.map(\.selection) == written.levers.map(\.selection))
    #expect(read.levers.map(\.course) == written.levers.map(\.course))
    #expect(
      read.levers.map { [$0.size, $0.p10, $0.p90] } == written.levers.map { [$0.size, $0.p10, $0.p90] })
    #expect(read.levers.map(\.substitute?.product) == written.levers.map(\.substitute?.product))
    #expect(read.levers.map(\.substitute?.ratio) == written.levers.map(\.substitute?.ratio))
  }

  @Test func `every scenario of the default model, with all that it extends`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.scenarios, includingPropertiesForKeys: nil)
    var levers = 0
    for file in files where !SolveReader.isSolveProblem(file) {
      let scenario = try ScenarioReader.read(file)
      expectSame(try reread(scenario), scenario)
      levers += scenario.levers.count
    }
    #expect(files.count >= 10 && levers >= 20)
  }

  static let hostile = [
    "a \"quoted\" and 'quoted' text", "two\nlines", "a \\ and \\n as it is", "key: value", "# no comment",
    "- no item",
    "{no: map}", "[no, list]", "&anchor *alias !tag | > % @ `", "tab\tand return\r\nand null\0",
    "\u{1B}[2Jbell\u{7}",
    "next line\u{85}separator\u{2028}paragraph\u{2029}end", "mark\u{FEFF}and \u{FFFE}\u{FFFF}",
    "één 日本 👩‍⚕️ e\u{301}",
    "no\u{A0}break, soft\u{AD}hyphen", "  spaces around  ", "null", "~", "true", "1e5", "---", "...", "?",
    "\"", "\\", "\u{202E}",
    String(repeating: "a long text ", count: 200),
  ]

  @Test(arguments: hostile)
  func `texts that YAML has a use for`(text: String) throws {
    var lever = Lever(target: .use, size: 0.1, unit: .relative, course: .atOnce(from: 2026, until: nil))
    (lever.reason, lever.selection.products) = (text, ["p"])
    // The names in a selection can't start or end with a space.
    if text.first != " ", text.last != " " { lever.selection.regions = [text, "deel:" + text] }
    let scenario = Scenario(
      name: "s", titleNL: text, titleEN: text, description: text, source: text, levers: [lever])
    expectSame(try reread(scenario), scenario)
    var moved = Lever(target: .substitute, size: 0.1, unit: .share, course: .atOnce(from: 2026, until: 2030))
    moved.selection.products = ["p" + text + "p"]
    moved.substitute = Lever.Substitute(product: text, ratio: 0.1 + 0.2)
    let other = Scenario(name: "s", levers: [moved])
    expectSame(try reread(other), other)
  }

  @Test(arguments: ["null", "NULL", "true", "no", "1", "1e5", "0x10", "2024-01-01", "a-b_c"])
  func `names that YAML has a use for`(name: String) throws {
    #expect(try reread(Scenario(name: name)).name == name)
  }

  /// A third has no end in decimals; 1e-5 is written with an exponent; the sum isn't 0.3.
  @Test(arguments: [1.0 / 3, -1.0 / 3, 0.1 + 0.2, 1e-5, 2.3e-308, 0.016, -0.35, 0, 9.999999999999998])
  func `sizes to the last bit`(size: Double) throws {
    for course in [Lever.Course.atOnce(from: 2025, until: nil), .linear(from: 2025, until: 2031)] {
      var lever = Lever(target: .inflow, size: size, unit: .relative, course: course)
      let plain = Scenario(name: "s", levers: [lever])
      expectSame(try reread(plain), plain)
      (lever.p10, lever.p90) = (size.nextDown, size.nextUp)
      let margin = Scenario(name: "s", levers: [lever])
      expectSame(try reread(margin), margin)
    }
  }

  @Test func `a file of levers as it is written`() throws {
    var lever = Lever(
      target: .outflow, size: -0.125, unit: .relative, course: .linear(from: 2025, until: 2028))
    (lever.selection.regions, lever.selection.branches) = (["provincie:PV29"], ["ggz", "vv"])
    (lever.selection.ages, lever.p10, lever.reason) = (20...30, -0.25, "say \"yes\"")
    var scenario = Scenario(name: "mix", titleNL: "De mix", description: "d", source: "s", levers: [lever])
    (scenario.descriptionNL, scenario.sourceNL) = ("wat", "bron")
    scenario.levers[0].reasonNL = "omdat"
    #expect(
      ScenarioWriter.yaml(scenario) == """
        name: mix
        title_nl: "De mix"
        description: "d"
        description_nl: "wat"
        source: "s"
        source_nl: "bron"
        levers:
          - target: workforce.outflow
            regions: ["provincie:PV29"]
            branches: ["ggz", "vv"]
            ages: [20, 30]
            unit: relative
            size: -0.125
            p10: -0.25
            p90: -0.125
            course: linear
            from: 2025
            until: 2028
            reason: "say \\"yes\\""
            reason_nl: "omdat"

        """)
    #expect(ScenarioWriter.yaml(Scenario(name: "none")) == "name: none\nlevers: []\n")
  }
}
