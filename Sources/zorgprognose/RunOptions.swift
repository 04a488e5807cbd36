import ArgumentParser
import Prognosis
import Reporting

extension AgeDetail: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}

/// The options of `run`.
struct RunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The model directory. (default: the bundled nederland)", valueName: "dir"))
  var model: String?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      """
      A set of areas to give results for: a set of the model, or 'gemeente' for its own regions. Repeatable. \
      (default: land, provincie and zorgkantoor, as far as the model has them)
      """, valueName: "name"))
  var chosenSets: [String] = []

  @Option(
    name: .customLong("sets"),
    help: ArgumentHelp("A file with sets of your own, in the form of region_sets.csv.", valueName: "file"))
  var ownSets: String?

  @Option(
    name: .customLong("region"), parsing: .singleValue,
    help: ArgumentHelp(
      """
      An area to limit the results to, by code or name, as in PV29, Zeeland or provincie:Zeeland; changes no figure. \
      Repeatable.
      """,
      valueName: "code"))
  var regions: [String] = []

  @Option(
    name: .customLong("scenario"), parsing: .singleValue,
    help: ArgumentHelp(
      """
      A scenario to run beside the reference: a file, or the name of one of the model's. Repeatable. The tables hold the \
      rows of each, and differences.csv what each changes.
      """, valueName: "name|file"))
  var scenarios: [String] = []

  @Option(help: ArgumentHelp("Years ahead, 1 to 50.", valueName: "years"))
  var horizon = 10

  @Option(
    help: ArgumentHelp(
      "Random draws that the margins are made of, 0 to 100000; 0 gives the central projection alone.",
      valueName: "n"))
  var draws = 1000

  @Option(
    help: ArgumentHelp(
      "The seed of the draws, a whole number from 0 to 2^63 - 1; the same seed gives the same draws.",
      valueName: "number"))
  var seed = 20_240_101

  @OptionGroup var comparison: ComparisonArguments

  @Option(help: "Ages of the population table, in groups of five or single.")
  var ages = AgeDetail.five

  @Option(
    help: ArgumentHelp(
      """
      Leave out counts of fewer than this many inhabitants (1 to 1000000) in population, components and conditions, \
      with the counts from which those could be worked out. Care use, staff and waits stay. (default: show all)
      """, valueName: "n"))
  var suppress: Int?

  @Option(help: ArgumentHelp("The directory for the results.", valueName: "dir"))
  var output = "prognose"

  @Flag(name: .customLong("no-report"), help: "Write the tables alone, without the report.")
  var withoutReport = false

  @Option(help: ArgumentHelp("At most this many workers. (default: one per core)", valueName: "n"))
  var threads: Int?

  @Option(help: "The language of labels.")
  var language = Language.dutch

  @Flag(help: "Show neither progress nor the summary.")
  var quiet = false

  @Flag(help: "Say on standard error how long each part of the run took.")
  var timings = false

  /// Whether the report is to be written.
  var hasReport: Bool { !withoutReport }

  func validate() throws {
    guard PrognosisOptions.horizons.contains(horizon) else {
      let allowed = PrognosisOptions.horizons
      throw ValidationError("--horizon \(horizon): must be \(allowed.lowerBound) to \(allowed.upperBound).")
    }
    guard PrognosisOptions.drawCounts.contains(draws) else {
      let allowed = PrognosisOptions.drawCounts
      throw ValidationError(
        "--draws \(draws): must be \(allowed.lowerBound) (no margins) to \(allowed.upperBound).")
    }
    if let suppress, !Suppression.thresholds.contains(suppress) {
      let allowed = Suppression.thresholds
      throw ValidationError("--suppress \(suppress): must be \(allowed.lowerBound) to \(allowed.upperBound).")
    }
    if seed < 0 { throw ValidationError("--seed \(seed): must be 0 to \(Int.max).") }
    if let threads, threads < 1 { throw ValidationError("--threads \(threads): must be 1 or more.") }
    for (index, scenario) in scenarios.enumerated() {
      if scenario.isEmpty { throw ValidationError("--scenario: must name a scenario or a file.") }
      guard !scenarios[..<index].contains(scenario) else {
        throw ValidationError("--scenario \(scenario): was given twice.")
      }
    }
    if output.isEmpty { throw ValidationError("--output: must name a directory.") }
    try Models.requirePaths(model: model, named: "--model", ownSets: ownSets)
  }

  /// The command that gives the same tables, without the options that change none of them.
  var canonicalCommand: String {
    var words = [Engine.name, "run"]
    if let model { words += ["--model", model] }
    for set in chosenSets { words += ["--set", set] }
    if let ownSets { words += ["--sets", ownSets] }
    for region in regions { words += ["--region", region] }
    for scenario in scenarios { words += ["--scenario", scenario] }
    words += ["--horizon", String(horizon), "--draws", String(draws)]
    if draws > 0 { words += ["--seed", String(seed)] }
    words += comparison.words
    if let suppress { words += ["--suppress", String(suppress)] }
    words += ["--ages", ages.rawValue, "--language", language.rawValue]
    return words.map(Self.quoted).joined(separator: " ")
  }

  /// A word as a shell takes it.
  static func quoted(_ word: String) -> String {
    let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_./:=,@%+".contains($0) }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
