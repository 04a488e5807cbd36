import ModelDirectory
import Prognosis
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
        "the year is 2024; allowed is 2025 to 2074",
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
        "from is 2023; allowed is 2024, the base year, to 2073",
        "names 'total_Wlz', which the model doesn't have; allowed are kuur, nul, total, total_Zvw, visite, zorg",
      ]
    ),
    ("gap: {year: 2075, at_most: 0}", ["the year is 2075; allowed is 2025 to 2074"]),
    (
      "cost: {from: 2080, until: 2100, growth_at_most: 0.02}",
      [
        "from is 2080; allowed is 2024, the base year, to 2073", "the year is 2100; allowed is 2025 to 2074",
      ]
    ),
    (
      "gap: {regions: 'buurt:*', year: 2034, at_most: 0}",
      ["regions names 'buurt:*'; the sets of the model are deel, land, gemeente"]
    ),
  ]

  @Test func `a set stands for all of its areas, none twice`() throws {
    let target = SolveProblem.Figure(
      kind: .gap(branches: [], unit: .fte, year: 2034), regions: ["deel:Z", "deel:*"])
    let problem = SolveProblem(name: "s", targets: [.init(figure: target, limit: .atMost(0))])
    let resolved = try ScenarioResolver(model: ScenarioModel.all.read()).resolve(problem)
    #expect(resolved.targets.first?.areas.map(\.code) == ["Z", "N"])
  }

  @Test func `growth goes forward`() throws {
    let growth = SolveProblem.Figure(kind: .costGrowth(products: [], from: 2030, until: 2030))
    let problem = SolveProblem(name: "s", targets: [.init(figure: growth, limit: .atMost(0))])
    let resolver = ScenarioResolver(model: try ScenarioModel.all.read())
    #expect(throws: ScenarioError.self) { try resolver.resolve(problem) }
  }

  @Test func `unknown names of a target are told beside its other faults and those of levers`() throws {
    let text = """
      name: s
      targets:
        - gap: {branches: vvt, year: 2034, at_most: many}
      levers:
        - {target: workforce.absence, unit: share, least: -0.01, most: 0, cost: 1, from: 2024, branches: ggz}
        - {target: workforce.absence, unit: share, least: -0.06, most: 0, cost: 1, from: 2026, branches: ggz}

      """
    let faults = try ScenarioModel.solveFaults(text)
    let expected = [
      "s.yaml:3: target.gap.at_most is 'many'", "s.yaml:3: target: names 'vvt'",
      "s.yaml:5: lever workforce.absence: from is 2024", "s.yaml:6: lever workforce.absence: makes absence",
    ]
    #expect(faults.count == 4)
    for (fault, start) in zip(faults, expected) { #expect(fault.hasPrefix(start)) }
  }

  @Test func `what a scenario does by itself isn't told of each lever on top of it`() throws {
    let hours = Lever(target: .hours, size: -1, unit: .relative, course: .atOnce(from: 2026, until: nil))
    let option = Lever(target: .hours, size: 0, unit: .relative, course: .atOnce(from: 2026, until: nil))
    let problem = SolveProblem(
      name: "s", scenario: Scenario(name: "b", levers: [hours]),
      levers: [.init(lever: option, least: 0, most: 0.1, cost: 1)])
    let resolver = ScenarioResolver(model: try ScenarioModel.all.read())
    #expect {
      try resolver.resolve(problem)
    } throws: { error in
      guard case .invalid(let faults, 0)? = error as? ScenarioError else { return false }
      return faults.count == 1
    }
  }

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
