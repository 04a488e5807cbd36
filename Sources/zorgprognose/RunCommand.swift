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
    abstract:
      "Projects population, care, cost, staff and waits, compares the areas, and writes tables and a report.",
    discussion: """
      Example, of two municipalities:

        zorgprognose run --region Wageningen --region Ede --output vallei

      Each figure comes with its margins: the mean of 1000 draws and, in the columns p2_5 to p97_5, their \
      quantiles. 80 of 100 draws lie between p10 and p90, 95 of 100 between p2_5 and p97_5. Margins show what \
      past years make likely if the model's assumptions are right; they leave out changes of policy. \
      The central projection alone, without margins:

        zorgprognose run --draws 0

      Scenarios of the model or of your own beside the reference, with the margins of what they change:

        zorgprognose run --scenario minder_verzuim --scenario mijn-scenario.yaml

      The directory of the results holds a report to be opened in a browser, report/index.html: a page for every area \
      with drawings, their data and what stands out. It needs no network. Without it:

        zorgprognose run --no-report

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
    let scenarios = try RunScenarios(
      options.scenarios, for: model, in: try Models.directory(options.model))
    stopwatch.lap(LocalText("model lezen", "reading the model"))
    let asked = try areas(of: model)
    let lead = leadingArea(of: model, beside: asked)
    progress.comparing()
    // Before the draws, so that nobody waits for them to hear that an option is wrong.
    let comparison = try RunComparison(
      of: model,
      options.comparison.options(areas: asked, horizon: options.horizon, threads: options.threads),
      language: options.language, isSuppressed: options.suppress != nil)
    stopwatch.lap(LocalText("vergelijking", "comparison"))
    let outcome = try publishable(
      model, scenarios.beside, asked: asked, lead: lead, progress: progress, stopwatch: &stopwatch)
    progress.writing()
    let record = try record(of: model, scenarios.asked, asked)
    let files = RunFiles(
      outcome: outcome.restricted(to: asked.indices), comparison: comparison, record: record,
      ages: options.ages, hasReport: options.hasReport, threads: options.threads)
    try files.write(to: output) { part in stopwatch.lap(part) }
    progress.end()
    stopwatch.lap(
      options.hasReport
        ? LocalText("verslag", "report") : LocalText("resultaten plaatsen", "putting the results in place"))
    if options.timings { Console.error(stopwatch.text(options.language)) }
    guard !options.quiet else { return }
    try tell(outcome, comparison, model, scenarios.beside, lead: lead.isEmpty ? nil : asked.count, output)
  }

  /// The outcome without what is too small to be published. All that is told of the run is made from this.
  private func publishable(
    _ model: RegionModel, _ scenarios: [Scenario], asked: [Area], lead: [Area], progress: ProgressLine,
    stopwatch: inout Stopwatch
  ) throws(Failure) -> RunOutcome {
    let suppression = options.suppress.map {
      Suppression(
        below: $0, published: asked + lead, regionCount: model.regions.count, ages: options.ages,
        threads: options.threads)
    }
    let made = try outcome(
      of: model, scenarios, for: asked + lead + (suppression?.addedAreas ?? []), progress: progress,
      stopwatch: &stopwatch)
    stopwatch.lapOutcomes()
    let outcome = made.suppressed(by: suppression)
    if suppression != nil { stopwatch.lap(LocalText("kleine aantallen", "small counts")) }
    return outcome
  }

  private func record(
    of model: RegionModel, _ scenarios: [Scenario], _ areas: [Area]
  ) throws(Failure) -> RunRecord {
    var record = RunRecord(
      model: model, scenarios: scenarios, command: options.canonicalCommand, language: options.language,
      sets: Self.sets(of: areas), linearAlgebra: BLAS.configuration, kernels: Kernels.variant,
      suppressedBelow: options.suppress)
    if options.hasReport {
      record.uncertainty = Models.uncertainty(of: model)
      record.modelCard = try Models.card(options.model)
    }
    return record
  }

  /// Prints the summary.
  private func tell(
    _ outcome: RunOutcome, _ comparison: RunComparison, _ model: RegionModel, _ scenarios: [Scenario],
    lead: Int?, _ output: OutputDirectory
  ) throws {
    var result = outcome.results[0]
    // The other notices of a comparison are in the package: the summary keeps its length.
    result.warnings = outcome.notices + comparison.refusal
    let summary = Summary(
      of: result, model: model, language: options.language, lead: lead, scenarios: scenarios,
      differences: outcome.differences)
    try Console.print(
      summary.text(
        output: output.path, comparison: comparison.leadingFiles, comparisonNotes: comparison.notices.count,
        report: options.hasReport ? Self.report(in: output.path) : nil))
  }

  /// The path of the report's first page.
  private static func report(in output: String) -> String {
    (output as NSString).appendingPathComponent(Report.firstPage)
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

  private func outcome(
    of model: RegionModel, _ scenarios: [Scenario], for areas: [Area], progress: ProgressLine,
    stopwatch: inout Stopwatch
  ) throws(Failure) -> RunOutcome {
    let asked = PrognosisOptions(
      areas: areas, horizon: options.horizon, threads: options.threads, draws: options.draws,
      seed: UInt64(options.seed), ages: options.ages)
    try requireMemory(
      for: PrognosisRun(model: model, options: asked), together: scenarios.isEmpty ? 1 : 2)
    let run: ScenarioRun
    do throws(ScenarioError) {
      run = try ScenarioRun(model: model, options: asked, scenarios: scenarios)
    } catch {
      throw Failure(error)
    }
    do throws(PrognosisError) {
      let made = try run.outcome { step in
        progress.step(step)
        stopwatch.step(step)
      }
      return RunOutcome(results: made.results, differences: made.differences)
    } catch {
      throw Failure(error)
    }
  }

  /// Refuses more draws than the machine's memory can hold, before an hour is lost on them.
  /// - Parameter together: how many runs go side by side at least.
  private func requireMemory(for run: PrognosisRun, together: Int) throws(Failure) {
    let needed = Double(together) * Double(run.drawMemory)
    let there = Double(ProcessInfo.processInfo.physicalMemory)
    guard needed > there else { return }
    let sizes = [needed, there].map { String(format: "%.0f", $0 / 1e9) }
    throw Failure(
      .usage,
      "--draws \(options.draws): needs \(sizes[0]) GB of memory for this model, and this machine has \(sizes[1]) GB; "
        + "make fewer draws")
  }

  /// The sets of the areas, each once, in order.
  private static func sets(of areas: [Area]) -> [String] {
    var seen = Set<String>()
    return areas.map(\.set).filter { seen.insert($0).inserted }
  }
}
