import LinearAlgebra
import ModelDirectory

/// The draws around a central path, and what they say year by year.
struct DrawnRun {
  let central: CentralRun
  private(set) var path: DrawPath
  private let gains: [(female: Double, male: Double)]
  private var summaries: [DrawSummary] = []
  private var staff: WorkforceMargins

  /// - Parameters:
  ///   - reference: the reference's central path; `central` itself where that is the reference.
  ///   - sampler: the same for all scenarios, which is what pairs their draws.
  init(
    _ run: PrognosisRun, _ central: CentralRun, reference: CentralRun, sampler: DrawSampler
  ) throws(PrognosisError) {
    self.central = central
    let levers = central.levers.flatMap { $0.isEmpty ? nil : $0 }
    let engine = DrawEngine(
      model: run.model, options: run.options, years: central.years, schedule: reference.schedule,
      care: reference.care, sampler: sampler, components: reference.result.componentNames,
      expectancyAges: reference.expectancies.agesTold.count, workforce: central.staff?.engine, levers: levers)
    path = try DrawPath(engine)
    gains = try central.gains()
    staff = WorkforceMargins(engine)
  }

  /// Takes the draws through the next year and sums it up.
  mutating func step() throws(PrognosisError) {
    try path.step(centralGain: gains[path.years])
    let summary = path.summary.make(threads: path.engine.options.threads)
    summaries.append(summary)
    staff.add(summary, of: path.summary)
  }

  /// The result with its margins.
  var result: PrognosisResult {
    var result = central.result
    result.margins = margins
    staff.complete(&result)
    result.warnings += path.engine.sampler.parameters.notices + Notice.bounded(path.bounded)
    result.warnings += Notice.boundedByLevers(path.boundedByLevers, of: path.engine.options.draws)
    return result
  }

  private var margins: Margins {
    let (rows, options) = (path.engine.rows, path.engine.options)
    func table(_ range: Range<Int>) -> [Distribution] { summaries.map { $0.distribution(range) } }
    return Margins(
      draws: options.draws, seed: options.seed, ages: options.ages, population: table(rows.population),
      groups: table(rows.groups), components: Array(table(rows.components).dropLast()),
      care: table(rows.care), conditions: table(rows.conditions), meanPopulation: table(rows.meanPopulation),
      lifeExpectancy: rows.lifeExpectancy.isEmpty ? certain : table(rows.lifeExpectancy))
  }

  /// Life expectancy where mortality is given and has no margin: the central figures.
  private var certain: [Distribution] {
    central.years.map { year in
      let matrix = Matrix(rowsOf: central.result.lifeExpectancy.filter { $0.year == year }.map(\.values))
      return Distribution(mean: matrix, quantiles: Margins.probabilities.map { _ in matrix })
    }
  }
}
