import ArgumentParser
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

/// `zorgprognose model validate`.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Lists every fault of a model directory, with file and line.",
    discussion: """
      Example:

        zorgprognose model validate mijn-model

      Faults go to standard error, with exit code 65; warnings, which stop nothing, to standard output.
      """)

  @Argument(help: "The model directory.")
  var directory: String

  @Option(
    name: .customLong("sets"),
    help: ArgumentHelp("A file with sets of your own, in the form of region_sets.csv.", valueName: "file"))
  var ownSets: String?

  func run() throws {
    let model = try Models.read(directory, regionSets: ownSets)
    let warnings = model.warnings.map { "\($0)\n" }.joined()
    let count = model.warnings.count
    let note = count == 0 ? "" : ", \(count) \(count == 1 ? "warning" : "warnings")"
    try Console.print("\(warnings)\(directory): valid\(note)\n")
  }
}

/// `zorgprognose model describe`.
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Summarises a model directory: regions, people, methods, files, gaps.",
    discussion: """
      Example, of the bundled model:

        zorgprognose model describe --language en
      """)

  @Argument(help: "The model directory. (default: the bundled nederland)")
  var directory: String?

  @Option(help: "The language of labels.")
  var language = Language.dutch

  func run() throws {
    let model = try Models.read(directory)
    let description = ModelDescription(
      of: model, directory: try Models.directory(directory), language: language)
    try Console.print(description.text)
  }
}
