import Foundation
import ModelDirectory
import Testing

@Suite struct ScenarioRefusalTests {
  private static let keys =
    "name, title, title_nl, title_en, description, description_nl, source, source_nl, extends, levers"
  private static let leverKeys =
    [
      "size", "p10", "p90", "target", "unit", "course", "from", "until", "reason", "reason_nl", "regions",
      "branches",
      "products",
    ]
    + ["conditions", "determinants", "ages", "to", "ratio"]

  static let files: [(String, [String])] = [
    ("", ["s.yaml: is empty; name and levers are required"]),
    ("# only a remark\n", ["s.yaml: is empty; name and levers are required"]),
    ("- a\n", ["s.yaml:1: must hold keys and values: \(keys)"]),
    (
      "{}\n",
      ["s.yaml: has no key 'levers', which is required", "s.yaml: has no key 'name', which is required"]
    ),
    (
      "name: s\nlevers: []\nlever: []\n",
      ["s.yaml:3: unknown key 'lever'; allowed are \(keys)"]
    ),
    ("name: s\nname: t\nlevers: []\n", ["s.yaml:1: has a key more than once: name"]),
    (
      "name: s\ntargets: []\nlevers: [{least: 1}, {most: 2}]\n",
      [
        "s.yaml: asks for a mix of levers (it has targets), which 'zorgprognose scenario solve' takes; a scenario has levers with a size"
      ]
    ),
    (
      "name: s\nlevers: []\n<<: {title_nl: x}\n",
      ["s.yaml:3: has a merge key, '<<', which isn't supported; allowed is to write the keys out"]
    ),
    ("\u{FEFF}name: s\nlevers: []\n", []),
    (
      "\u{FEFF}name: s\nlever: []\n",
      [
        "s.yaml: has no key 'levers', which is required",
        "s.yaml:2: unknown key 'lever'; allowed are \(keys)",
      ]
    ),
    ("name: s\nlevers: [\n", ["s.yaml:3: isn't good YAML: did not find expected node content"]),
    ("name: s\nlevers: []\n---\nname: t\n", ["s.yaml:3: isn't good YAML: but found another document"]),
    (
      "name: a b\nlevers: []\n",
      [
        "s.yaml:1: name is 'a b'; allowed are letters, digits, '_' and '-', at most 64 of them, a letter or a digit first"
      ]
    ),
    (
      "name: _a\nlevers: {}\n",
      [
        "s.yaml:1: name is '_a'; allowed are letters, digits, '_' and '-', at most 64 of them, a letter or a digit first",
        "s.yaml:2: levers is a mapping; allowed is a list of levers, each with target, size, unit and from",
      ]
    ),
    (
      "name: reference\nlevers: [\(ScenarioReaderTests.lever)0.1}]\n",
      [
        "s.yaml:1: name is 'reference', which stands for the prognosis without levers; allowed is another name"
      ]
    ),
    (
      "name: s\ntitle: {nl: a}\ntitle_nl: b\nlevers: []\n",
      ["s.yaml:2: title.nl and title_nl are one thing; allowed is one of them"]
    ),
    (
      "name: s\nextends: [t]\nlevers: []\n",
      ["s.yaml:2: extends 't', which isn't there: beside s.yaml is no scenario"]
    ),
    (
      "name: s\nextends: [s]\n", ["s.yaml:2: extends goes round in a circle: s.yaml -> s.yaml"]
    ),
    (
      "name: s\nextends: []\n", ["s.yaml:2: extends is an empty list; without it everything is meant"]
    ),
  ]

  @Test(arguments: files)
  func `a file that isn't a scenario`(text: String, expected: [String]) throws {
    #expect(try ScenarioFiles(text).faults() == expected)
  }

  private static let start = "  - {target: care.use, unit: relative, from: 2026, size: "

