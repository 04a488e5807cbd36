import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Mixes whose answer can be worked out by hand from the reference, or by trying all of a fine grid.
@Suite struct ScenarioSolverTests {
  private static let hours =
    "  - {target: workforce.hours, branches: [een], unit: relative, least: 0, most: 0.5, cost: 10, from: 2025}\n"
  private static let absence =
    "  - {target: workforce.absence, branches: [een], unit: share, least: -0.08, most: 0, cost: 20, from: 2025}\n"

  private static func gap(_ limit: Double, _ more: String = "regions: ['gemeente:A1']") -> String {
    "  - gap: {branches: [een], \(more), year: 2027, unit: fte, at_most: \(limit)}\n"
  }

  private static func text(_ targets: String, _ levers: String, _ more: String = "") -> String {
    "name: s\n\(more)targets:\n\(targets)levers:\n\(levers)"
  }

  private static func reference(_ text: String) throws -> (run: SolveRun, result: PrognosisResult) {
    let run = try SolveRun(text)
    return (run, try run.results([])[0])
  }

  /// Hours act on supply S alone, so D - S (1 + h) = limit at h = (D - limit) / S - 1; absence costs more per FTE.
  @Test func `one lever is turned just as far as it has to be`() throws {
    let text = Self.text(Self.gap(-40), Self.hours + Self.absence)
    let (run, before) = try Self.reference(text)
    let (demand, supply) = (before.staff("een", .demandFTE, 3), before.staff("een", .supplyFTE, 3))
    let solution = try run.solver.solution()
    #expect(solution.outcome == .reached)
    let expected = (demand + 40) / supply - 1
    expectClose(solution.levers.map(\.size), [expected, 0], within: .absolute(1e-10), "sizes")
    expectClose([solution.cost], [10 * expected], within: .relative(1e-10), "cost")
    #expect(solution.levers.map(\.bound) == [nil, nil])
    let target = try #require(solution.targets.first)
    expectClose(
      [target.limit, target.before, target.after, target.shortfall], [-40, demand - supply, -40, 0],
      within: .absolute(1e-9), "target")
    #expect(run.solver.areas.map(\.code) == ["A1"] && run.solver.horizon == 3)
    // The mix is a scenario of the one lever, and its own run gives what is said of it.
    #expect(solution.mix.name == "s" && solution.mix.levers.map(\.target) == [.hours])
    #expect(solution.mix.levers.map(\.size) == [solution.levers[0].size])
    #expect(try run.results([solution.mix])[1].staff("een", .gapFTE, 3) == target.after)
  }

  /// Of S (1 + h) (1 + a / 0.92) = D - limit the least of 10 h + c a lies where 1 + h = sqrt(K 0.92 c / 10), for K = (D - limit) / S.
  @Test func `two levers that strengthen each other are used as calculus says`() throws {
    let (limit, price) = (-10.0, 11.0)
    let text = Self.text(
      Self.gap(limit), Self.hours + Self.absence.replacing("cost: 20", with: "cost: \(price)"))
    let (run, before) = try Self.reference(text)
    let factor = (before.staff("een", .demandFTE, 3) - limit) / before.staff("een", .supplyFTE, 3)
    let longer = (factor * 0.92 * price / 10).squareRoot()
    let present = 0.92 * (factor / longer - 1)
    #expect(longer > 1.001 && present > 0.001 && present < 0.08, "both within their bounds")
    let least = 10 * (longer - 1) + price * present
    let solution = try run.solver.solution()
    #expect(solution.outcome == .reached)
    // The target is held to a thousandth of the demand, which is 1 % of this cost, and the cost to a thousandth.
    expectClose([solution.cost], [least], within: .relative(1.2e-2), "cost")
    let after = try #require(solution.targets.first).after
    #expect(after <= limit + ScenarioSolver.tolerance * before.staff("een", .demandFTE, 3))
  }

  @Test func `no mix of a fine grid is cheaper`() throws {
    let targets =
      Self.gap(-30) + "  - wait: {services: [poli], regions: ['gemeente:A1'], year: 2027, at_most: 3.5}\n"
    let levers =
      Self.hours.replacing("most: 0.5", with: "most: 0.4") + Self.absence
      + "  - {target: care.use, products: [zorg], unit: relative, least: -0.2, most: 0, cost: 12, from: 2025}\n"
    let run = try SolveRun(Self.text(targets, levers))
    let solution = try run.solver.solution()
    #expect(solution.outcome == .reached)
    let found = solution.levers.map(\.size)
    let steps = (0...8).map { Double($0) / 8 }
    let mixes = steps.flatMap { h in
      steps.flatMap { a in steps.map { u in [0.4 * h, -0.08 * a, -0.2 * u] } }
    }
    let results = try run.results(ofMixes: mixes + [found])
    func holds(_ result: PrognosisResult) -> Bool {
      let slack = ScenarioSolver.tolerance * result.staff("een", .demandFTE, 3)
      return result.staff("een", .gapFTE, 3) <= -30 + slack
        && result.weeks("poli", 3) <= 3.5 + ScenarioSolver.tolerance
    }
    let feasible = mixes.indices.filter { holds(results[$0]) }
    #expect(feasible.count > 50 && feasible.count < mixes.count - 50)
    let cheapest = try #require(feasible.map { run.cost(mixes[$0]) }.min())
    #expect(holds(results[mixes.count]))
    expectClose([solution.cost], [run.cost(found)], within: .relative(1e-12))
    // The tolerance on the cost; the grid's best is above the optimum by less than one of its steps.
    #expect(solution.cost <= cheapest * 1.001 && solution.cost > cheapest - 10 * 0.4 / 8)
  }

