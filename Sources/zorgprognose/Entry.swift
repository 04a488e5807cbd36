import ArgumentParser
import Foundation
import LinearAlgebra
import Reporting

/// Where the program starts.
@main
enum Entry {
  static func main() {
    Interruption.install()
    // Each worker calls BLAS for itself; BLAS's own threads would only compete with them.
    BLAS.useCallingThreadOnly()
    do {
      var command = try Zorgprognose.parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Console.error(failure.text)
      exit(failure.status.rawValue)
    } catch {
      Zorgprognose.exit(withError: error)
    }
  }
}

/// The command and its subcommands.
struct Zorgprognose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Engine.name,
    abstract:
      "Projects population, care, cost, staff and waits of Dutch regions, compares them, and tries measures.",
    discussion: """
      Examples, with the bundled model of all Dutch municipalities:

        zorgprognose run --output prognose
        zorgprognose compare --region Zeeland
      """,
    version: Engine.version,
    subcommands: [
      RunCommand.self, CompareCommand.self, ScenarioCommand.self, MonitorCommand.self, WorkforceCommand.self,
      ModelCommand.self,
    ])
}
