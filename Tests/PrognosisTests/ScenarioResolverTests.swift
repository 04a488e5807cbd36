import Foundation
import ModelDirectory
import TestSupport
import Testing

import Prognosis

@Suite struct ScenarioResolverTests {
  /// Lines of levers from line 3 on, and what is said of them after `s.yaml:`.
  static let refusals: [(String, [String])] = [
    (
      "- {target: care.use, size: 0.1, unit: relative, from: 2024}",
      ["3: lever care.use: from is 2024; allowed is 2025, the year after the base year, to 2074"]
    ),
    (
      "- {target: care.use, size: 0.1, unit: relative, from: 2075}",
      ["3: lever care.use: from is 2075; allowed is 2025, the year after the base year, to 2074"]
    ),
    (
      "- {target: care.use, size: 0.1, unit: relative, from: 2026, products: nul}",
      ["3: lever care.use: selects nothing: care_use.csv has rates of 0 only of nul"]
    ),
    (
      "- {target: care.substitute, size: 0.1, unit: share, from: 2026, products: nul, to: kuur, ages: [5, 9]}",
      ["3: lever care.substitute: selects nothing: care_use.csv has rates of 0 only of nul at ages 5-9"]
    ),
    (
      "- {target: workforce.hours, size: -1, unit: relative, from: 2026}",
      [
        "3: lever workforce.hours: makes contract hours of ggz 0.0 a week in 2026; allowed is 0.1 to 168; the same holds for vv"
      ]
    ),
    (
      "- {target: determinants.exposure, size: 0.9, unit: share, from: 2026}",
      [
        "3: lever determinants.exposure: makes the share of people exposed to roken, sex F, ages 18-30, 1.1 in 2026; "
          + "allowed is 0 to 1; the same holds for roken, sex M, ages 18-30"
      ]
    ),
    (
      "- {target: care.use, size: 0.1, unit: relative, from: 2026, regions: [Regoin A1, NL]}",
      [
        "3: lever care.use: regions names 'Regoin A1', which no area has as its code or name; allowed are Noord, Region A1, "
          + "Region B2, Region C3, Region D4, The land, Zuid"
      ]
    ),
    (
      "- {target: care.use, size: 0.1, unit: relative, from: 2026, regions: 'buurt:*'}",
      ["3: lever care.use: regions names 'buurt:*'; the sets of the model are deel, land, gemeente"]
    ),
    (
      "- {target: workforce.absence, size: 0.1, unit: relative, from: 2026, branches: [vvt, vv]}",
      ["3: lever workforce.absence: branches names 'vvt', which the model doesn't have; allowed are ggz, vv"]
    ),
    (
      "- {target: workforce.inflow, size: 0.1, unit: relative, from: 2026, branches: ggz}",
      [
        "3: lever workforce.inflow: branches names 'ggz', of which workforce_flows.csv has nothing; allowed are vv"
      ]
    ),
    (
      "- {target: workforce.training, size: 0.1, unit: relative, from: 2026, branches: ggz}",
      [
        "3: lever workforce.training: branches names 'ggz', of which workforce_training.csv has nothing; allowed are vv"
      ]
    ),
    (
      "- {target: care.use, size: 0.1, unit: relative, from: 2026, products: [leeg, zorgen]}",
      [
        "3: lever care.use: products names 'leeg', of which care_use.csv has nothing; allowed are kuur, nul, visite, zorg",
        "3: lever care.use: products names 'zorgen', which the model doesn't have; allowed are kuur, nul, visite, zorg",
      ]
    ),
    (
      "- {target: conditions.prevalence, size: 0.1, unit: relative, from: 2026, conditions: y}",
      ["3: lever conditions.prevalence: conditions names 'y', which the model doesn't have; allowed are x"]
    ),
    (
      "- {target: determinants.exposure, size: -0.1, unit: relative, from: 2026, determinants: [groen, drank]}",
      [
        "3: lever determinants.exposure: determinants names 'drank', which the model doesn't have; allowed are roken",
        "3: lever determinants.exposure: determinants names 'groen', of which exposure.csv or relative_risks.csv has nothing; allowed are roken",
      ]
    ),
    (
      "- {target: care.use, size: 0.1, unit: relative, from: 2026, ages: [5, 31]}",
      ["3: lever care.use: ages go up to 31; allowed is up to 30, the model's open age"]
    ),
    (
      "- {target: care.use, size: 0.1, unit: relative, from: 2026, products: kuur, ages: [0, 17]}",
      ["3: lever care.use: selects nothing: care_use.csv has nothing on kuur at ages 0-17"]
    ),
    (
      "- {target: workforce.hours, size: 0.1, unit: relative, from: 2026, branches: vv, regions: [C3, D4]}",
      [
        "3: lever workforce.hours: selects nothing: workforce_regional.csv has no employees of vv in these regions"
      ]
    ),
    (
      "- {target: workforce.inflow, size: 5, unit: people_per_year, from: 2026, regions: [C3]}",
      [
        "3: lever workforce.inflow: selects nothing: workforce_regional.csv has no employees of vv in these regions"
      ]
    ),
    (
      "- {target: care.substitute, size: 0.1, unit: share, from: 2026, products: zorg, to: visite}",
      [
        "3: lever care.substitute: moves zorg, counted in eur, to visite, counted in contacts, which needs a 'ratio'"
      ]
    ),
    (
      "- {target: care.substitute, size: 0.1, unit: share, from: 2026, products: zorg, to: leeg}",
      [
        "3: lever care.substitute: to is 'leeg', which the model has no rates of; allowed are kuur, nul, visite, zorg"
      ]
    ),
    (
      """
      - {target: care.substitute, size: 0.6, unit: share, from: 2026, products: zorg, to: kuur, ages: [0, 20]}
      - {target: care.substitute, size: 0.5, unit: share, from: 2028, until: 2030, course: linear, products: zorg, to: kuur, ages: [20, 30]}
      """,
      ["4: lever care.substitute: makes the share of zorg that moves 1.1 in 2030; allowed is 0 to 1"]
    ),
    (
      """
      - {target: workforce.absence, size: -0.5, unit: relative, from: 2026}
      - {target: workforce.absence, size: -0.03, unit: share, from: 2027}
      """,
      ["4: lever workforce.absence: makes absence of ggz -0.005 in 2027; allowed is 0 to 1"]
    ),
    (
      "- {target: workforce.absence, size: -0.04, p10: -0.06, unit: share, from: 2026, branches: ggz}",
      ["3: lever workforce.absence: makes absence of ggz -0.01 in 2026 at its p10; allowed is 0 to 1"]
    ),
    (
      "- {target: workforce.hours, size: -30, unit: hours_per_week, from: 2026, branches: vv}",
      ["3: lever workforce.hours: makes contract hours of vv -3.0 a week in 2026; allowed is 0.1 to 168"]
    ),
    (
      "- {target: workforce.hours, size: -1, unit: relative, from: 2026, branches: vv}",
      ["3: lever workforce.hours: makes contract hours of vv 0.0 a week in 2026; allowed is 0.1 to 168"]
    ),
    (
      "- {target: workforce.inflow, size: -60, unit: people_per_year, from: 2026, regions: A1}",
      [
        "3: lever workforce.inflow: makes the inflow of vv -0.111111 times that of the base year in 2026; allowed is 0 or more"
      ]
    ),
    (
      """
      - {target: workforce.inflow, size: -0.5, unit: relative, from: 2026, regions: A1}
      - {target: workforce.inflow, size: -54, unit: people_per_year, from: 2026}
      """,
      [
        "4: lever workforce.inflow: makes the inflow of vv -0.1 times that of the base year in 2026; allowed is 0 or more"
      ]
    ),
    (
      "- {target: workforce.training, size: -51, unit: people_per_year, from: 2026}",
      [
        "3: lever workforce.training: makes the intake of vv -0.02 times that of the base year in 2026; allowed is 0 or more"
      ]
    ),
    (
      "- {target: workforce.outflow, size: -0.09, unit: share_per_year, from: 2026, branches: vv}",
      [
        "3: lever workforce.outflow: makes the outflow of vv -0.005 per employee per year in 2026; allowed is 0 to 1"
      ]
    ),
    (
      """
      - {target: workforce.retirement_age, size: 20, unit: years, from: 2026}
      - {target: workforce.retirement_age, size: 14, unit: years, from: 2026}
      """,
      ["4: lever workforce.retirement_age: makes the age of retirement 101.0 in 2026; allowed is 40 to 100"]
    ),
    (
      "- {target: care.healthy_ageing, size: 0.6, unit: share, from: 2026}",
      ["3: lever care.healthy_ageing: makes the healthy share 1.1 in 2026; allowed is 0 to 1"]
    ),
    (
      "- {target: demography.immigration, size: -310, unit: people_per_year, from: 2030}",
      [
        "3: lever demography.immigration: makes immigration -0.033333 times that of the base year in 2030; allowed is 0 or more"
      ]
    ),
    (
      "- {target: determinants.exposure, size: -0.25, unit: share, from: 2026, determinants: roken}",
      [
        "3: lever determinants.exposure: makes the share of people exposed to roken, sex F, ages 18-30, -0.05 in 2026; allowed is 0 to 1"
      ]
    ),
    (
      "- {target: determinants.exposure, size: -0.1, unit: relative, from: 2026, ages: [0, 17]}",
      ["3: lever determinants.exposure: selects nothing: exposure.csv has nothing on roken at ages 0-17"]
    ),
    (
      "- {target: demography.fertility, size: -1, unit: children_per_woman, from: 2030}",
      ["3: lever demography.fertility: makes births per woman -0.32 in 2030; allowed is 0 to 10"]
    ),
  ]

