import ArgumentParser
import Foundation
import ModelDirectory
import Prognosis
import Reporting

/// `zorgprognose scenario validate`.
struct ScenarioValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Lists every fault of scenario files, with file and line.",
    discussion: """
      Examples, of a file, of scenarios of the bundled model by their names, and against another model:

        zorgprognose scenario validate mijn-scenario.yaml
        zorgprognose scenario validate preventie minder_verzuim
        zorgprognose scenario validate mijn-scenario.yaml --model mijn-model

      A file is read and held against the model: its regions, branches, products and years. Files that ask for a mix \
      of levers are checked too. Faults go to standard error, with exit code 65.
      """)

  @Argument(help: "Scenario files, or names of scenarios of the model.")
  var files: [String]

  @Option(help: ArgumentHelp("The model directory. (default: the bundled nederland)", valueName: "dir"))
  var model: String?

  @Option(
    name: .customLong("sets"),
    help: ArgumentHelp("A file with sets of your own, in the form of region_sets.csv.", valueName: "file"))
  var ownSets: String?

  @Option(help: "The language of what is valid.")
  var language = Language.dutch

  func validate() throws {
    try Models.requirePaths(model: model, named: "--model", ownSets: ownSets)
    if files.contains("") { throw ValidationError("<files>: must name files or scenarios.") }
  }

  func run() throws {
    let directory = try Models.directory(model)
    var urls: [URL] = []
    for file in files {
      urls.append(try Scenarios.locate(file, modelDirectory: directory, kinds: [.scenario, .question]))
    }
    let resolver = ScenarioResolver(model: try Models.read(model, regionSets: ownSets), directory: directory)
    var (lines, faults, more) = ([String](), [ModelFault](), 0)
    for (file, url) in zip(files, urls) {
      do throws(ScenarioError) {
        lines.append("\(file): \(try verdict(url, resolver)[language])\n")
      } catch {
        guard case .invalid(let found, let others) = error else { throw Failure(error) }
        faults += found
        more += others
      }
    }
    try Console.print(lines.joined())
    guard !faults.isEmpty else { return }
    var seen = Set<ModelFault>()
    // A file that several others extend has its faults once.
    throw Failure(ScenarioError.invalid(faults: faults.filter { seen.insert($0).inserted }, more: more))
  }

  private func verdict(_ url: URL, _ resolver: ScenarioResolver) throws(ScenarioError) -> LocalText {
    guard SolveReader.isSolveProblem(url) else {
      let count = try resolver.scenario(at: url).levers.count
      return LocalText(
        "geldig, \(count) \(count == 1 ? "hefboom" : "hefbomen")",
        "valid, \(count) \(count == 1 ? "lever" : "levers")")
    }
    let problem = try resolver.solveProblem(at: url)
    let (targets, levers) = (problem.targets.count, problem.levers.count)
    return LocalText(
      "geldig, \(targets) \(targets == 1 ? "doel" : "doelen") en \(levers) \(levers == 1 ? "hefboom" : "hefbomen")",
      "valid, \(targets) \(targets == 1 ? "target" : "targets") and \(levers) \(levers == 1 ? "lever" : "levers")"
    )
  }
}

/// Scenarios as the command line names them.
enum Scenarios {
  /// The file that a name or a path means.
  static func locate(
    _ text: String, modelDirectory: URL, kinds: Set<ScenarioReader.FileKind> = [.scenario]
  ) throws(Failure) -> URL {
    do throws(ScenarioError) {
      return try ScenarioReader.locate(text, modelDirectory: modelDirectory, kinds: kinds)
    } catch {
      throw Failure(error)
    }
  }
}
