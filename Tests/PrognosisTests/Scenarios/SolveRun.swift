import Foundation
import ModelDirectory
import Prognosis
import TestSupport

/// A search for a mix, and runs of its levers that know nothing of the search.
struct SolveRun {
  let model: RegionModel
  let problem: SolveProblem
  let solver: ScenarioSolver

  /// A question in this model; `files` are the scenarios that it builds on.
  init(_ text: String, files: [String: String] = [:], model: MethodModel = .staffed) throws {
    try self.init(model: model.read(), text, files: files)
  }

  init(model: RegionModel, _ text: String, files: [String: String] = [:]) throws {
    let problem = try withTemporaryDirectory { directory in
      for (name, text) in files.merging(["s.yaml": text], uniquingKeysWith: { $1 }) {
        try Data(text.utf8).write(to: directory.appendingPathComponent(name))
      }
      return try ScenarioResolver(model: model).solveProblem(
        at: URL(filePath: "s.yaml", relativeTo: directory))
    }
    try self.init(model: model, problem)
  }

  init(model: RegionModel, _ problem: SolveProblem) throws {
    (self.model, self.problem) = (model, problem)
    solver = try ScenarioSolver(model: model, problem: problem)
  }

  /// The reference and each scenario, on the central path of the solver's areas.
  func results(_ scenarios: [Scenario]) throws -> [PrognosisResult] {
    let options = PrognosisOptions(areas: solver.areas, horizon: solver.horizon)
    return try ScenarioRun(model: model, options: options, scenarios: scenarios).outcome().results
  }

  /// Mixes of the levers, on top of what the question builds on, without the reference.
  func results(ofMixes mixes: [[Double]]) throws -> [PrognosisResult] {
    let scenarios = mixes.enumerated().map { place, mix in
      Scenario(
        "try_\(place)",
        (problem.scenario?.levers ?? []) + zip(problem.levers, mix).map { $0.lever(of: $1) })
    }
    return Array(try results(scenarios).dropFirst())
  }

  /// The cost of a mix.
  func cost(_ mix: [Double]) -> Double {
    zip(problem.levers, mix).reduce(0) { $0 + $1.0.cost * $1.1.magnitude }
  }

  /// The faults that a search ends with.
  func faults() -> [String] {
    do throws(SolveError) {
      _ = try solver.solution()
      return []
    } catch {
      guard case .invalid(.invalid(let faults, 0)) = error else { return ["\(error)"] }
      return faults.map(\.description)
    }
  }
}

extension PrognosisResult {
  /// A staff figure by branch; NaN where there is none.
  func staff(_ branch: String, _ measure: WorkforceMeasure, _ t: Int, area: Int = 0) -> Double {
    guard let workforce, let item = workforce.items.firstIndex(where: { $0.code == branch }) else {
      return .nan
    }
    return workforce.figures[t][workforce.row(item, measure), area]
  }

  /// The weeks of wait for a service; NaN where there is none.
  func weeks(_ service: String, _ t: Int, area: Int = 0) -> Double {
    guard let waiting, let place = waiting.services.firstIndex(where: { $0.service == service }) else {
      return .nan
    }
    return waiting.figures[t][waiting.row(place, .weeks), area]
  }
}