  @Test(arguments: refusals)
  func `what the model doesn't allow is told with its line`(levers: String, expected: [String]) throws {
    let faults = try ScenarioModel.faults("name: s\nlevers:\n" + levers + "\n")
    #expect(faults == expected.map { "s.yaml:" + $0 })
  }

  /// Levers just within what is refused above.
  static let allowed = [
    "- {target: care.use, size: 0.1, unit: relative, from: 2025, regions: [Region A1, 'deel:Z', 'gemeente:*'], ages: [5, 30]}",
    "- {target: workforce.inflow, size: -54, unit: people_per_year, from: 2026, regions: A1}",
    "- {target: workforce.absence, size: -0.05, unit: share, from: 2026, branches: ggz}",
    "- {target: demography.immigration, size: -300, unit: people_per_year, from: 2030}",
    "- {target: workforce.training, size: -50, unit: people_per_year, from: 2026}",
    "- {target: care.substitute, size: 1, unit: share, from: 2026, products: zorg, to: visite, ratio: 0.1}",
    """
    - {target: care.substitute, size: 0.6, unit: share, from: 2026, products: zorg, to: kuur, ages: [0, 19]}
    - {target: care.substitute, size: 0.5, unit: share, from: 2026, products: zorg, to: kuur, ages: [20, 30]}
    """,
    """
    - {target: workforce.absence, size: -0.04, unit: share, from: 2026, branches: ggz, regions: A1}
    - {target: workforce.absence, size: -0.04, unit: share, from: 2026, branches: ggz, regions: B2}
    """,
    "- {target: determinants.exposure, size: -0.1, unit: relative, from: 2026, determinants: roken}",
  ]

