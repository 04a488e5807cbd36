import Foundation
import LinearAlgebra
import ModelDirectory

/// The reference and scenarios of a model, with the same draws, and what each scenario changes.
///
/// Reference and scenario go through the years side by side: a year's differences are worked out draw by draw, before the
/// next year overwrites the figures. Random numbers are named by what they are for, not by scenario, so that a difference
/// has the interval of what the levers change and not that of what both have in common.
public struct ScenarioRun: Sendable {
  let run: PrognosisRun
  let scenarios: [ResolvedScenario]

  /// What comes out: results and differences.
  public struct Outcome: Sendable {
    /// The reference's result, then that of each scenario.
    public var results: [PrognosisResult]
    /// What each scenario changes, in the order of the scenarios.
    public var differences: [ScenarioDifference]
  }

  /// A run of `scenarios` beside the reference.
  ///
  /// - Throws: `ScenarioError.invalid` where a scenario doesn't suit the model.
  public init(
    model: RegionModel, options: PrognosisOptions, scenarios: [Scenario]
  ) throws(ScenarioError) {
    let resolver = ScenarioResolver(model: model)
    let resolved = try scenarios.map { (scenario) throws(ScenarioError) in try resolver.resolve(scenario) }
    self.init(model: model, options: options, resolved: resolved)
  }

  init(model: RegionModel, options: PrognosisOptions, resolved: [ResolvedScenario]) {
    (run, scenarios) = (PrognosisRun(model: model, options: options), resolved)
  }

  private var options: PrognosisOptions { run.options }

  /// Projects the reference and the scenarios.
  ///
  /// - Parameters:
  ///   - memory: bytes that draws of several scenarios may take together; nil for half of the machine's. Scenarios that don't fit
  ///     beside the others are run after them, with the reference once more, which changes no figure.
  ///   - progress: as of ``PrognosisRun/result(progress:)``, for each scenario's central path and for the draws of each group.
  /// - Throws: `PrognosisError` where a table, or a lever on it, can't be used.
  public func outcome(
    memory: Int? = nil, progress: (ProgressStep) -> Void = { _ in }
  ) throws(PrognosisError) -> Outcome {
    let reference = try run.central(progress: progress)
    let central = try scenarios.map { (scenario) throws(PrognosisError) in
      try run.central(scenario, reference: reference, progress: progress)
    }
    guard options.draws > 0 else {
      let rows = ComparedRows(reference.result, rows: nil)
      return Outcome(
        results: [reference.result] + central.map { without($0.result, reference.result) },
        differences: central.map { difference($0.result, reference.result, rows, margins: nil) })
    }
    let sampler = try run.sampler(reference)
    var outcome = Outcome(results: [], differences: [])
    for group in groups(memory: memory) {
      let drawn = try drawn(
        group.map { central[$0] }, reference: reference, sampler: sampler, progress: progress)
      if outcome.results.isEmpty { outcome.results.append(drawn.results[0]) }
      outcome.results += drawn.results.dropFirst()
      outcome.differences += drawn.differences
    }
    return outcome
  }

  /// About how many bytes the draws of reference and scenarios take side by side.
  ///
  /// - Parameter memory: as of ``outcome(memory:progress:)``.
  public func drawMemory(memory: Int? = nil) -> Int {
    (1 + (groups(memory: memory).map(\.count).max() ?? 0)) * run.drawMemory
  }

  /// The scenarios whose draws go side by side.
  func groups(memory: Int?) -> [Range<Int>] {
    guard !scenarios.isEmpty else { return [0..<0] }
    let allowed = Double(memory ?? Int(ProcessInfo.processInfo.physicalMemory / 2))
    let size = max(1, Int(allowed / Double(max(run.drawMemory, 1))) - 1)
    return stride(from: 0, to: scenarios.count, by: size).map { $0..<min($0 + size, scenarios.count) }
  }

  private func drawn(
    _ central: [CentralRun], reference: CentralRun, sampler: DrawSampler, progress: (ProgressStep) -> Void
  ) throws(PrognosisError) -> Outcome {
    let years = reference.years
    let name = central.map(\.result.scenario).joined(separator: ", ")
    func tell(_ step: Int, _ year: Int) {
      progress(
        ProgressStep(
          part: .draws, step: step, of: years.count, year: year,
          scenario: name.isEmpty ? Scenario.reference : name))
    }
    tell(0, years.lowerBound)
    var runs = try ([reference] + central).map { (central) throws(PrognosisError) in
      try DrawnRun(run, central, reference: reference, sampler: sampler)
    }
    let rows = ComparedRows(reference.result, rows: runs[0].path.engine.rows)
    var margins = central.map { _ in [Distribution]() }
    for year in years {
      for i in runs.indices { try runs[i].step() }
      for i in central.indices {
        margins[i].append(pairedDifference(runs[i + 1], runs[0], rows))
      }
      tell(year - years.lowerBound + 1, year)
    }
    let results = runs.map(\.result)
    return Outcome(
      results: [results[0]] + results.dropFirst().map { without($0, results[0]) },
      differences: central.indices.map {
        difference(central[$0].result, reference.result, rows, margins: margins[$0])
      })
  }

  /// Mean and quantiles of a year's differences, draw by draw.
  private func pairedDifference(
    _ scenario: DrawnRun, _ reference: DrawnRun, _ rows: ComparedRows
  ) -> Distribution {
    let central = rows.difference(scenario.central.result, reference.central.result, scenario.path.years - 1)
    let paired = scenario.path.summary.difference(
      from: reference.path.summary, rows: rows.parts.flatMap(\.rows), threads: options.threads)
    // Lines without draws of their own have the central difference; those without a figure have none.
    var place: [Int?] = []
    var next = 0
    for part in rows.parts {
      for _ in part.lines {
        place.append(part.rows.isEmpty ? nil : next)
        next += part.rows.isEmpty ? 0 : 1
      }
    }
    func filled(_ matrix: Matrix) -> Matrix {
      Matrix(
        rows: place.count, columns: central.columns,
        byColumns: (0..<central.columns).flatMap { area in
          place.indices.map { line in
            let isKnown = !central[line, area].isNaN
            return isKnown ? place[line].map { matrix[$0, area] } ?? central[line, area] : .nan
          }
        })
    }
    return Distribution(mean: filled(paired.mean), quantiles: paired.quantiles.map(filled))
  }

  private func difference(
    _ scenario: PrognosisResult, _ reference: PrognosisResult, _ rows: ComparedRows, margins: [Distribution]?
  ) -> ScenarioDifference {
    ScenarioDifference(
      scenario: scenario.scenario, lines: rows.lines,
      figures: reference.years.indices.map { rows.difference(scenario, reference, $0) }, margins: margins)
  }

  /// The scenario's result without the notices that the reference has already.
  private func without(_ result: PrognosisResult, _ reference: PrognosisResult) -> PrognosisResult {
    var result = result
    result.warnings.removeAll { reference.warnings.contains($0) }
    return result
  }
}
