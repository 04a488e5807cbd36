import Foundation
import ModelDirectory

extension ScenarioResolver {
  /// The question in a file, whose levers and figures this model has.
  ///
  /// - Throws: `ScenarioError`, with the faults of the files and of what they ask of the model together.
  public func solveProblem(at file: URL) throws(ScenarioError) -> SolveProblem {
    let reading = try SolveReader.reading(file, modelDirectory: directory)
    var faults = reading.faults
    _ = resolve(reading.problem, &faults)
    guard faults.isEmpty else { throw ScenarioError(faults) }
    return reading.problem
  }

  /// The question with what its targets are about.
  ///
  /// - Throws: `ScenarioError.invalid` where a name isn't one of the model's, a year lies out of reach of a run, or a lever can't
  ///   have one of its bounds on top of the scenario.
  package func resolve(_ problem: SolveProblem) throws(ScenarioError) -> ResolvedSolveProblem {
    var faults = FaultLog()
    let resolved = resolve(problem, &faults)
    guard faults.isEmpty else { throw ScenarioError(faults) }
    return resolved
  }

  private func resolve(_ problem: SolveProblem, _ faults: inout FaultLog) -> ResolvedSolveProblem {
    let scenario = problem.scenario ?? Scenario(name: Scenario.reference)
    let base = scenario.levers.compactMap { resolve($0, &faults) }
    let known = faults.count
    LeverLimits(model: model).require(base, &faults)
    let isBaseSound = faults.count == known
    for option in problem.levers {
      guard let lever = resolve(option.lever, &faults) else { continue }
      // What the scenario does by itself is no fault of the levers that come on top of it.
      if isBaseSound { requireBounds(option, lever, on: base, &faults) }
    }
    return ResolvedSolveProblem(
      problem: problem, base: ResolvedScenario(scenario: scenario, levers: base),
      targets: problem.targets.map { resolve($0, &faults) },
      figure: problem.figure.map { resolve($0, &faults) })
  }

  /// Notes bounds that a lever can't have on top of the scenario.
  private func requireBounds(
    _ option: SolveProblem.Option, _ lever: ResolvedLever, on base: [ResolvedLever],
    _ faults: inout FaultLog
  ) {
    for size in [option.least, option.most] where size != 0 {
      LeverLimits(model: model).require(base + [lever.with(option.lever(of: size))], &faults)
    }
  }

  private func resolve(
    _ target: SolveProblem.Target, _ faults: inout FaultLog
  ) -> ResolvedSolveProblem.Figure {
    let resolved = resolve(target.figure, &faults)
    guard case .wait = target.figure.kind, target.limit == .norm else { return resolved }
    for service in resolved.codes where !model.waiting.norms.contains(where: { $0.service == service }) {
      faults.add(target.figure, "service \(Quoted.text(service)) has no norm in waiting_norms.csv")
    }
    return resolved
  }

  private func resolve(
    _ figure: SolveProblem.Figure, _ faults: inout FaultLog
  ) -> ResolvedSolveProblem.Figure {
    var areas: [Area] = []
    for text in figure.regions {
      let named = self.areas(text, &faults) { faults, what in faults.add(figure, what) }
      // An area that is named twice counts once.
      areas += named.filter { !areas.contains($0) }
    }
    let (named, all) = codes(figure.kind)
    for code in named where !all.contains(code) && !all.isEmpty {
      faults.add(
        figure,
        "names \(Quoted.text(code)), which the model doesn't have; \(NearestNames.allowed(all, for: code))")
    }
    requireYears(figure, &faults)
    return .init(figure: figure, codes: named, areas: figure.regions.isEmpty ? [.whole(of: model)] : areas)
  }

  /// The codes that a figure is about, and those that there are.
  private func codes(_ kind: SolveProblem.Kind) -> (named: [String], all: [String]) {
    switch kind {
    case .gap(let branches, _, _):
      let all = model.workforce.branches.map(\.code)
      return (branches.isEmpty ? all : branches, all + [WorkforceResult.Item.total])
    case .wait(let services, _):
      let all = Set(model.waiting.times.map(\.service)).sorted()
      return (services.isEmpty ? all : services, all)
    case .costGrowth(let products, _, _):
      let priced = model.care.products.filter { model.care.use[$0.code] != nil }
      let domains = Set(priced.filter { $0.unit == "eur" }.map { "total_\($0.domain.rawValue)" }).sorted()
      return (products.isEmpty ? ["total"] : products, priced.map(\.code) + domains + ["total"])
    }
  }

  /// Notes years that no run reaches, and growth that doesn't go forward.
  private func requireYears(_ figure: SolveProblem.Figure, _ faults: inout FaultLog) {
    let base = model.settings.baseYear
    let allowed = years
    let (from, until): (Int?, Int) =
      switch figure.kind {
      case .gap(_, _, let year), .wait(_, let year): (nil, year)
      case .costGrowth(_, let from, let until): (from, until)
      }
    if let from, !(base..<allowed.upperBound).contains(from) {
      faults.add(
        figure, "from is \(from); allowed is \(base), the base year, to \(allowed.upperBound - 1)")
    } else if let from, from >= until {
      faults.add(figure, "from is \(from); allowed is a year before until, which is \(until)")
    }
    if !allowed.contains(until) {
      faults.add(
        figure, "the year is \(until); allowed is \(allowed.lowerBound) to \(allowed.upperBound)")
    }
    if case .gap = figure.kind, model.workforce.branches.isEmpty {
      faults.add(figure, "needs workforce_branches.csv, which the model doesn't have")
    }
    if case .wait = figure.kind, model.waiting.times.isEmpty {
      faults.add(figure, "needs waiting_times.csv, which the model doesn't have")
    }
  }
}

extension ResolvedLever {
  /// The same with another size.
  func with(_ lever: Lever) -> ResolvedLever {
    ResolvedLever(
      lever: lever, regions: regions, branches: branches, products: products, conditions: conditions,
      determinants: determinants, ages: ages)
  }
}

extension FaultLog {
  /// Takes in a fault of a figure.
  fileprivate mutating func add(_ figure: SolveProblem.Figure, _ what: String) {
    add(figure.place.file, line: figure.place.line, "target: \(what)")
  }
}
