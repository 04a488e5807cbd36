import DefaultModel
import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// The question of the default model: no gap in nursing, residential and home care in Zeeland in 2034.
@Suite struct ScenarioSolverDefaultModelTests {
  private static let branches = ["verpleging_verzorging", "thuiszorg"]

  private static let found = Result { () throws -> (run: SolveRun, solution: ScenarioSolution) in
    let model = try DefaultRun.model()
    let file = try DefaultModel.directory().appending(path: "scenarios/solve_zeeland.yaml")
    let run = try SolveRun(model: model, try ScenarioResolver(model: model).solveProblem(at: file))
    return (run, try run.solver.solution())
  }

  /// Whether a run holds both limits within the tolerance, which is a share of the demand without the mix.
  private func holds(_ result: PrognosisResult, without before: PrognosisResult) -> Bool {
    Self.branches.allSatisfy { branch in
      result.staff(branch, .gapFTE, 10)
        <= ScenarioSolver.tolerance * before.staff(branch, .demandFTE, 10)
    }
  }

  @Test func `the mix that is found closes both gaps when it is run by itself`() throws {
    let (run, solution) = try Self.found.get()
    #expect(solution.outcome == .reached && run.problem.levers.count == 5)
    #expect(run.solver.areas.map(\.code) == ["PV29"] && run.solver.horizon == 10)
    let results = try run.results([solution.mix])
    for (target, branch) in zip(solution.targets, Self.branches) {
      #expect(target.before > 0, "\(branch) has a gap without the mix")
      #expect(results[0].staff(branch, .gapFTE, 10) == target.before)
      #expect(results[1].staff(branch, .gapFTE, 10) == target.after)
      #expect(target.shortfall == 0)
    }
    #expect(holds(results[1], without: results[0]))
    #expect(solution.targets.contains { $0.before > 0.01 * results[0].staff("thuiszorg", .demandFTE, 10) })
    for lever in solution.levers {
      #expect(lever.size >= lever.option.least && lever.size <= lever.option.most)
    }
    expectClose([solution.cost], [run.cost(solution.levers.map(\.size))], within: .relative(1e-12))
  }

  /// Random mixes within the bounds: half of them anywhere, half of them a hundredth cheaper than the one found.
  @Test func `no lever alone and none of 60 random mixes is cheaper`() throws {
    let (run, solution) = try Self.found.get()
    var random = SplitMix64(seed: 2034)
    let alone = run.problem.levers.indices.map { j in
      run.problem.levers.indices.map { i in
        i == j ? run.problem.levers[i].least + run.problem.levers[i].most : 0
      }
    }
    let anywhere = (0..<60).map { _ in
      run.problem.levers.map { Double.random(in: $0.least...$0.most, using: &random) }
    }
    let mixes = anywhere.enumerated().map { place, mix in
      let cost = run.cost(mix)
      let share = place.isMultiple(of: 2) ? 1 : min(1, 0.99 * solution.cost / cost)
      return mix.map { $0 * share }
    }
    let before = try run.results([])[0]
    let results = try run.results(ofMixes: alone + mixes)
    var feasible = 0
    for (mix, result) in zip(alone + mixes, results) where holds(result, without: before) {
      feasible += 1
      #expect(run.cost(mix) >= solution.cost * (1 - ScenarioSolver.tolerance), "\(mix)")
    }
    #expect(feasible > 5 && feasible < results.count - 15, "\(feasible)")
  }

  @Test func `with a tenth of the bounds it is out of reach, and said so`() throws {
    let (run, _) = try Self.found.get()
    var problem = run.problem
    for i in problem.levers.indices {
      problem.levers[i].least /= 10
      problem.levers[i].most /= 10
    }
    let small = try SolveRun(model: run.model, problem)
    let solution = try small.solver.solution()
    #expect(solution.outcome == .notReached)
    let ends = problem.levers.map { $0.least + $0.most }
    let results = try small.results(ofMixes: [solution.levers.map(\.size), ends])
    var missing = 0.0
    for (target, branch) in zip(solution.targets, Self.branches) {
      let (best, all) = (results[0].staff(branch, .gapFTE, 10), results[1].staff(branch, .gapFTE, 10))
      #expect(best == target.after)
      // More of any of these levers is never worse, so no mix leaves less than all of them together.
      #expect(all > 0 || target.shortfall == 0)
      let slack = ScenarioSolver.tolerance * results[0].staff(branch, .demandFTE, 10)
      #expect(target.shortfall <= max(0, all) + slack && target.shortfall >= max(0, all) - 1e-9 - slack)
      missing += target.shortfall
    }
    #expect(missing > 0)
  }
}
