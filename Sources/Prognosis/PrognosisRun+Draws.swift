import Demography
import LinearAlgebra
import ModelDirectory

extension PrognosisRun {
  /// Sees the figures of all draws of a year, before the next one overwrites them.
  typealias DrawObserver = (SeriesRows, DrawSummaryMaker) -> Void

  /// What the central path leaves to the draws.
  struct CentralPath {
    let years: ClosedRange<Int>
    let schedule: RateSchedule
    let care: CareSchedule
    let expectancies: LifeExpectancies
    let components: [Component]
    let lifeExpectancy: [PrognosisResult.LifeExpectancyRow]
    let workforce: WorkforceEngine?
  }

  /// The margins of all figures, from `options.draws` draws, and what a reader should know of them.
  ///
  /// - Parameters:
  ///   - progress: called after each year.
  ///   - observe: called after each year with the figures of its draws.
  func margins(
    around central: CentralPath, progress: (Int) -> Void, observe: DrawObserver
  ) throws(PrognosisError) -> (margins: Margins, staff: WorkforceMargins, notices: [Notice]) {
    let parameters = try parameters(central)
    let sampler = DrawSampler(
      parameters, regions: model.regions.map(\.code), baseYear: central.years.lowerBound, seed: options.seed)
    let engine = DrawEngine(
      model: model, options: options, years: central.years, schedule: central.schedule, care: central.care,
      sampler: sampler, components: central.components, expectancyAges: central.expectancies.agesTold.count,
      workforce: central.workforce)
    var staff = WorkforceMargins(engine)
    var summaries: [DrawSummary] = []
    let rows = engine.rows
    var path = try DrawPath(engine)
    for (year, gain) in zip(central.years, try gains(central)) {
      try path.step(centralGain: gain)
      let summary = path.summary.make(threads: options.threads)
      summaries.append(summary)
      staff.add(summary, of: path.summary)
      observe(rows, path.summary)
      progress(year)
    }
    func table(_ range: Range<Int>) -> [Distribution] { summaries.map { $0.distribution(range) } }
    let margins = Margins(
      draws: options.draws, seed: options.seed, ages: options.ages, population: table(rows.population),
      groups: table(rows.groups), components: Array(table(rows.components).dropLast()),
      care: table(rows.care), conditions: table(rows.conditions), meanPopulation: table(rows.meanPopulation),
      lifeExpectancy: rows.lifeExpectancy.isEmpty
        ? certain(central.lifeExpectancy, years: central.years) : table(rows.lifeExpectancy))
    return (margins, staff, parameters.notices + Notice.bounded(path.bounded))
  }

  private func parameters(_ central: CentralPath) throws(PrognosisError) -> UncertaintyParameters {
    if let given = options.uncertainty { return given }
    return try UncertaintyParameters(model: model, schedule: central.schedule, care: central.care)
  }

  private func gains(_ central: CentralPath) throws(PrognosisError) -> [(female: Double, male: Double)] {
    let first = central.years.lowerBound
    let base = try central.expectancies.national65(0, year: first)
    return try central.years.map { (year) throws(PrognosisError) in
      let now = try central.expectancies.national65(year - first, year: year)
      return (now.female - base.female, now.male - base.male)
    }
  }

  /// Life expectancy where mortality is given and has no margin: the central figures.
  private func certain(
    _ rows: [PrognosisResult.LifeExpectancyRow], years: ClosedRange<Int>
  ) -> [Distribution] {
    years.map { year in
      let matrix = Matrix(rowsOf: rows.filter { $0.year == year }.map(\.values))
      return Distribution(mean: matrix, quantiles: Margins.probabilities.map { _ in matrix })
    }
  }
}
