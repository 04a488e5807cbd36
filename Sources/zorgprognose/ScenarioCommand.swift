import ArgumentParser
import Foundation
import ModelDirectory
import Prognosis
import Reporting

/// `zorgprognose scenario`.
struct ScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario",
    abstract: "Checks scenario files, and lists what a scenario can change.",
    discussion: """
      Examples:

        zorgprognose scenario levers --language en
        zorgprognose scenario validate mijn-scenario.yaml
      """,
    subcommands: [ScenarioValidateCommand.self, ScenarioLeversCommand.self])
}

/// The forms in which levers are listed.
enum LeverFormat: String, CaseIterable, ExpressibleByArgument {
  case text, csv
}

extension ScenarioSchema: ExpressibleByArgument {}

/// `zorgprognose scenario levers`.
struct ScenarioLeversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "levers",
    abstract: "Lists what a scenario can change, in which units, limited to what, with an example of each.",
    discussion: """
      Examples, of the list and of the JSON Schema with which an editor checks a scenario file while it is written:

        zorgprognose scenario levers --language en
        zorgprognose scenario levers --schema scenario > scenario.schema.json

      In editors with a YAML language server the first line of a scenario names the schema:

        # yaml-language-server: $schema=scenario.schema.json
      """)

  @Option(help: "The language of the list.")
  var language = Language.dutch

  @Option(help: "A readable list, or a table.")
  var format = LeverFormat.text

  @Option(
    help: "Instead of the list, the JSON Schema of scenario files or of those that ask for a mix of levers.")
  var schema: ScenarioSchema?

  func run() throws {
    let catalogue = LeverCatalogue(language: language)
    try Console.print(schema?.json ?? (format == .csv ? catalogue.csv : catalogue.text))
  }
}
