import Foundation
import TestSupport
import Testing

/// `workforce capacity`.
@Suite struct CapacityTests {
  private func run(_ arguments: [String], in directory: URL? = nil) throws -> Program.Outcome {
    try Program.run(
      ["workforce", "capacity"] + arguments, in: directory ?? FileManager.default.temporaryDirectory)
  }

  /// The bundled parameters, changed line by line.
  private func run(changing change: (String) -> String?, _ arguments: [String] = []) throws -> Program.Outcome
  {
    try withTemporaryDirectory { directory in
      let models = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "../../Models")
      let bundled = models.appendingPathComponent("nederland/workforce_gp_capaciteitsorgaan.csv")
      let lines = try String(contentsOf: bundled, encoding: .utf8).split(separator: "\n").map(String.init)
      let text = lines.compactMap(change).joined(separator: "\n") + "\n"
      try text.write(to: directory.appendingPathComponent("beroep.csv"), atomically: true, encoding: .utf8)
      return try run(["--parameters", "beroep.csv"] + arguments, in: directory)
    }
  }

  @Test(arguments: [
    (
      "nl",
      [
        "Huisartsgeneeskunde, raming vanaf 2022\n", "2034  1.613   1.919  2.258",
        "2040  1.190   1.365  1.559",
      ]
    ),
    (
      "en",
      [
        "Huisartsgeneeskunde, projection from 2022\n", "2034  1,613   1,919  2,258",
        "2040  1,190   1,365  1,559",
      ]
    ),
  ])
  func `the bundled profession is told on the screen`(language: String, parts: [String]) throws {
    let outcome = try run(["--language", language])
    #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
    let output = outcome.output
    // How wide the columns are is not what is tested.
    let spaced = output.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    for part in parts {
      let wanted = part.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
      #expect(spaced.contains(wanted), "\(wanted)\n\(output)")
    }
    #expect(output.components(separatedBy: "\n").allSatisfy { $0.count <= 100 }, "\(output)")
  }

  @Test func `everything as JSON adds up`() throws {
    let outcome = try run(["--format", "json"])
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let supply = try #require(document["supply"] as? [[String: Any]])
    let demand = try #require(document["demand"] as? [[String: Any]])
    let unfilled = try #require(document["unfilled"] as? [[String: Any]])
    #expect(supply.count == 21 && demand.count == 21)
    for (year, row) in supply.enumerated() {
      let sources = try #require(row["people_by_source"] as? [String: Double])
      let people = (row["women"] as? Double ?? .nan) + (row["men"] as? Double ?? .nan)
      // Written in seven decimals.
      expectClose([sources.values.reduce(0, +)], [people], within: .absolute(1e-6))
      let gap = (demand[year]["low"] as? Double ?? .nan) - (row["fte"] as? Double ?? .nan)
      expectClose([unfilled[year]["low"] as? Double ?? .nan], [gap], within: .absolute(1e-6))
    }
    let intake = try #require(document["intake"] as? [[String: Any]])
    expectClose([intake[1]["low"] as? Double ?? .nan], [1190.3905451], within: .absolute(1e-6))
  }

  @Test func `everything as CSV has a row for each figure`() throws {
    let lines = try run(["--format", "csv"]).output.split(separator: "\n")
    #expect(lines[0] == "profession,year,quantity,part,value,unit")
    // 21 years of 3 figures of supply, 5 sources and 2 x 3 of demand; 2 x 3 intakes.
    #expect(lines.count == 1 + 21 * 14 + 6)
    #expect(lines.contains("huisartsgeneeskunde,2040,intake,low,1190.390545,persons_per_year"))
  }

  @Test func `a file of one's own counts`() throws {
    let outcome = try run(
      changing: { $0.hasPrefix("aanbod_personen,") ? "aanbod_personen,26984,aantal,2022" : $0 },
      ["--format", "csv"])
    #expect(outcome.output.contains("huisartsgeneeskunde,2022,supply,total,20421.4912,fte"))
  }

  @Test(arguments: [
    (
      "per_vrouw_basis,0.61,fractie", "per_vrouw_basis,61,fractie",
      "'per_vrouw_basis' is '61'; it must be a number from 0 to 1"
    ),
    ("per_vrouw_basis,0.61,fractie", "per_vrouw_basis,0.61,procent", "'per_vrouw_basis' has an unknown unit"),
    (
      "per_vrouw_basis,0.61,fractie", "per_vrouw_basis,0.61,getal",
      "the unit of 'per_vrouw_basis' is 'getal'; it must be fractie"
    ),
    (
      "aanbod_personen,13492", "aanbod_personen,-5",
      "'aanbod_personen' is '-5'; it must be a number from 0 to 1000000000"
    ),
    (
      "aanbod_personen,13492", "aanbod_personen,1e300",
      "'aanbod_personen' is '1e300'; it must be a number from 0 to 1000000000"
    ),
    ("aanbod_personen,13492", "aanbod_personen,veel", "'aanbod_personen' is 'veel'"),
    ("basisjaar,2022", "basisjaar,2022.5", "'basisjaar' is '2022.5'; it must be a year from 1900 to 2200"),
    ("opleidingsduur3,3.2", "opleidingsduur3,0", "'opleidingsduur3' is '0'; it must be a number above 0"),
    ("uren_loondienst,36.1", "uren_loondienst,lang", "'uren_loondienst' is 'lang'"),
  ])
  func `a fault is named with its line`(old: String, new: String, said: String) throws {
    let outcome = try run(changing: { $0.hasPrefix(old) ? $0.replacingOccurrences(of: old, with: new) : $0 })
    #expect(outcome.status == 65 && outcome.output == "")
    #expect(outcome.error.contains(said), "\(outcome.error)")
    #expect(outcome.error.contains(#/beroep\.csv:\d+: /#), "\(outcome.error)")
    #expect(outcome.error.contains("Error: the parameter file is invalid: 1 fault"))
  }

  @Test func `what is missing, twice there or senseless is named`() throws {
    let missing = try run(changing: { $0.hasPrefix("trendjaar") || $0.hasPrefix("epi_laag") ? nil : $0 })
    #expect(missing.error.contains("beroep.csv: has no parameter epi_laag, trendjaar"), "\(missing.error)")
    let twice = try run(changing: { $0.hasPrefix("trendjaar") ? "\($0)\n\($0)" : $0 })
    #expect(twice.status == 65 && twice.error.contains("trendjaar"), "\(twice.error)")
    let early = try run(
      changing: { $0.replacingOccurrences(of: "evenwichtsjaar1,2034", with: "evenwichtsjaar1,2026") })
    #expect(early.status == 65)
    #expect(early.error.contains("2026 can't be an equilibrium year"), "\(early.error)")
    let barren = try run(changing: { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return line.hasPrefix("intern_rendement")
        ? "\(fields[0]),0,\(fields.dropFirst(2).joined(separator: ","))" : line
    })
    #expect(barren.status == 65 && barren.output == "")
    #expect(barren.error.contains("so no intake balances that year"), "\(barren.error)")
  }

  @Test func `a file that isn't there and an empty path end with their own status`() throws {
    let absent = try run(["--parameters", "nergens.csv"])
    #expect(absent.status == 66 && absent.error.contains("nergens.csv: no such file or directory"))
    let empty = try run(["--parameters", ""])
    #expect(empty.status == 64 && empty.error.contains("--parameters: must name a file."))
  }

  @Test func `the help has an example`() throws {
    let help = try run(["--help"]).output
    #expect(help.contains("zorgprognose workforce capacity --parameters mijn-beroep.csv"))
  }
}
