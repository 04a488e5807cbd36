import Foundation
import ModelDirectory
import Prognosis

/// The scenarios that a run is asked for.
struct RunScenarios {
  /// All that were named, in order.
  let asked: [Scenario]

  /// Those that are run beside the reference, which is always run and so never twice.
  var beside: [Scenario] { asked.filter { $0.name != Scenario.reference } }

  /// Reads scenarios and holds them against a model.
  ///
  /// - Parameters:
  ///   - names: paths, or names of scenarios of the model.
  ///   - directory: the model's directory.
  /// - Throws: `Failure` where there is no such scenario, where any has a fault (those of all together), or where two have
  ///   the same name.
  init(_ names: [String], for model: RegionModel, in directory: URL) throws(Failure) {
    var files: [URL] = []
    for name in names { files.append(try Scenarios.locate(name, modelDirectory: directory)) }
    let resolver = ScenarioResolver(model: model, directory: directory)
    var (scenarios, faults, more) = ([Scenario](), [ModelFault](), 0)
    for file in files {
      do throws(ScenarioError) {
        scenarios.append(try resolver.scenario(at: file))
      } catch {
        guard case .invalid(let found, let others) = error else { throw Failure(error) }
        faults += found.filter { !faults.contains($0) }
        more += others
      }
    }
    guard faults.isEmpty else { throw Failure(ScenarioError.invalid(faults: faults, more: more)) }
    try Self.requireDistinct(scenarios, names)
    asked = scenarios
  }

  private static func requireDistinct(_ scenarios: [Scenario], _ names: [String]) throws(Failure) {
    for (index, scenario) in scenarios.enumerated() {
      guard let other = scenarios[..<index].firstIndex(where: { $0.name == scenario.name }) else { continue }
      throw Failure(
        .usage, "--scenario \(names[other]) and \(names[index]): both are named '\(scenario.name)'")
    }
  }
}

/// A reference with the scenarios beside it.
struct RunOutcome {
  /// The reference, then the scenarios.
  var results: [PrognosisResult]
  /// What each scenario changes.
  var differences: [ScenarioDifference]

  /// The same for a range of the areas.
  func restricted(to columns: Range<Int>) -> RunOutcome {
    RunOutcome(
      results: results.map { $0.restricted(to: columns) },
      differences: differences.map { $0.restricted(to: columns) })
  }

  /// The same as it may be published.
  func suppressed(by suppression: Suppression?) -> RunOutcome {
    guard let safe = suppression?.applied(to: results, differences: differences) else { return self }
    return RunOutcome(results: safe.results, differences: safe.differences)
  }

  /// What a reader should know: the reference's notices, then those of each scenario, which has only its own.
  var notices: [Notice] {
    results[0].warnings
      + results.dropFirst().flatMap { result in
        result.warnings.map { notice in
          Notice(
            dutch: "Scenario \(result.scenario): \(notice.dutch)",
            english: "Scenario \(result.scenario): \(notice.english)")
        }
      }
  }
}
