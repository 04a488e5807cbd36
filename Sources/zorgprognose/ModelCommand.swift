import ArgumentParser
import Foundation
import ModelDirectory
import Prognosis
import Reporting

/// `zorgprognose model`.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Checks or summarises a model directory.",
    discussion: """
      Example:

        zorgprognose model validate mijn-model
      """,
    subcommands: [ValidateCommand.self, DescribeCommand.self])
}

/// What a model is read from.
struct ModelArguments: ParsableArguments {
  @Argument(help: "The model directory. (default: the bundled nederland)")
  var directory: String?

  @Option(
    name: .customLong("sets"),
    help: ArgumentHelp("A file with sets of your own, in the form of region_sets.csv.", valueName: "file"))
  var ownSets: String?

  func validate() throws {
    try Models.requirePaths(model: directory, named: "<directory>", ownSets: ownSets)
  }

  func read() throws(Failure) -> RegionModel { try Models.read(directory, regionSets: ownSets) }
}

/// `zorgprognose model validate`.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Lists every fault of a model directory, with file and line.",
    discussion: """
      Example:

        zorgprognose model validate mijn-model

      A model that can be read is also projected one year ahead, so that a table which no method can use is \
      named too. Faults go to standard error, with exit code 65; warnings, which stop nothing, to standard output.
      """)

  @OptionGroup var arguments: ModelArguments

  func run() throws {
    let model = try arguments.read()
    try requirePrognosis(of: model)
    let warnings = model.warnings.map { "\($0)\n" }.joined()
    let count = model.warnings.count
    let note = count == 0 ? "" : ", \(count) \(count == 1 ? "warning" : "warnings")"
    let name = arguments.directory ?? model.settings.name
    try Console.print("\(warnings)\(name): valid\(note)\n")
  }

  /// Throws what `run` would refuse.
  private func requirePrognosis(of model: RegionModel) throws(Failure) {
    let options = PrognosisOptions(areas: [.whole(of: model)], horizon: 1)
    do throws(PrognosisError) { _ = try PrognosisRun(model: model, options: options).result() } catch {
      throw Failure(error)
    }
  }
}

/// `zorgprognose model describe`.
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract:
      "Summarises a model directory: regions, people, methods, sources of uncertainty, files, terms of use, gaps.",
    discussion: """
      Example, of the bundled model:

        zorgprognose model describe --language en
      """)

  @OptionGroup var arguments: ModelArguments

  @Option(help: "The language of labels.")
  var language = Language.dutch

  func run() throws {
    let model = try arguments.read()
    let description = ModelDescription(
      of: model, directory: try Models.directory(arguments.directory),
      ownSets: arguments.ownSets.map { URL(fileURLWithPath: $0, isDirectory: false) },
      uncertainty: Models.uncertainty(of: model), language: language)
    try Console.print(description.text)
  }
}
