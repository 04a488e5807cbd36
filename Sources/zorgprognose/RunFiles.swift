import Prognosis
import Reporting

/// The files of a run, ready to be written.
struct RunFiles {
  /// The areas that were asked for.
  let outcome: RunOutcome
  let comparison: RunComparison
  let record: RunRecord
  /// How the population table divides the ages.
  let ages: AgeDetail
  let hasReport: Bool
  /// At most this many workers; nil leaves it to the system.
  let threads: Int?

  /// Writes them all, or none.
  /// - Parameter lap: is told which part has ended.
  func write(to output: OutputDirectory, lap: (LocalText) -> Void) throws(Failure) {
    var outcome = outcome
    outcome.results[0].warnings = outcome.notices + comparison.notices
    let (tables, report) = try made(of: outcome)
    let package = DataPackage(
      of: outcome.results[0], tables: tables, record: record,
      files: [ResultDatabase.fileName] + (report?.fileNames ?? []))
    let database = ResultDatabase(
      of: outcome.results[0], tables: tables, package: package, record: record)
    do throws(OutputError) {
      try output.replace { (sink) throws(OutputError) in
        for table in tables { try sink.write(table.file) }
        lap(LocalText("tabellen schrijven", "writing the tables"))
        try database.write(to: sink)
        lap(LocalText("database schrijven", "writing the database"))
        try report?.write(to: sink, threads: threads)
        try sink.write(package.file)
      }
    } catch {
      throw Failure(error)
    }
  }

  private func made(of outcome: RunOutcome) throws(Failure) -> ([RenderedTable], Report?) {
    do throws(ReportingError) {
      let tables = try OutputTable.rendered(
        OutputTable.tables(of: outcome.results, differences: outcome.differences, ages: ages)
          + comparison.tables)
      let report =
        hasReport
        ? try Report(
          results: outcome.results, differences: outcome.differences, comparison: comparison.result,
          record: record)
        : nil
      return (tables, report)
    } catch {
      throw Failure(.software, error.description)
    }
  }
}
