import Foundation
import ModelDirectory

/// Holds scenarios against a model.
public struct ScenarioResolver: Sendable {
  let model: RegionModel
  /// The model's directory, for scenarios that files name; nil where only those beside a file count.
  let directory: URL?

  /// A resolver for `model`.
  ///
  /// - Parameter directory: the model's directory: names that a file doesn't find beside it are looked up among its scenarios.
  public init(model: RegionModel, directory: URL? = nil) {
    (self.model, self.directory) = (model, directory)
  }

  /// The years that a run can reach.
  var years: ClosedRange<Int> {
    let (base, ahead) = (model.settings.baseYear, PrognosisOptions.horizons)
    return base + ahead.lowerBound...base + ahead.upperBound
  }

  /// The scenario in a file, which this model can run.
  ///
  /// - Throws: `ScenarioError`, with the faults of the files and of what they ask of the model together.
  public func scenario(at file: URL) throws(ScenarioError) -> Scenario {
    let reading = try ScenarioReader.reading(file, modelDirectory: directory)
    var faults = reading.faults
    _ = resolve(reading.scenario, &faults)
    guard faults.isEmpty else { throw ScenarioError(faults) }
    return reading.scenario
  }

  /// Refuses a scenario that this model can't run.
  ///
  /// - Throws: `ScenarioError.invalid` where a name isn't one of the model's, a selection matches nothing, the model lacks what a
  ///   lever acts on, a lever begins in a year that no run reaches, or levers would bring a figure where it can't be.
  public func check(_ scenario: Scenario) throws(ScenarioError) { _ = try resolve(scenario) }

  /// The scenario with what its levers act on.
  ///
  /// - Throws: as ``check(_:)``.
  package func resolve(_ scenario: Scenario) throws(ScenarioError) -> ResolvedScenario {
    var faults = FaultLog()
    let resolved = resolve(scenario, &faults)
    guard faults.isEmpty else { throw ScenarioError(faults) }
    return resolved
  }

  /// The scenario with the levers that are sound.
  private func resolve(_ scenario: Scenario, _ faults: inout FaultLog) -> ResolvedScenario {
    let levers = scenario.levers.compactMap { resolve($0, &faults) }
    LeverLimits(model: model).require(levers, &faults)
    return ResolvedScenario(scenario: scenario, levers: levers)
  }

  /// The lever with what it acts on; nil where the model doesn't allow it, with faults that say why.
  func resolve(_ lever: Lever, _ faults: inout FaultLog) -> ResolvedLever? {
    let known = faults.count
    requireParts(lever, &faults)
    requireYears(lever, &faults)
    let regions = shares(lever, &faults)
    let branches = branches(lever, &faults)
    let products = products(lever, &faults)
    let conditions = conditions(lever, &faults)
    let determinants = determinants(lever, &faults)
    let completed = substituting(lever, from: products, &faults)
    guard faults.count == known else { return nil }
    let resolved = ResolvedLever(
      lever: completed, regions: regions, branches: branches, products: products, conditions: conditions,
      determinants: determinants, ages: lever.selection.ages)
    requireMatch(resolved, &faults)
    return faults.count == known ? resolved : nil
  }

  private func requireYears(_ lever: Lever, _ faults: inout FaultLog) {
    let from =
      switch lever.course {
      case .atOnce(let from, _), .linear(let from, _): from
      }
    let allowed = years
    if !allowed.contains(from) {
      faults.add(
        lever,
        "from is \(from); allowed is \(allowed.lowerBound), the year after the base year, to \(allowed.upperBound)"
      )
    }
    guard let ages = lever.selection.ages else { return }
    // Staff has ages of its own.
    let (oldest, name) =
      lever.target == .outflow
      ? (model.settings.workforce.lastAge, "workforce.last_age")
      : (model.settings.openAge, "the model's open age")
    guard ages.upperBound > oldest else { return }
    faults.add(lever, "ages go up to \(ages.upperBound); allowed is up to \(oldest), \(name)")
  }
}

extension FaultLog {
  /// Takes in a fault of a lever.
  mutating func add(_ lever: Lever, _ what: String) {
    add(lever.place.file, line: lever.place.line, "lever \(lever.target.rawValue): \(what)")
  }
}