  @Test func `what holds already needs nothing`() throws {
    let run = try SolveRun(Self.text(Self.gap(10_000), Self.hours))
    let solution = try run.solver.solution()
    #expect(solution.outcome == .alreadyMet && solution.cost == 0 && solution.iterations == 0)
    #expect(solution.levers.map(\.size) == [0] && solution.mix.levers.isEmpty)
    #expect(solution.targets.allSatisfy { $0.before == $0.after && $0.shortfall == 0 })
    #expect(solution.effects.count == 1)
  }

  @Test func `out of reach the best is told with what is left`() throws {
    let text = Self.text(
      Self.gap(-60),
      (Self.hours + Self.absence).replacing("most: 0.5", with: "most: 0.01")
        .replacing("least: -0.08", with: "least: -0.02"))
    let (run, before) = try Self.reference(text)
    let solution = try run.solver.solution()
    #expect(solution.outcome == .notReached)
    expectClose(solution.levers.map(\.size), [0.01, -0.02], within: .relative(1e-6), "all there is")
    #expect(solution.levers.map(\.bound) == [.upper, .lower])
    let best = before.staff("een", .demandFTE, 3) - before.staff("een", .supplyFTE, 3) * 1.01 * 0.94 / 0.92
    let target = try #require(solution.targets.first)
    expectClose([target.after, target.shortfall], [best, best + 60], within: .absolute(1e-5))
  }

  /// The wait falls as hours rise: the least that is enough lies between two neighbours of a grid.
  @Test func `a wait is brought within its norm`() throws {
    let wait = "  - wait: {services: [poli], regions: ['gemeente:C3'], year: 2027, within: norm}\n"
    let run = try SolveRun(Self.text(wait, Self.hours))
    let solution = try run.solver.solution()
    #expect(solution.outcome == .reached)
    let target = try #require(solution.targets.first)
    #expect(target.limit == 5 && target.before > 5)
    #expect((target.after - 5).magnitude <= ScenarioSolver.tolerance)
    let grid = (0...100).map { 0.002 * Double($0) }
    let weeks = try run.results(ofMixes: grid.map { [$0] }).map { $0.weeks("poli", 3) }
    #expect(weeks[0] == target.before && zip(weeks, weeks.dropFirst()).allSatisfy { $0 >= $1 })
    let first = try #require(weeks.firstIndex { $0 <= 5 })
    let size = solution.levers[0].size
    #expect(size > grid[first - 1] - 1e-4 && size < grid[first] + 1e-4, "\(size), \(grid[first])")
  }

  /// A share u of use less makes growth over n years (ratio (1 - u))^(1/n) - 1.
  @Test func `growth of cost is held down by less use`() throws {
    let run = try SolveRun(
      """
      name: s
      targets: [{cost: {products: [zorg], from: 2025, until: 2027, growth_at_most: -0.03}}]
      levers: [{target: care.use, products: [zorg], unit: relative, least: -0.5, most: 0, cost: 1, from: 2026}]

      """)
    let before = try run.results([])[0]
    let ratio = before.care("zorg", 3)[0] / before.care("zorg", 1)[0]
    let solution = try run.solver.solution()
    #expect(solution.outcome == .reached)
    let target = try #require(solution.targets.first)
    expectClose([target.before], [ratio.squareRoot() - 1], within: .absolute(1e-12), "before")
    // A thousandth of a percentage point of growth a year is twice that of use.
    expectClose(
      [1 + solution.levers[0].size], [0.97 * 0.97 / ratio], within: .absolute(3e-5), "size")
  }

  @Test func `a scenario that it builds on is there before the mix, and in it`() throws {
    let files = [
      "basis.yaml": """
      name: basis
      title_nl: Minder verzuim
      levers: [{target: workforce.absence, branches: [een], size: -0.02, unit: share, from: 2025}]

      """
    ]
    let run = try SolveRun(Self.text(Self.gap(-60), Self.hours, "scenario: basis\n"), files: files)
    let before = try run.results([])[0]
    let (demand, supply) = (
      before.staff("een", .demandFTE, 3), before.staff("een", .supplyFTE, 3) * 0.94 / 0.92
    )
    let solution = try run.solver.solution()
    expectClose([solution.targets[0].before], [demand - supply], within: .absolute(1e-9))
    expectClose([solution.levers[0].size], [(demand + 60) / supply - 1], within: .absolute(1e-10))
    #expect(solution.mix.levers.map(\.target) == [.absence, .hours] && solution.mix.name == "s")
    #expect(solution.mix.titleNL.isEmpty, "the title is that of the scenario that it builds on")
    expectClose([try run.results([solution.mix])[1].staff("een", .gapFTE, 3)], [-60], within: .absolute(1e-9))
  }

