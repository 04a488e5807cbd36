import ModelDirectory
import Testing

@Suite struct ScenarioSolveTests {
  private static let levers =
    "levers: [{target: workforce.inflow, unit: relative, least: 0, most: 0.5, cost: 1, from: 2026}]\n"

  static let refusals: [(String, [String])] = [
    (
      "gap: {branches: [vvt, total], regions: Noorden, year: 2024, at_most: 0}",
      [
        "names 'vvt', which the model doesn't have; allowed are ggz, total, vv",
        "regions names 'Noorden', which no area has as its code or name; allowed are Noord, Region A1, Region B2, "
          + "Region C3, Region D4, The land, Zuid",
        "the year is 2024; allowed is after the base year, 2024",
      ]
    ),
    (
      "wait: {services: wachten, year: 2030, within: norm}",
      [
        "names 'wachten', which the model doesn't have; allowed are wacht",
        "service 'wachten' has no norm in waiting_norms.csv",
      ]
    ),
    (
      "cost: {products: total_Wlz, from: 2023, until: 2030, growth_at_most: 0.02}",
      [
        "from is 2023; allowed is the base year, 2024, or later",
        "names 'total_Wlz', which the model doesn't have; allowed are kuur, total, total_Zvw, visite, zorg",
      ]
    ),
  ]

  @Test(arguments: refusals)
  func `a target that the model doesn't know`(target: String, expected: [String]) throws {
    let text = "name: s\n" + Self.levers + "targets:\n  - " + target + "\n"
    #expect(try ScenarioModel.solveFaults(text) == expected.map { "s.yaml:4: target: \($0)" })
  }

  @Test func `targets and levers that the model has`() throws {
    let text =
      "name: s\n" + Self.levers
      + "targets: [{gap: {regions: ['deel:N'], year: 2034, at_most: 0}}, {wait: {year: 2030, within: norm}}, "
      + "{cost: {until: 2030, growth_at_most: 0.02}}]\n"
    #expect(try ScenarioModel.solveFaults(text) == [])
  }

  @Test func `bounds that the model doesn't allow are told`() throws {
    let text = """
      name: s
      targets: [{gap: {year: 2034, at_most: 0}}]
      levers:
        - {target: workforce.absence, unit: share, least: -0.06, most: 0, cost: 1, from: 2026, branches: ggz}

      """
    #expect(
      try ScenarioModel.solveFaults(text) == [
        "s.yaml:4: lever workforce.absence: makes absence of ggz -0.01 in 2026; allowed is 0 to 1"
      ])
  }
}
