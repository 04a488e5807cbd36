import ArgumentParser
import Foundation
import ModelDirectory
import Reporting

/// `zorgprognose monitor`.
struct MonitorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monitor",
    abstract: "Holds what happened against an earlier run: inside or outside the margins, and since when.",
    discussion: """
      Example, of a run in the directory prognose and a file with what happened:

        zorgprognose monitor --run prognose --realised cijfers.csv

      with cijfers.csv a figure on each line (these are made up, to show the form):

        table,set,code,year,item,value
        components,land,NL00,2024,births,165000
        population_groups,land,NL00,2025,total,18050000
        population,provincie,PV29,2025,F 80-84,7510
        care,zorgkantoor,ZK11,2024,zvw_wijkverpleging,85000000

      Table and item are those of the run: an age group of population_groups, a component of components, a product or \
      total of care, a condition of conditions, and of population the sex and ages of a group ('M 105+' for the last). A \
      file in the form of history_components.csv of a model is taken too, as far as the run has its areas and years. Faults go \
      to standard error with file and line, and exit code 65.

      The results join the run: monitor.csv, monitor.json, a table in prognose.sqlite, and a page of the report. A later \
      call replaces them.

      A deviation is in standard deviations of the run's own margins. The cumulative sums find lasting shifts that are too \
      small for the margins of one year; above the threshold they give a signal. They take what is new in each year's \
      deviation, since the deviations of one prognosis go together over the years. How often chance alone gives a signal is said for \
      years that are independent; in the default model it is up to twice as often over ten years and up to five times \
      as often over the first five. A signal asks for an explanation.
      """)

  @Option(name: .customLong("run"), help: ArgumentHelp("The directory with a run.", valueName: "dir"))
  var directory: String

  @Option(
    name: .customLong("realised"), parsing: .singleValue,
    help: ArgumentHelp("A file with what happened. Repeatable.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("The scenario of the run whose figures are followed.", valueName: "name"))
  var scenario = "reference"

  @Option(
    name: .customLong("reference-value"),
    help: ArgumentHelp(
      "What a deviation must exceed for its sum to grow, in standard deviations: half of the shift to be found.",
      valueName: "k"))
  var reference = 0.5

  @Option(
    help: ArgumentHelp(
      "Above which a sum is a signal, in standard deviations. 4 gives a false signal in 168 years on average, 5 in 465.",
      valueName: "h"))
  var threshold = 4.0

  @Option(help: "A readable summary, everything as JSON, or the table as CSV.")
  var format = ComparisonFormat.text

  @Flag(name: .customLong("no-write"), help: "Leave the run as it is.")
  var isDry = false

  @Option(help: "The language of labels. (default: that of the run)")
  var language: Language?

  func validate() throws {
    if directory.isEmpty { throw ValidationError("--run: must name a directory.") }
    if files.contains("") { throw ValidationError("--realised: must name a file.") }
    let (references, thresholds) = (MonitorOptions.references, MonitorOptions.thresholds)
    guard references.contains(reference) else {
      throw ValidationError(
        "--reference-value \(reference): must be \(references.lowerBound) to \(references.upperBound).")
    }
    guard thresholds.contains(threshold) else {
      throw ValidationError(
        "--threshold \(threshold): must be \(thresholds.lowerBound) to \(thresholds.upperBound).")
    }
  }

  func run() throws {
    let figures = try figures()
    // Before the run is read, so that what the results join is known to be what was read.
    let output = isDry ? nil : Result { () throws(OutputError) in try OutputDirectory(path: directory) }
    let monitor = try monitor(figures)
    if let output { try write(monitor, to: output) }
    switch format {
    case .text: try Console.print(monitor.text)
    case .json: try Console.print(monitor.json)
    case .csv: try Console.print(try csv(monitor))
    }
  }

  private func figures() throws(Failure) -> RealisedFigures {
    let urls = files.map { URL(fileURLWithPath: $0, isDirectory: false) }
    do throws(ModelError) { return try RealisedFigures.read(urls) } catch {
      throw Failure(error, of: Self.whatIsRead)
    }
  }

  private func monitor(_ figures: RealisedFigures) throws(Failure) -> Monitor {
    var options = MonitorOptions()
    (options.scenario, options.language) = (scenario, language)
    (options.reference, options.threshold) = (reference, threshold)
    options.command = canonicalCommand
    do throws(MonitorError) {
      return try Monitor(figures, against: directory, options: options)
    } catch {
      throw Failure(error)
    }
  }

  /// The command that gives the same results.
  private var canonicalCommand: String {
    var words = [Engine.name, "monitor", "--run", directory]
    for file in files { words += ["--realised", file] }
    words += ["--scenario", scenario, "--reference-value", "\(reference)", "--threshold", "\(threshold)"]
    if let language { words += ["--language", language.rawValue] }
    return words.map(RunOptions.quoted).joined(separator: " ")
  }

  private func write(_ monitor: Monitor, to output: Result<OutputDirectory, OutputError>) throws(Failure) {
    switch output {
    case .success(let output):
      do throws(MonitorError) { try monitor.join(output) } catch { throw Failure(error) }
    case .failure(let error): throw Failure(error)
    }
  }

  private func csv(_ monitor: Monitor) throws(Failure) -> String {
    do throws(ReportingError) { return try monitor.csv() } catch {
      throw Failure(.software, error.description)
    }
  }

  static let whatIsRead = "file of realised figures"
}

extension Failure {
  /// A run that can't be held against what happened.
  init(_ error: MonitorError) {
    switch error {
    case .stored(.unreadable), .stored(.foreign): self.init(.notFound, error.description)
    case .stored, .noMargins: self.init(.invalidModel, error.description)
    case .noScenario: self.init(.usage, error.description)
    case .output(let error): self.init(error)
    case .report: self.init(.software, error.description)
    case .figures(let faults, let more):
      self.init(ModelError.invalid(faults: faults, more: more), of: MonitorCommand.whatIsRead)
    }
  }
}
