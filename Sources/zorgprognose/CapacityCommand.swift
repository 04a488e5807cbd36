import ArgumentParser
import Foundation
import ModelDirectory
import Reporting
import Workforce

/// `zorgprognose workforce capacity`.
struct CapacityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity",
    abstract:
      "Supply of and demand for a profession, and the yearly intake of its training that balances them.",
    discussion: """
      Examples, of general practitioners with the parameters of 2022 that come with the bundled model, and of \
      another profession or round:

        zorgprognose workforce capacity
        zorgprognose workforce capacity --parameters mijn-beroep.csv --format csv

      The parameters and the calculation are those of the Dutch capacity body (Capaciteitsorgaan), its names for them \
      included. A file has the columns parameter, value, unit and year; a copy of the bundled one \
      (\(CapacityParameters.modelFile)) is a good start. Supply follows, by sex, those at work now, those in training, \
      those who will start, and people from abroad; demand follows inhabitants, unfilled demand and other yearly \
      growth, low, middle and high.
      """)

  @Option(
    help: ArgumentHelp(
      "The file with parameters. (default: that of the bundled model)", valueName: "file"))
  var parameters: String?

  @Option(help: "Readable tables, everything as JSON, or everything as CSV.")
  var format = ComparisonFormat.text

  @Option(help: "The language of labels.")
  var language = Language.dutch

  func validate() throws {
    if parameters?.isEmpty == true { throw ValidationError("--parameters: must name a file.") }
  }

  func run() throws {
    let report = CapacityReport(on: try model(), language: language)
    switch format {
    case .text: try Console.print(report.text)
    case .json: try Console.print(report.json)
    case .csv: try Console.print(report.csv)
    }
  }

  private func model() throws(Failure) -> CapacityModel {
    let file = try file()
    let read: CapacityParameters
    do throws(ModelError) { read = try CapacityParameters.read(file) } catch {
      throw Failure(error, of: "parameter file")
    }
    do throws(CapacityError) {
      return try CapacityModel(ProfessionParameters(profession: read.profession) { read[$0] })
    } catch {
      let fault = ModelFault(file: file.relativePath, what: error.description)
      throw Failure(.invalid(faults: [fault], more: 0), of: "parameter file")
    }
  }

  private func file() throws(Failure) -> URL {
    if let parameters { return URL(fileURLWithPath: parameters, isDirectory: false) }
    return try Models.directory(nil).appendingPathComponent(CapacityParameters.modelFile)
  }
}
