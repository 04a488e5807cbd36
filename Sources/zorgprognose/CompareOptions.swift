import ArgumentParser
import Prognosis
import Reporting

extension ComparisonOptions.Family: ExpressibleByArgument {}

/// The forms in which a comparison is given.
enum ComparisonFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, csv
}

/// The options of `compare`.
struct CompareOptions: ParsableArguments {
  @Option(
    name: .customLong("region"), parsing: .singleValue,
    help: ArgumentHelp(
      "The area, by code or name, as in PV29, Zeeland or provincie:Zeeland.", valueName: "code"))
  var regions: [String] = []

  @OptionGroup var comparison: ComparisonArguments

  @Option(help: "How the variance of use depends on its mean in the regression.")
  var family = ComparisonOptions.Family.quasiPoisson

  @Flag(name: .customLong("no-penalty"), help: "Fit the regression without a penalty on its coefficients.")
  var isUnpenalised = false

  @Option(help: ArgumentHelp("Years over which growth is compared, 1 to 50.", valueName: "years"))
  var horizon = 10

  @Option(help: "A readable table, everything as JSON, or one of the tables of a run as CSV.")
  var format = ComparisonFormat.text

  @Option(
    help: ArgumentHelp(
      "The table that --format csv gives: \(OutputTable.comparisonNames.joined(separator: ", ")). (default: benchmark)",
      valueName: "name"))
  var table: String?

  @Option(help: ArgumentHelp("The model directory. (default: the bundled nederland)", valueName: "dir"))
  var model: String?

  @Option(
    name: .customLong("sets"),
    help: ArgumentHelp("A file with sets of your own, in the form of region_sets.csv.", valueName: "file"))
  var ownSets: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "The set in which the area is looked up. (default: every set of the model)", valueName: "name"))
  var set: String?

  @Option(help: "The language of labels.")
  var language = Language.dutch

  @Option(help: ArgumentHelp("At most this many workers. (default: one per core)", valueName: "n"))
  var threads: Int?

  func validate() throws {
    guard regions.count == 1 else { throw ValidationError("--region: one area has to be named.") }
    let horizons = PrognosisOptions.horizons
    guard horizons.contains(horizon) else {
      throw ValidationError("--horizon \(horizon): must be \(horizons.lowerBound) to \(horizons.upperBound).")
    }
    if let threads, threads < 1 { throw ValidationError("--threads \(threads): must be 1 or more.") }
    if let table {
      guard OutputTable.comparisonNames.contains(table) else {
        let known = OutputTable.comparisonNames.joined(separator: ", ")
        throw ValidationError("--table \(table): must be one of \(known).")
      }
      guard format == .csv else { throw ValidationError("--table \(table): goes with --format csv.") }
    }
    try Models.requirePaths(model: model, named: "--model", ownSets: ownSets)
  }

  /// What is asked of the comparison of an area.
  func asked(of area: Area) -> ComparisonOptions {
    var asked = comparison.options(areas: [area], horizon: horizon, threads: threads)
    (asked.family, asked.isPenalised) = (family, !isUnpenalised)
    return asked
  }
}