  /// Lines of a lever on line 3, and what is said of it after the place.
  static let levers: [(String, [String])] = [
    ("  - care.use", ["lever must hold keys and values: \(leverKeys.joined(separator: ", "))"]),
    (
      "  - {}",
      ["from", "size", "target", "unit"].map { "lever has no key '\($0)', which is required" }
    ),
    (
      start + "0.1, colour: red}",
      [
        "unknown key 'lever.colour'; allowed are "
          + leverKeys.map { "lever." + $0 }.joined(separator: ", ")
      ]
    ),
    (
      "  - {target: care.cost, size: 0.1, unit: relative, from: 2026}",
      [
        "lever.target is 'care.cost'; allowed is "
          + LeverTarget.allCases.map(\.rawValue).joined(separator: ", ")
      ]
    ),
    (
      "  - {target: care.use, size: 0.1, unit: percent, from: 2026}",
      ["lever.unit is 'percent'; allowed is " + LeverUnit.allCases.map(\.rawValue).joined(separator: ", ")]
    ),
    (
      "  - {target: workforce.hours, size: 1, unit: years, from: 2026}",
      ["lever.unit is 'years'; allowed for workforce.hours is relative, hours_per_week"]
    ),
    (start + "many}", ["lever.size is 'many'; allowed is a finite number"]),
    (start + ".inf}", ["lever.size is '.inf'; allowed is a finite number"]),
    (
      start + "-1.5}",
      [
        "lever.size is -1.5, which would make care negative; allowed for care.use in relative is a number from -1 to 10"
      ]
    ),
    (
      start + "50}", ["lever.size is 50; allowed for care.use in relative is a number from -1 to 10"]
    ),
    (
      start + "-1, p90: 0}",
      ["lever.size is -1; a relative size with a margin must stay above it"]
    ),
    (
      start + "-0.5, p10: -1}", ["lever.p10 is -1; a relative size with a margin must stay above it"]
    ),
    (
      start + "0.1, p10: 0.2, p90: 0.05}",
      ["lever.p10 is 0.2, above the size, which is 0.1", "lever.p90 is 0.05, below the size, which is 0.1"]
    ),
    (
      start + "0.1, p90: 11}",
      ["lever.p90 is 11; allowed for care.use in relative is a number from -1 to 10"]
    ),
    (start + "0.1, course: fast}", ["lever.course is 'fast'; allowed is at_once, linear"]),
    (
      start + "0.1, course: linear}",
      ["lever.course is 'linear', which needs 'until', the year in which all is there"]
    ),
    (start + "0.1, until: 2025}", ["lever.until is 2025, before from, which is 2026"]),
    (
      start + "0.1, until: 2201}", ["lever.until is '2201'; allowed is a whole number from 1900 to 2200"]
    ),
    (
      "  - {target: care.use, size: 0.1, unit: relative, from: next year}",
      ["lever.from is 'next year'; allowed is a whole number from 1900 to 2200"]
    ),
    (
      start + "0.1, branches: [ggz]}",
      ["lever.branches: care.use can't be limited by branches; allowed is regions, products, ages"]
    ),
    (
      "  - {target: care.healthy_ageing, size: 0.1, unit: share, from: 2026, regions: x}",
      ["lever.regions: care.healthy_ageing can't be limited by regions; allowed is no limit"]
    ),
    (start + "0.1, regions: []}", ["lever.regions is an empty list; without it everything is meant"]),
    (
      start + "0.1, regions: ''}", ["lever.regions has an empty text; allowed is a text, or a list of texts"]
    ),
    (
      "  - {target: demography.mortality, size: -1, unit: relative, from: 2026}",
      ["lever.size is -1, which leaves no deaths; allowed for demography.mortality is a number above -1"]
    ),
    (start + "0.1, regions: [a, a]}", ["lever.regions names 'a' twice"]),
    (
      start + "0.1, regions: [[a]]}", ["lever.regions is a list; allowed is a text, or a list of texts"]
    ),
    (start + "0.1, ages: [75, 65]}", ["lever.ages go from 75 to 65, which is before it"]),
    (start + "0.1, ages: 65}", ["lever.ages is '65'; allowed is [from, to], two ages from 0 to 150"]),
    (
      start + "0.1, ages: [65, 151]}", ["lever.ages is a list; allowed is [from, to], two ages from 0 to 150"]
    ),
    (
      start + "0.1, to: x, ratio: 1}",
      ["lever.ratio goes with care.substitute only", "lever.to goes with care.substitute only"]
    ),
    (
      "  - {target: care.substitute, size: 1.1, unit: share, from: 2026}",
      [
        "lever has no key 'products', which is required", "lever has no key 'to', which is required",
        "lever.size is 1.1; allowed for care.substitute in share is a number from 0 to 1",
      ]
    ),
    (
      "  - {target: care.substitute, size: 1, unit: share, from: 2026, products: [a, b], to: b, ratio: -1}",
      [
        "lever.ratio is '-1'; allowed is a finite number of at least 0",
        "lever.to is 'b', which is one of the products that the care comes from",
      ]
    ),
    (
      "  - {target: workforce.labour_saving, size: 1, unit: share_per_year, from: 2026}",
      ["lever.size is 1; allowed for workforce.labour_saving in share_per_year is a number from -0.5 to 0.5"]
    ),
  ]

