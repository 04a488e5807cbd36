import ArgumentParser
import Foundation
import ModelDirectory
import Prognosis
import Reporting

/// The forms of an answer.
enum SolveFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// `zorgprognose scenario solve`.
struct ScenarioSolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Finds the least costly mix of levers that reaches the targets of a file.",
    discussion: """
      Examples, of the bundled question about nursing and home care in Zeeland, and keeping the mix as a scenario:

        zorgprognose scenario solve solve_zeeland
        zorgprognose scenario solve mijn-vraag.yaml --save mijn-mix.yaml
        zorgprognose run --scenario mijn-mix.yaml

      The file names figures with their limits (staff gaps, waits, growth of cost) and the levers that may be used, with bounds and \
      costs. Each mix that the search tries is worked out as a scenario on the central path; the one found is run with draws in the \
      end. Where no mix is found that reaches the targets, the best found is given, with what is left. The last table shows what each lever \
      does by itself. The JSON Schema of such files: zorgprognose scenario levers --schema solve. Ends with 0 also where \
      no mix is found: the answer says so.
      """)

  @Argument(help: "The file, or the name of one of the model.")
  var file: String

  @Option(help: ArgumentHelp("The model directory. (default: the bundled nederland)", valueName: "dir"))
  var model: String?

  @Option(
    name: .customLong("sets"),
    help: ArgumentHelp("A file with sets of your own, in the form of region_sets.csv.", valueName: "file"))
  var ownSets: String?

  @Option(help: ArgumentHelp("Random draws for the mix that is found; 0 for none.", valueName: "n"))
  var draws = 1000

  @Option(help: ArgumentHelp("The seed of the draws.", valueName: "number"))
  var seed = 20_240_101

  @Option(
    help: ArgumentHelp(
      "Write the mix to this file as a scenario; an existing file is refused.", valueName: "file"))
  var save: String?

  @Option(help: "A readable account, or JSON.")
  var format = SolveFormat.text

  @Option(help: "The language of the account.")
  var language = Language.dutch

  @Option(help: ArgumentHelp("At most this many workers. (default: one per core)", valueName: "n"))
  var threads: Int?

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws {
    guard PrognosisOptions.drawCounts.contains(draws) else {
      throw ValidationError("--draws \(draws): must be 0 to \(PrognosisOptions.drawCounts.upperBound).")
    }
    if seed < 0 { throw ValidationError("--seed \(seed): must be 0 to \(Int.max).") }
    if let threads, threads < 1 { throw ValidationError("--threads \(threads): must be 1 or more.") }
    if file.isEmpty { throw ValidationError("<file>: must name a file.") }
    if let save, FileManager.default.fileExists(atPath: save) {
      throw ValidationError("--save \(save): is there already; name a new file.")
    }
    try Models.requirePaths(model: model, named: "--model", ownSets: ownSets)
  }

  func run() throws {
    let directory = try Models.directory(model)
    let url = try Scenarios.locate(file, modelDirectory: directory, kinds: [.question])
    let model = try Models.read(model, regionSets: ownSets)
    let progress = ProgressLine(isQuiet: quiet, language: language)
    defer { progress.end() }
    let solver: ScenarioSolver
    let solution: ScenarioSolution
    do throws(ScenarioError) {
      let problem = try ScenarioResolver(model: model, directory: directory).solveProblem(at: url)
      solver = try ScenarioSolver(model: model, problem: problem, threads: threads)
    } catch {
      throw Failure(error)
    }
    do throws(SolveError) {
      solution = try solver.solution { progress.searching($0) }
    } catch {
      switch error {
      case .invalid(let refusal): throw Failure(refusal)
      case .prognosis(let refusal): throw Failure(refusal)
      case .unsolved(let reason):
        throw Failure(.software, "the search broke off, with no answer on the targets: \(reason)")
      }
    }
    let verified = try verified(solution, by: solver, model, progress)
    if let save { try write(solution, to: save) }
    progress.end()
    let report = SolveReport(on: solution, model: model, verified: verified, language: language)
    try Console.print(format == .json ? report.json : report.text)
  }

  /// The found mix once more, with draws.
  private func verified(
    _ solution: ScenarioSolution, by solver: ScenarioSolver, _ model: RegionModel, _ progress: ProgressLine
  ) throws(Failure) -> PrognosisResult? {
    guard draws > 0 else { return nil }
    let options = PrognosisOptions(
      areas: solver.areas, horizon: solver.horizon, threads: threads, draws: draws, seed: UInt64(seed))
    let run: ScenarioRun
    do throws(ScenarioError) {
      run = try ScenarioRun(model: model, options: options, scenarios: [solution.mix])
    } catch {
      throw Failure(error)
    }
    do throws(PrognosisError) {
      return try run.outcome { progress.step($0) }.results.last
    } catch {
      throw Failure(error)
    }
  }

  private func write(_ solution: ScenarioSolution, to path: String) throws(Failure) {
    do {
      try Data(ScenarioWriter.yaml(solution.mix).utf8).write(
        to: URL(filePath: path), options: .withoutOverwriting)
    } catch {
      throw Failure(.cannotWrite, "--save \(path): can't be written: \(error.localizedDescription)")
    }
  }
}