  @Test(arguments: allowed)
  func `what lies at the edge is allowed`(levers: String) throws {
    #expect(try ScenarioModel.faults("name: s\nlevers:\n" + levers + "\n") == [])
  }

  @Test func `faults of the file and of what it asks of the model come together`() throws {
    let text = """
      name: s
      levers:
        - {target: care.use, size: 0.1, unit: relative, from: 2024}
        - {target: care.use, size: x, unit: relative, from: 2026}

      """
    #expect(
      try ScenarioModel.faults(text) == [
        "s.yaml:3: lever care.use: from is 2024; allowed is 2025, the year after the base year, to 2074",
        "s.yaml:4: lever.size is 'x'; allowed is a finite number",
      ])
  }

  @Test func `the limits of sound levers are told beside other faults`() throws {
    let text = """
      name: s
      levers:
        - {target: care.use, size: 0.1, unit: relative, from: 2024}
        - {target: workforce.hours, size: -1, unit: relative, from: 2026, branches: vv}

      """
    let faults = try ScenarioModel.faults(text)
    #expect(faults.count == 2 && faults[0].hasPrefix("s.yaml:3: lever care.use: from is 2024"))
    #expect(faults.last?.hasPrefix("s.yaml:4: lever workforce.hours: makes contract hours of vv 0.0") == true)
  }

  @Test func `ages at which nobody of the staff is select nothing`() throws {
    let lever = "name: s\nlevers: [{target: workforce.outflow, size: -0.1, unit: relative, from: 2026, ages: "
    let faults = try ScenarioModel.faults(lever + "[5, 14]}]\n", in: .staffed)
    #expect(
      faults == [
        "s.yaml:2: lever workforce.outflow: selects nothing: of een, twee nobody leaves at ages 5-14; staff is 15 to 55 years old"
      ])
    #expect(try ScenarioModel.faults(lever + "[5, 15]}]\n", in: .staffed) == [])
  }

  static let missing: [(String, String)] = [
    (
      "workforce.inflow, size: 0.1, unit: relative",
      "needs workforce_branches.csv, which the model doesn't have"
    ),
    (
      "workforce.retirement_age, size: 1, unit: years",
      "needs pension_age in model.yaml, which the model doesn't have"
    ),
    (
      "determinants.exposure, size: 0.1, unit: relative",
      "needs relative_risks.csv, which the model doesn't have"
    ),
    (
      "demography.immigration, size: 0.1, unit: relative",
      "needs migration.international: rates in model.yaml, where it is none"
    ),
    (
      "demography.internal_migration, size: 0.1, unit: relative",
      "needs moves between regions, and migration.internal in model.yaml is none"
    ),
  ]

  @Test(arguments: missing)
  func `a part that the model lacks is named`(lever: String, expected: String) throws {
    let text = "name: s\nlevers: [{target: \(lever), from: 2026}]\n"
    let faults = try ScenarioModel.faults(text, in: .closed)
    #expect(faults.contains { $0.hasSuffix(": \(expected)") }, "\(faults)")
  }
}

