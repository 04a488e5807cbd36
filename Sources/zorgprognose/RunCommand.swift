import ArgumentParser
import DefaultModel
import Foundation
import LinearAlgebra
import ModelDirectory
import Prognosis
import Reporting
import Statistics

/// `zorgprognose run`.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Projects population, care and cost, compares the areas, and writes the tables.",
    discussion: """
      Example, of two municipalities:

        zorgprognose run --region Wageningen --region Ede --output vallei

      Each figure comes with its margins: the mean of 1000 draws and, in the columns p2_5 to p97_5, their \
      quantiles. 80 of 100 draws lie between p10 and p90, 95 of 100 between p2_5 and p97_5. Margins show what \
      past years make likely if the model's assumptions are right; they leave out changes of policy. \
      The central projection alone, without margins:

        zorgprognose run --draws 0

      The results are written aside and moved into place at the end. An existing directory that this \
      program did not write is refused.
      """)

  @OptionGroup var options: RunOptions

  func run() throws {
    let progress = ProgressLine(isQuiet: options.quiet, language: options.language)
    var stopwatch = Stopwatch()
    let output = try checkedOutput()
    // Before a message of what went wrong, too.
    defer { progress.end() }
    progress.reading()
    let model = try Models.read(options.model, regionSets: options.ownSets)
    stopwatch.lap(LocalText("model lezen", "reading the model"))
    let asked = try areas(of: model)
    let lead = leadingArea(of: model, beside: asked)
    progress.comparing()
    // Before the draws, so that nobody waits for them to hear that an option is wrong.
    let comparison = try RunComparison(
      of: model,
      options.comparison.options(areas: asked, horizon: options.horizon, threads: options.threads),
      language: options.language)
    stopwatch.lap(LocalText("vergelijking", "comparison"))
    var result = try prognosis(of: model, for: asked + lead, progress: progress, stopwatch: &stopwatch)
    stopwatch.lap(Stopwatch.outcomes)
    progress.writing()
    try write(result.restricted(to: asked.indices), comparison, of: model, to: output)
    progress.end()
    stopwatch.lap(LocalText("tabellen schrijven", "writing the tables"))
    if options.timings { Console.error(stopwatch.text(options.language)) }
    guard !options.quiet else { return }
    // The other notices of a comparison are in the package: the summary keeps its length.
    result.warnings += comparison.refusal
    let summary = Summary(
      of: result, model: model, language: options.language, lead: lead.isEmpty ? nil : asked.count)
    try Console.print(
      summary.text(
        output: output.path, comparison: comparison.leadingFiles, comparisonNotes: comparison.notices.count))
  }

  // Before the work, so that nobody waits for a result that can't be written.
  private func checkedOutput() throws(Failure) -> OutputDirectory {
    do throws(OutputError) { return try OutputDirectory(path: options.output) } catch { throw Failure(error) }
  }

  private func areas(of model: RegionModel) throws(Failure) -> [Area] {
    do throws(SelectionError) {
      return try AreaSelection.areas(of: model, sets: options.chosenSets, regions: options.regions)
    } catch {
      throw Failure(.usage, error.description)
    }
  }

  /// What the summary opens with, where none of the areas asked for will do: without `--region` the whole model.
  private func leadingArea(of model: RegionModel, beside asked: [Area]) -> [Area] {
    let whole = Area.whole(of: model)
    // A set of one area is about that area.
    let isNeeded =
      options.regions.isEmpty && asked.count > 1 && !asked.contains { $0.members == whole.members }
    return isNeeded ? [whole] : []
  }

  private func prognosis(
    of model: RegionModel, for areas: [Area], progress: ProgressLine, stopwatch: inout Stopwatch
  ) throws(Failure) -> PrognosisResult {
    let asked = PrognosisOptions(
      areas: areas, horizon: options.horizon, threads: options.threads, draws: options.draws,
      seed: UInt64(options.seed), ages: options.ages)
    let run = PrognosisRun(model: model, options: asked)
    try requireMemory(for: run)
    do throws(PrognosisError) {
      return try run.result { step in
        progress.step(step)
        stopwatch.step(step)
      }
    } catch {
      throw Failure(error)
    }
  }

  /// Refuses more draws than the machine's memory can hold, before an hour is lost on them.
  private func requireMemory(for run: PrognosisRun) throws(Failure) {
    let (needed, there) = (Double(run.drawMemory), Double(ProcessInfo.processInfo.physicalMemory))
    guard needed > there else { return }
    let sizes = [needed, there].map { String(format: "%.0f", $0 / 1e9) }
    throw Failure(
      .usage,
      "--draws \(options.draws): needs \(sizes[0]) GB of memory for this model, and this machine has \(sizes[1]) GB; "
        + "make fewer draws")
  }

  private func write(
    _ prognosis: PrognosisResult, _ comparison: RunComparison, of model: RegionModel,
    to output: OutputDirectory
  ) throws(Failure) {
    var result = prognosis
    result.warnings += comparison.notices
    let record = RunRecord(
      model: model, command: options.canonicalCommand, language: options.language,
      sets: Self.sets(of: result), linearAlgebra: BLAS.configuration, kernels: Kernels.variant)
    let tables: [RenderedTable]
    do throws(ReportingError) {
      tables = try OutputTable.rendered(
        OutputTable.tables(of: result, ages: options.ages) + comparison.tables)
    } catch {
      throw Failure(.software, error.description)
    }
    let package = DataPackage(of: result, tables: tables, record: record)
    do throws(OutputError) {
      try output.replace(with: tables.map(\.file) + [package.file])
    } catch {
      throw Failure(error)
    }
  }

  /// The sets of the areas, each once, in order.
  private static func sets(of result: PrognosisResult) -> [String] {
    var seen = Set<String>()
    return result.areas.map(\.set).filter { seen.insert($0).inserted }
  }
}
