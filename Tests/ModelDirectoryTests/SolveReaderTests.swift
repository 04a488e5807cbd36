import Foundation
import ModelDirectory
import Testing

@Suite struct SolveReaderTests {
  private static let levers = """
    levers:
      - {target: workforce.inflow, unit: relative, least: 0, most: 0.5, cost: 10, from: 2026}

    """

  @Test func `every key`() throws {
    let files = ScenarioFiles([
      "s.yaml": """
      name: zeeland
      description: No gap
      source: made up
      cost_unit: mln euro per year
      scenario: base
      targets:
        - gap: {branches: [vv, total], regions: [Zeeland], year: 2034, at_most: 0.5, unit: share}
        - wait: {services: [ggz], year: 2030, within: norm}
        - wait: {year: 2030, at_most: 6}
        - cost: {products: total, from: 2025, until: 2034, growth_at_most: 0.03}
      levers:
        - target: workforce.absence
          unit: share
          least: -0.02
          most: 0
          cost: 1200
          step: 0.005
          course: linear
          from: 2026
          until: 2030
          branches: [vv]
          reason: earlier support
      figure:
        gap: {branches: vv, year: 2034}

      """,
      "base.yaml": "name: base\nlevers: [\(ScenarioReaderTests.lever)0.1}]\n",
    ])
    let problem = try files.problem()
    #expect(problem.name == "zeeland" && problem.costUnit == "mln euro per year")
    #expect(problem.scenario?.levers.count == 1 && problem.inputs.map(\.name) == ["s.yaml", "base.yaml"])
    let kinds = problem.targets.map(\.figure.kind)
    #expect(kinds[0] == .gap(branches: ["vv", "total"], unit: .share, year: 2034))
    #expect(kinds[1] == .wait(services: ["ggz"], year: 2030) && kinds[2] == .wait(services: [], year: 2030))
    #expect(kinds[3] == .costGrowth(products: ["total"], from: 2025, until: 2034))
    #expect(problem.targets.map(\.limit) == [.atMost(0.5), .norm, .atMost(6), .atMost(0.03)])
    #expect(problem.targets[0].figure.regions == ["Zeeland"] && problem.targets[0].figure.place.line == 7)
    let option = try #require(problem.levers.first)
    #expect([option.least, option.most, option.cost, option.step] == [-0.02, 0, 1200, 0.005])
    #expect(option.lever.size == 0 && option.lever.selection.branches == ["vv"])
    let lever = option.lever(of: -0.01)
    #expect([lever.size, lever.p10, lever.p90] == [-0.01, -0.01, -0.01])
    #expect(lever.course == .linear(from: 2026, until: 2030) && lever.reason == "earlier support")
    #expect(problem.figure?.kind == .gap(branches: ["vv"], unit: .fte, year: 2034))
  }

  private static let top = "name: s\n" + levers
  private static let gap = "name: s\ntargets:\n  - gap: {year: 2034, at_most: 0}\n"
  private static let option = gap + "levers:\n  - {target: workforce.inflow, unit: relative, from: 2026, "