  @Test(arguments: levers)
  func `a lever that can't be`(line: String, expected: [String]) throws {
    #expect(try ScenarioFiles.levers(line).faults() == expected.map { "s.yaml:3: \($0)" })
  }

  @Test func `all faults of all files come out together, with their own lines`() throws {
    let files = ScenarioFiles([
      "s.yaml": "name: s\nextends: [a, b]\nlevers:\n  - {target: x}\n",
      "a.yaml": "name: a\nlevers:\n  - target: care.use\n    size: x\n    unit: relative\n    from: 2026\n",
      "b.yaml": "name: a\nlevers: []\n",
    ])
    let faults = try files.faults()
    #expect(faults.contains("a.yaml:4: lever.size is 'x'; allowed is a finite number"))
    #expect(faults.contains("b.yaml:1: name is 'a', which a.yaml has too"))
    #expect(faults.contains("s.yaml:4: lever has no key 'size', which is required"))
    #expect(faults.count == 6)
  }

  @Test func `a circle is told with all files in it`() throws {
    let files = ScenarioFiles([
      "s.yaml": "name: s\nextends: a\n", "a.yaml": "name: a\nextends: b\n",
      "b.yaml": "name: b\nlevers: []\nextends: a\n",
    ])
    #expect(
      try files.faults() == ["b.yaml:3: extends goes round in a circle: a.yaml -> b.yaml -> a.yaml"])
  }

  @Test func `what isn't there, isn't a file or isn't text`() throws {
    #expect(try ScenarioFiles("").faults("t.yaml") == ["not found: t.yaml"])
    #expect(try ScenarioFiles(["s.yaml/": ""]).faults() == ["s.yaml: is not a file"])
    try ScenarioFiles("").withDirectory { directory in
      let file = URL(filePath: "s.yaml", relativeTo: directory)
      try Data([0x6E, 0x0A, 0xFF]).write(to: file)
      let expected = ["s.yaml:2: isn't UTF-8 text: the byte 0xFF has no place here"]
      #expect(try ScenarioFiles.faults { _ = try ScenarioReader.read(file) } == expected)
      try Data(repeating: UInt8(ascii: "#"), count: (1 << 20) + 1).write(to: file)
      let long = ["s.yaml: has 1048577 bytes; scenarios have at most 1048576"]
      #expect(try ScenarioFiles.faults { _ = try ScenarioReader.read(file) } == long)
    }
  }

  @Test func `of many faults the first twenty are listed`() throws {
    let lines = (0..<30).map { _ in Self.start + "x}" }.joined(separator: "\n")
    let faults = try ScenarioFiles.levers(lines).faults()
    #expect(faults.count == 21 && faults.last == "and 10 more")
  }
}
