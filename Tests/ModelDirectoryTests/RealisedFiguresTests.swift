import Foundation
import ModelDirectory
import TestSupport
import Testing

@Suite struct RealisedFiguresTests {
  private static let tidy = "table,set,code,year,item,value\n"
  private static let history =
    "region,year,population_start,births,deaths,immigration,emigration,arrivals,departures,corrections,population_end\n"

  private func read(_ texts: String...) throws -> RealisedFigures {
    try withTemporaryDirectory { directory in
      let files = try texts.enumerated().map { place, text in
        let url = URL(fileURLWithPath: "\(place).csv", relativeTo: directory)
        try Data(text.utf8).write(to: url)
        return url
      }
      return try RealisedFigures.read(files)
    }
  }

  private func faults(_ texts: String...) throws -> [String] {
    let error = #expect(throws: ModelError.self) {
      try texts.count == 1 ? read(texts[0]) : read(texts[0], texts[1])
    }
    guard case .invalid(let faults, 0) = error else { return [] }
    return faults.map(\.description)
  }

  @Test func `a figure on each line is read with its place`() throws {
    let figures = try read(
      Self.tidy + "components,land,NL,2025,births,166000\ncare,provincie,P1,2024,total,1.5e9\n")
    #expect(figures.rows.map(\.item) == ["births", "total"] && figures.rows.map(\.line) == [2, 3])
    #expect(
      figures.rows.map(\.value) == [166000, 1.5e9] && figures.rows.map(\.set) == ["land", "provincie"])
    #expect(figures.inputs.map(\.name) == ["0.csv"] && figures.inputs[0].sha256.count == 64)
  }

  @Test func `semicolons with decimal commas, names and other columns are taken too`() throws {
    let figures = try read(
      "x_bron;name;value;item;year;code;set;table\nCBS;Nederland;1,5;births;2025;NL;land;components\n")
    #expect(figures.rows.map(\.value) == [1.5])
  }

  @Test func `components by region give their flows and stocks`() throws {
    let figures = try read(
      Self.history + "A1,2024,1000,10,8,5,4,20,22,-1,1000\nA1,2025,1000,11,9,,4,,,2,998\nB2,2024,,,,,,,,,\n")
    func value(_ table: String, _ item: String, _ year: Int) -> [Double] {
      figures.rows.filter { $0.table == table && $0.item == item && $0.year == year }.map(\.value)
    }
    #expect(figures.rows.allSatisfy { $0.set == nil && $0.code == "A1" })
    #expect(value("components", "births", 2024) == [10] && value("components", "deaths", 2025) == [9])
    // Emigration less the corrections.
    #expect(value("components", "emigration", 2024) == [5] && value("components", "emigration", 2025) == [2])
    #expect(value("components", "immigration", 2025) == [] && value("components", "arrivals", 2025) == [])
    #expect(value("population_groups", "total", 2025) == [1000])
    #expect(value("population_groups", "total", 2026) == [998])
    #expect(figures.rows.count == 12)
  }

  @Test func `every fault is told at once, with its line`() throws {
    let found = try faults(
      Self.tidy + """
        staff,land,NL,2025,gap,1
        components,land,NL,2025,births,many
        components,land,NL,2025,deaths,-3
        components,land,NL,2025,net_migration,-3
        components,land,NL,25,deaths,3
        components,land,NL,2026,births,1
        components,land,NL,2026,births,2
        components,land, NL,2026,deaths,nan
        """)
    let words = [
      "0.csv:2: table is 'staff'; allowed is population or", "0.csv:3: value is 'many'",
      "0.csv:4: value is -3.0; allowed is a finite number of at least 0", "0.csv:6: year is '25'",
      "0.csv:8: repeats the key of line 7", "0.csv:9: code is ' NL'", "0.csv:9: value is 'nan'",
    ]
    #expect(found.count == words.count, "\(found)")
    for (fault, word) in zip(found, words) { #expect(fault.hasPrefix(word), "\(fault)") }
  }

  @Test func `a figure that stands in two files is a fault, of whichever form they are`() throws {
    let line = "components,land,NL,2025,births,1\n"
    #expect(try faults(Self.tidy + line, Self.tidy + line) == ["1.csv:2: repeats the figure of 0.csv:2"])
  }

  @Test func `a file that isn't there, is empty or is no table is refused`() throws {
    #expect(throws: ModelError.self) { try RealisedFigures.read([URL(fileURLWithPath: "/absent.csv")]) }
    #expect(try faults("")[0].hasPrefix("0.csv: is empty"))
    #expect(try faults("a,b\n1,2\n")[0].hasPrefix("0.csv:1: has an unknown column 'a'"))
    #expect(
      try faults("table\tset\tcode\n1\t2\t3\n") == [
        "0.csv:1: is separated by tabs; allowed are commas, and semicolons with decimal commas"
      ])
    #expect(try faults(Self.tidy)[0].hasPrefix("0.csv: has no rows"))
  }
}