  static let refusals: [(String, [String])] = [
    ("", ["s.yaml: is empty; name, targets and levers are required"]),
    (
      "name: s\nlevers: []\ntargets: []\n",
      [
        "s.yaml:2: levers is an empty list; at least one is required",
        "s.yaml:3: targets is an empty list; at least one is required",
      ]
    ),
    (
      "name: s\nlevers: [{target: care.use, size: 0.1}, {}]\n",
      [
        "s.yaml: is a scenario, which 'zorgprognose run --scenario' takes; a question for a mix has targets, "
          + "and levers with least, most and cost"
      ]
    ),
    (top + "targets:\n  - {}\n", ["s.yaml:5: target has none of gap, wait, cost; allowed is one"]),
    (
      top + "targets:\n  - {gap: {}, wait: {}}\n",
      ["s.yaml:5: target has 2 of gap, wait, cost; allowed is one"]
    ),
    (
      top + "targets:\n  - gap: {at_most: 0}\n",
      ["s.yaml:5: target.gap has no key 'year', which is required"]
    ),
    (
      top + "targets:\n  - gap: {year: 2034}\n", ["s.yaml:5: target.gap has no limit; allowed is at_most"]
    ),
    (
      top + "targets:\n  - gap: {year: 2034, at_most: 0, unit: heads}\n",
      ["s.yaml:5: target.gap.unit is 'heads'; allowed is fte, persons, share"]
    ),
    (
      top + "targets:\n  - wait: {year: 2034, at_most: 0, within: norm}\n",
      ["s.yaml:5: target.wait has more than one limit; allowed is within or at_most"]
    ),
    (
      top + "targets:\n  - wait: {year: 2034, within: reason}\n",
      ["s.yaml:5: target.wait.within is 'reason'; allowed is norm"]
    ),
    (
      top + "targets:\n  - cost: {from: 2034, until: 2034, growth_at_most: 3}\n",
      [
        "s.yaml:5: target.cost.growth_at_most is '3'; allowed is a number from -1 to 1",
        "s.yaml:5: target.cost.until is 2034, not after from, which is 2034",
      ]
    ),
    (
      gap + levers + "figure:\n  gap: {year: 2034, at_most: 0}\n",
      [
        "s.yaml:7: unknown key 'figure.gap.at_most'; allowed are figure.gap.branches, figure.gap.regions, "
          + "figure.gap.year, figure.gap.unit"
      ]
    ),
    (
      gap.replacing("name: s", with: "name: reference") + levers,
      [
        "s.yaml:1: name is 'reference', which stands for the prognosis without levers; allowed is another name"
      ]
    ),
    (
      gap + levers + "scenario: x\n",
      ["s.yaml:6: scenario is 'x', which isn't there: beside s.yaml is no scenario"]
    ),
    (
      option + "size: 1}\n",
      [
        "s.yaml:5: lever has no key 'cost', which is required",
        "s.yaml:5: lever has no key 'least', which is required",
        "s.yaml:5: lever has no key 'most', which is required",
        "s.yaml:5: unknown key 'lever.size'; allowed are lever.least, lever.most, lever.cost, lever.step, lever.target, "
          + "lever.unit, lever.course, lever.from, lever.until, lever.reason, lever.reason_nl, lever.regions, lever.branches, "
          + "lever.products, lever.conditions, lever.determinants, lever.ages, lever.to, lever.ratio",
      ]
    ),
    (
      option + "least: 0, most: 0, cost: 1}\n",
      ["s.yaml:5: lever goes from 0 to 0; allowed is a least below the most"]
    ),
    (
      option + "least: -0.1, most: 0.1, cost: 1}\n",
      [
        "s.yaml:5: lever goes from -0.1 to 0.1; allowed is a least of 0 or a most of 0, since no lever costs nothing"
      ]
    ),
    (
      option + "least: 0, most: 12, cost: -1, step: 0}\n",
      [
        "s.yaml:5: lever.cost is '-1'; allowed is a finite number of at least 0",
        "s.yaml:5: lever.step is '0'; allowed is a finite number above 0",
      ]
    ),
    (
      option + "least: -2, most: 0, cost: 1}\n",
      [
        "s.yaml:5: lever.least is -2, which would make people negative; allowed for workforce.inflow in relative is "
          + "a number from -1 to 10"
      ]
    ),
  ]

  @Test(arguments: refusals)
  func `a question that can't be`(text: String, expected: [String]) throws {
    #expect(try ScenarioFiles(text).solveFaults() == expected)
  }

  @Test func `the faults of its scenario are told too`() throws {
    let files = ScenarioFiles(["s.yaml": Self.gap + Self.levers + "scenario: t\n", "t.yaml": "name: t\n"])
    #expect(try files.solveFaults() == ["t.yaml: has no key 'levers', which is required"])
  }
}