/// What levers act on.
@Suite struct ScenarioSelectionTests {
  private func resolve(_ rest: String) throws -> ResolvedLever {
    let text = "name: s\nlevers: [{size: 0.1, unit: relative, from: 2026, \(rest)}]\n"
    let model = try ScenarioModel.all.read()
    let scenario = try withTemporaryDirectory { directory in
      let file = directory.appendingPathComponent("s.yaml")
      try Data(text.utf8).write(to: file)
      return try ScenarioReader.read(file)
    }
    return try #require(try ScenarioResolver(model: model).resolve(scenario).levers.first)
  }

  static let regions: [(String, [Double])] = [
    ("", [1, 1, 1, 1]), (", regions: NL", [1, 1, 1, 1]), (", regions: [A1, Region C3]", [1, 0, 1, 0]),
    (", regions: Noord", [1, 0.25, 0, 0]), (", regions: 'deel:*'", [1, 1, 0, 0]),
    (", regions: [N, Z]", [1, 1, 0, 0]), (", regions: [N, B2]", [1, 1, 0, 0]),
    (", regions: [N, 'deel:N']", [1, 0.25, 0, 0]), (", regions: ['deel:Z', D4]", [0, 0.75, 0, 1]),
  ]

  @Test(arguments: regions)
  func `areas give the share of each region, none twice`(regions: String, expected: [Double]) throws {
    #expect(try resolve("target: care.use" + regions).regions == expected)
  }

  @Test func `without a selection a lever acts on all that the model has figures of`() throws {
    #expect(try resolve("target: care.use").products == ["kuur", "nul", "visite", "zorg"])
    #expect(try resolve("target: care.use").branches == [])
    #expect(try resolve("target: workforce.inflow").branches == ["vv"])
    #expect(try resolve("target: workforce.absence").branches == ["ggz", "vv"])
    #expect(try resolve("target: conditions.prevalence").conditions == ["x"])
    #expect(try resolve("target: determinants.exposure").determinants == ["roken"])
  }

  @Test func `codes come in the model's order`() throws {
    #expect(try resolve("target: care.use, products: [zorg, kuur]").products == ["kuur", "zorg"])
    #expect(try resolve("target: care.use, ages: [3, 9]").ages == 3...9)
  }

  @Test func `the nearest names are those with the fewest changes`() throws {
    #expect(NearestNames.distance(Array("kitten"), Array("sitting")) == 3)
    #expect(NearestNames.distance([], Array("abc")) == 3)
    #expect(
      NearestNames.nearest("zeelnd", in: ["Zeeland", "Zeist", "Flevoland", "Zaanstad"]).first == "Zeeland")
    let many = (10...40).map { "x\($0)" }
    #expect(NearestNames.allowed(many, for: "x44") == "nearest are 'x14', 'x24', 'x34'")
  }
}
