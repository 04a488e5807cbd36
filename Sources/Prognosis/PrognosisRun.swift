import CareDemand
import Demography
import LinearAlgebra
import ModelDirectory

/// The straight line from a model to results: population, care, conditions, causes of growth.
public struct PrognosisRun: Sendable {
  let model: RegionModel
  let options: PrognosisOptions

  /// A run of `model` for the areas and the horizon of `options`.
  public init(model: RegionModel, options: PrognosisOptions) {
    (self.model, self.options) = (model, options)
  }

  /// Projects the model and sums up what the areas asked for get.
  ///
  /// - Parameter progress: called when the rates are ready, and after each projected year.
  /// - Throws: `PrognosisError` where a table can't serve the method that needs it.
  public func result(progress: (ProgressStep) -> Void = { _ in }) throws(PrognosisError) -> PrognosisResult {
    try result(progress: progress) { _, _ in }
  }

  /// The same, with a look at the draws of each year.
  func result(
    progress: (ProgressStep) -> Void, observe: DrawObserver
  ) throws(PrognosisError) -> PrognosisResult {
    let first = model.settings.baseYear
    let years = first...first + options.horizon
    let schedule = try RateSchedule(model: model, years: years, threads: options.threads)
    progress(ProgressStep(step: 0, of: years.count, year: first))
    let projection = PopulationProjection(schedule: schedule, base: model.population, years: years) { year in
      progress(ProgressStep(step: year - first + 1, of: years.count, year: year))
    }
    let care = try CareSchedule(model: model, population: projection.mean(0), threads: options.threads)
    let expectancies = LifeExpectancies(
      schedule: schedule, projection: projection, areas: options.areas.map(\.members))
    let outcome = YearOutcome.Maker(
      care: care, projection: projection, expectancies: expectancies, aggregation: Aggregation(options.areas),
      firstYear: first)
    let byYear = try outcome.all(count: years.count, threads: options.threads)
    let checks = SelfChecks(model: model, schedule: schedule, projection: projection)
    var result = result(
      years: Array(years), schedule: schedule, projection: projection, care: care, outcomes: byYear,
      notices: try checks.notices() + excess(byYear) + schedule.notices + care.notices)
    let workforce = try addWorkforce(
      care: care, outcomes: byYear, projection: projection, years: years, to: &result)
    guard options.draws > 0 else { return result }
    let central = CentralPath(
      years: years, schedule: schedule, care: care, expectancies: expectancies,
      components: result.componentNames, lifeExpectancy: result.lifeExpectancy,
      workforce: workforce)
    progress(ProgressStep(part: .draws, step: 0, of: years.count, year: first))
    let drawn = try margins(
      around: central,
      progress: { year in
        progress(ProgressStep(part: .draws, step: year - first + 1, of: years.count, year: year))
      }, observe: observe)
    result.margins = drawn.margins
    drawn.staff.complete(&result)
    result.warnings += drawn.notices
    return result
  }

  /// That a trend leads to more people with a condition than there are people.
  private func excess(_ outcomes: [YearOutcome]) -> [Notice] {
    let codes = model.care.conditions.filter { model.care.prevalence[$0.code]?.isEmpty == false }.map(\.code)
    let beyond = codes.indices.filter { c in
      outcomes.contains { year in
        year.meanPopulation.indices.contains { year.conditions[c, $0] > year.meanPopulation[$0] }
      }
    }
    guard !beyond.isEmpty else { return [] }
    return [
      Notice(
        listing: beyond.map { codes[$0] }, dutch: "Meer mensen met een aandoening dan er zijn, door de trend",
        english: "More people with a condition than there are, because of the trend")
    ]
  }

  private func result(
    years: [Int], schedule: RateSchedule, projection: PopulationProjection, care: CareSchedule,
    outcomes: [YearOutcome], notices: [Notice]
  ) -> PrognosisResult {
    let aggregation = Aggregation(options.areas)
    let names = componentNames
    let components = projection.steps.dropLast().map { step in
      aggregation.sums(Matrix(rowsOf: names.map { step.total($0) }))
    }
    return PrognosisResult(
      scenario: "reference", settings: model.settings, grid: model.grid, areas: options.areas, years: years,
      population: years.indices.map { aggregation.sums(projection.population[$0]) },
      meanPopulation: outcomes.map(\.meanPopulation), componentNames: names, components: components,
      products: care.products, care: outcomes.map(\.care), conditions: care.conditions,
      conditionCounts: outcomes.map(\.conditions), growth: outcomes.dropFirst().map(\.growth),
      lifeExpectancy: outcomes.flatMap(\.lifeExpectancy), warnings: notices)
  }

  /// The components that the model's methods tell apart.
  private var componentNames: [Component] {
    var names: [Component] = [.births, .deaths]
    switch model.settings.migration.international {
    case .rates: names += [.immigration, .emigration]
    case .net: names += [.netMigration]
    case .none: break
    }
    if model.settings.migration.internal != .none { names += [.arrivals, .departures] }
    return names
  }
}

extension Matrix {
  /// A matrix of the given rows.
  init(rowsOf rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    self.init(
      rows: rows.count, columns: columns, byColumns: (0..<columns).flatMap { c in rows.map { $0[c] } })
  }

  /// The rows of `range`.
  func rowRange(_ range: Range<Int>) -> Matrix {
    Matrix(
      rows: range.count, columns: columns,
      byColumns: (0..<columns).flatMap { c in
        elements[c * rows + range.lowerBound..<c * rows + range.upperBound]
      })
  }
}
