import ModelDirectory
import Workforce

/// Looks for the least costly mix of levers that brings figures of a prognosis within limits.
///
/// The search works on the central path: each mix that it tries is run as a scenario, the figures are read from the result, and a
/// mix counts as found only where its own run holds the limits. It sets out from each lever at the least that it has to be, as a
/// rule 0, which is also what effects are compared with. Where it finds none there may still be one. Formulas and source: ``Workforce/LeverMix``.
public struct ScenarioSolver: Sendable {
  private let model: RegionModel
  private let problem: SolveProblem
  private let values: SolveValues
  private let threads: Int?

  /// How far above its limit a figure may stay: a thousandth of what it is part of (the staff needed; a week; a percentage point).
  public static let tolerance = 1e-3

  /// A solver of this problem.
  ///
  /// - Parameter threads: at most this many workers.
  /// - Throws: `ScenarioError.invalid` where the problem names what the model doesn't have, or a lever can't have one of its bounds.
  public init(model: RegionModel, problem: SolveProblem, threads: Int? = nil) throws(ScenarioError) {
    let resolved = try ScenarioResolver(model: model).resolve(problem)
    (self.model, self.problem, self.threads) = (model, problem, threads)
    values = SolveValues(resolved, model: model)
  }

  /// The areas whose figures it is about.
  public var areas: [Area] { values.areas }

  /// Years ahead that the figures need.
  public var horizon: Int { max(1, values.lastYear - model.settings.baseYear) }

  /// Looks for the mix.
  ///
  /// - Parameter progress: called after each mix that was worked out, with how many there were.
  /// - Throws: `SolveError`; `.invalid` also for a target that isn't met and that no allowed lever changes, neither by
  ///   a step nor at its bounds.
  public func solution(progress: (Int) -> Void = { _ in }) throws(SolveError) -> ScenarioSolution {
    let before = try results(of: [levers.map(\.idle)])[0]
    try requireFigures(before)
    let search = LeverMix(levers: levers, targets: targets(before), tolerance: Self.tolerance)
    var runs = 0
    func figures(_ mixes: [[Double]], _ shown: [SolveValue]) throws(SolveError) -> [[Double]] {
      let results = try self.results(of: mixes)
      runs += mixes.count
      progress(runs)
      return results.map { result in shown.map { $0.value(in: result) } }
    }
    do throws(LeverMixError<SolveError>) {
      let found = try search.solve { (mixes) throws(SolveError) in
        try figures(mixes, values.targets)
      }
      let tornado = LeverMix(
        levers: shownLevers, targets: values.figures.map { MixTarget(name($0), atMost: 0, scale: 1) })
      let effects = try tornado.tornado { (mixes) throws(SolveError) in
        try figures(mixes, values.figures)
      }
      return solution(found, before: before, effects: effects)
    } catch {
      throw refusal(error)
    }
  }

  // MARK: The search's terms

  private var levers: [MixLever] {
    problem.levers.map { option in
      MixLever(
        option.lever.target.rawValue, option.least...option.most, cost: option.cost, step: option.step)
    }
  }

  /// The levers with the steps that the tornado table shows.
  private var shownLevers: [MixLever] {
    zip(levers, problem.levers).map { lever, option in
      var lever = lever
      lever.step = option.shownStep.magnitude
      return lever
    }
  }

  private func targets(_ before: PrognosisResult) -> [MixTarget] {
    zip(values.targets, values.limits).map { value, limit in
      MixTarget(name(value), atMost: limit, scale: value.scale(in: before))
    }
  }

  private func name(_ value: SolveValue) -> String { "\(value.quantity.code) of \(value.area.name)" }

  /// The central path with each of some mixes.
  private func results(of mixes: [[Double]]) throws(SolveError) -> [PrognosisResult] {
    let options = PrognosisOptions(areas: values.areas, horizon: horizon, threads: threads)
    let scenarios = mixes.enumerated().map { scenario($0.element, name: "mix_\($0.offset)") }
    let run: ScenarioRun
    do throws(ScenarioError) {
      run = try ScenarioRun(model: model, options: options, scenarios: scenarios)
    } catch {
      throw .invalid(error)
    }
    do throws(PrognosisError) {
      return Array(try run.outcome().results.dropFirst())
    } catch {
      throw .prognosis(error)
    }
  }

  /// A mix as a scenario: what it comes on top of, and the levers that it moves.
  private func scenario(_ mix: [Double], name: String) -> Scenario {
    var scenario = problem.scenario ?? Scenario(name: name)
    scenario.name = name
    scenario.levers += zip(problem.levers, mix).filter { $1 != 0 }.map { $0.lever(of: $1) }
    return scenario
  }

  // MARK: The answer

  private func solution(
    _ found: MixResult, before: PrognosisResult, effects: [LeverEffect]
  ) -> ScenarioSolution {
    var mix = scenario(found.mix, name: problem.name)
    // What it comes on top of has a title of its own, which isn't that of the mix.
    (mix.titleNL, mix.titleEN) = ("", "")
    mix.description = problem.description
    mix.source = problem.source
    mix.inputs = problem.inputs
    return ScenarioSolution(
      problem: problem, outcome: found.outcome,
      levers: problem.levers.indices.map {
        .init(option: problem.levers[$0], size: found.mix[$0], bound: found.bounds[$0])
      },
      cost: found.cost,
      targets: values.targets.indices.map { i in
        let isHeld = found.shortfalls[i] <= Self.tolerance * values.targets[i].scale(in: before)
        return .init(
          value: values.targets[i], limit: values.limits[i], before: values.targets[i].value(in: before),
          after: found.values[i], shortfall: isHeld ? 0 : found.shortfalls[i])
      },
      figures: values.figures.map { .init(value: $0, before: $0.value(in: before)) }, effects: effects,
      iterations: found.iterations, mix: mix)
  }

  /// Refuses targets that the model has no figure for.
  private func requireFigures(_ before: PrognosisResult) throws(SolveError) {
    let missing = (values.targets + values.figures).filter { !$0.value(in: before).isFinite }
    guard let first = missing.first else { return }
    throw .invalid(fault(first, "the model gives no figure for \(name(first))"))
  }

  private func refusal(_ error: LeverMixError<SolveError>) -> SolveError {
    switch error {
    case .evaluation(let failure): return failure
    case .programme(let fault): return .unsolved(fault)
    case .noLeverAffects(let target), .notFinite(let target, _):
      guard let value = (values.targets + values.figures).first(where: { name($0) == target }) else {
        preconditionFailure("a target of this search")
      }
      if case .notFinite = error {
        return .invalid(fault(value, "no figure for \(target) with a mix that the bounds allow"))
      }
      return .invalid(
        fault(
          value, "no allowed lever affects \(target): give one that acts on it, in these regions and years"))
    }
  }

  private func fault(_ value: SolveValue, _ what: String) -> ScenarioError {
    .invalid(
      faults: [ModelFault(file: value.place.file, line: value.place.line, what: "target: \(what)")], more: 0)
  }
}

extension SolveValue.Quantity {
  /// What it is, in few words.
  var code: String {
    switch self {
    case .gap(let branch, _, let year): "gap \(branch) \(year)"
    case .wait(let service, let year): "wait \(service) \(year)"
    case .growth(let item, let from, let until): "growth \(item) \(from)-\(until)"
    }
  }
}