  @Test func `each branch and each area is a target of its own, in any unit`() throws {
    let levers = """
        - {target: workforce.hours, branches: [een], regions: [A1], unit: relative, least: 0, most: 0.5, cost: 1, from: 2025}
        - {target: workforce.hours, branches: [een], regions: [B2], unit: relative, least: 0, most: 0.5, cost: 1, from: 2025}
        - {target: workforce.hours, branches: [twee], regions: [A1], unit: relative, least: 0, most: 0.5, cost: 1, from: 2025}
        - {target: workforce.hours, branches: [twee], regions: [B2], unit: relative, least: 0, most: 0.5, cost: 1, from: 2025}

      """
    let gap =
      "  - gap: {branches: [een, twee], regions: ['gemeente:A1', 'gemeente:B2'], year: 2026, unit: share, at_most: -0.2}\n"
    let run = try SolveRun(Self.text(gap, levers))
    let before = try run.results([])[0]
    let solution = try run.solver.solution()
    #expect(solution.outcome == .reached && solution.targets.count == 4)
    let pairs = ["een", "twee"].flatMap { branch in [0, 1].map { (branch, $0) } }
    // Targets go by area, then by branch; levers by branch, then by region.
    for (size, (branch, area)) in zip(solution.levers.map(\.size), pairs) {
      let expected =
        1.2 * before.staff(branch, .demandFTE, 2, area: area)
        / before.staff(branch, .supplyFTE, 2, area: area) - 1
      expectClose([size], [expected], within: .absolute(1e-9), "\(branch) \(area)")
    }
    #expect(solution.targets.map(\.value.area.code) == ["A1", "A1", "B2", "B2"])
    #expect(solution.targets.allSatisfy { ($0.after + 0.2).magnitude < 1e-9 })
  }

  @Test func `the tornado table is what each lever does alone`() throws {
    let text = Self.text(
      Self.gap(-30), Self.hours.replacing("cost: 10", with: "cost: 10, step: 0.1") + Self.absence,
      "figure:\n  gap: {branches: [een], regions: ['gemeente:B2'], year: 2026, unit: persons}\n")
    let run = try SolveRun(text)
    let solution = try run.solver.solution()
    #expect(solution.figures.count == 1 && solution.figures[0].value.area.code == "B2")
    let mixes = [[0, 0], [0.1, 0], [0.5, 0], [0, -0.008], [0, -0.08]]
    let column = try #require(run.solver.areas.firstIndex { $0.code == "B2" })
    let gaps = try run.results(ofMixes: mixes).map { $0.staff("een", .gapPersons, 2, area: column) }
    expectClose([solution.figures[0].before], [gaps[0]], within: .relative(1e-12))
    let (hours, absence) = (solution.effects[0], solution.effects[1])
    #expect([hours.lever, absence.lever] == ["workforce.hours", "workforce.absence"])
    expectClose(
      [0.1 * hours.perUnit[0], hours.atLower[0], hours.atUpper[0]],
      [gaps[1] - gaps[0], 0, gaps[2] - gaps[0]],
      within: .absolute(1e-9), "hours")
    // Without a step of its own a tenth of the range, towards the side where there is room.
    #expect(run.problem.levers.map(\.shownStep) == [0.1, -0.008])
    expectClose(
      [-0.008 * absence.perUnit[0], absence.atLower[0], absence.atUpper[0]],
      [gaps[3] - gaps[0], gaps[4] - gaps[0], 0], within: .absolute(1e-9), "absence")
  }

  @Test func `a target that no lever affects is refused with its line`() throws {
    let levers = Self.hours.replacing("[een]", with: "[twee]")
    let run = try SolveRun(Self.text(Self.gap(-30), levers))
    #expect(
      run.faults() == [
        "s.yaml:3: target: no allowed lever affects gap een 2027 of Region A1: give one that acts on it, in these "
          + "regions and years"
      ])
    let late = try SolveRun(Self.text(Self.gap(-30), Self.hours.replacing("from: 2025", with: "from: 2028")))
    #expect(late.faults().count == 1)
  }

  @Test func `a target without a figure is refused with its line`() throws {
    let wait = "  - wait: {services: [poli], regions: ['gemeente:B2'], year: 2027, at_most: 3}\n"
    let run = try SolveRun(Self.text(wait, Self.hours))
    #expect(run.faults() == ["s.yaml:3: target: the model gives no figure for wait poli 2027 of Region B2"])
  }
}
