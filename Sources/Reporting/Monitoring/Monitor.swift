import ModelDirectory
import Prognosis
import Statistics

/// Realised figures against a stored run: inside or outside the margins, how far off, since when, and whether the deviations
/// add up to more than chance.
public struct Monitor: Sendable {
  let run: StoredRun
  let options: MonitorOptions
  /// The files of realised figures.
  let inputs: [InputFile]
  /// The figures that are followed, in order of table, set, code and item.
  let series: [MonitoredSeries]
  /// How often figures lay within their margins.
  let coverage: [MonitorCoverage]
  let names: MonitorNames
  /// What a reader should know of the figures.
  let notices: [String]
  /// The sets that have an area of a name.
  private let setsByName: [String: Set<String>]

  /// Holds figures against the run in a directory.
  ///
  /// - Parameters:
  ///   - figures: what happened.
  ///   - directory: a directory that `run` wrote, of at least one draw.
  ///   - options: the scenario, and what a signal is.
  /// - Throws: `.stored`, `.noMargins`, `.noScenario`, `.figures` with every figure that the run has nothing on, or `.report` where a
  ///   text of the program is unfit.
  public init(
    _ figures: RealisedFigures, against directory: String, options: MonitorOptions = MonitorOptions()
  ) throws(MonitorError) {
    do throws(StoredError) { run = try StoredRun(at: directory) } catch { throw .stored(error) }
    guard run.draws > 0 else { throw .noMargins(path: directory) }
    let tables = Set(figures.rows.compactMap { SeriesKey.Table(rawValue: $0.table) })
    let projected = try ProjectedFigures(of: run, scenario: options.scenario, tables: tables)
    let matched = try MatchedFigures(figures, in: projected)
    (self.options, inputs) = (options, figures.inputs)
    series = matched.realised.keys.sorted().map { key in
      MonitoredSeries(
        key, name: projected.names[key.set]?[key.code] ?? "", course: projected.courses[key] ?? [],
        realised: matched.realised[key] ?? [], options: options)
    }
    setsByName = series.reduce(into: [:]) { $0[$1.name, default: []].insert($1.key.set) }
    coverage = MonitorCoverage.all(of: series, options: options)
    let language = options.language ?? run.language
    names = MonitorNames(units: projected.units, items: run.itemNames, language: language)
    notices = try Self.notices(matched, draws: run.draws, language)
  }

  /// The language of labels.
  var language: Language { options.language ?? run.language }

  /// The series that stand out, those that have drifted furthest first.
  var standingOut: [MonitoredSeries] {
    series.filter(\.standsOut).sorted {
      ($0.drift, $0.lastDeviation, $1.key) > ($1.drift, $1.lastDeviation, $0.key)
    }
  }

  /// The name of a series' area, with its set where areas of several sets that are followed have that name.
  func area(_ series: MonitoredSeries) -> String {
    setsByName[series.name, default: []].count > 1 ? "\(series.name) (\(series.key.set))" : series.name
  }

  /// The years of the realised figures.
  var years: ClosedRange<Int>? {
    let all = series.flatMap { $0.points.map(\.year) }
    guard let first = all.min(), let last = all.max() else { return nil }
    return first...last
  }

  /// The least number of draws of which the ends of the interval of 95 % can be relied on: beyond each of them lie 2 or 3.
  private static let fewestDraws = 100

  private static func notices(
    _ matched: MatchedFigures, draws: Int, _ language: Language
  ) throws(MonitorError) -> [String] {
    let counts = [("passed_over", matched.passedOver), ("suppressed", matched.suppressed)].filter { $0.1 > 0 }
    guard !counts.isEmpty || draws < fewestDraws else { return [] }
    let texts: ReportTexts
    do throws(ReportingError) { texts = try ReportTexts(language) } catch { throw .report(error) }
    let left = counts.map { name, count in
      texts(
        "monitor.\(name)\(count == 1 ? "_one" : "")", ["count": NumberStyle(language).string(Double(count))])
    }
    return left + (draws < fewestDraws ? [texts("monitor.few_draws", ["draws": "\(draws)"])] : [])
  }
}
