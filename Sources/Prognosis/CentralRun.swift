import LinearAlgebra
import ModelDirectory

/// The central path of the reference or of a scenario, with what its draws need.
struct CentralRun {
  let years: ClosedRange<Int>
  /// Its rates; a scenario's with its levers.
  let schedule: RateSchedule
  let care: CareSchedule
  let projection: PopulationProjection
  let expectancies: LifeExpectancies
  /// The levers on people and care; nil in the reference.
  let levers: ScenarioLevers?
  /// Staff and waits; nil where the model says nothing of them.
  let staff: PrognosisRun.CentralWorkforce?
  /// The figures.
  var result: PrognosisResult

  /// The change in the nation's life expectancy at 65 since the base year, in years, by year.
  func gains() throws(PrognosisError) -> [(female: Double, male: Double)] {
    let first = years.lowerBound
    return try years.map { (year) throws(PrognosisError) in
      let gain = try expectancies.gain65(year - first, firstYear: first)
      return (gain.female, gain.male)
    }
  }
}

extension PrognosisRun {
  /// The years of a run.
  var years: ClosedRange<Int> {
    model.settings.baseYear...model.settings.baseYear + options.horizon
  }

  /// Works out the central path of the reference, or of a scenario.
  ///
  /// - Parameters:
  ///   - scenario: the scenario; the reference without levers.
  ///   - reference: the reference's, where there is a scenario; what both have in common isn't worked out again.
  ///   - progress: called when the rates are ready, and after each projected year.
  func central(
    _ scenario: ResolvedScenario = .reference, reference: CentralRun? = nil, progress: (ProgressStep) -> Void
  ) throws(PrognosisError) -> CentralRun {
    let (years, name) = (years, scenario.scenario.name)
    func tell(_ step: Int, _ year: Int) {
      progress(ProgressStep(step: step, of: years.count, year: year, scenario: name))
    }
    let schedule = try schedule(scenario, reference: reference)
    tell(0, years.lowerBound)
    let projection = PopulationProjection(schedule: schedule, base: model.population, years: years) { year in
      tell(year - years.lowerBound + 1, year)
    }
    let care = try careSchedule(reference, projection)
    let expectancies = LifeExpectancies(
      schedule: schedule, projection: projection, areas: options.areas.map(\.members))
    let levers = reference.map { _ in ScenarioLevers(scenario, model: model, care: care) }
    let outcomes = try outcomes(
      care: care, projection: projection, expectancies: expectancies,
      levers: scenario.isIdle ? nil : levers, reference: reference)
    let checks = SelfChecks(model: model, schedule: schedule, projection: projection)
    var result = result(
      years: Array(years), scenario: name, projection: projection, care: care, outcomes: outcomes,
      notices: try checks.notices() + excess(outcomes) + schedule.notices + care.notices)
    let staff = try addWorkforce(
      care: care, outcomes: outcomes, population: projection.mean, years: years, scenario: scenario,
      reference: scenario.isIdle ? nil : reference?.staff, to: &result)
    return CentralRun(
      years: years, schedule: schedule, care: care, projection: projection, expectancies: expectancies,
      levers: levers, staff: staff, result: result)
  }

  private func schedule(
    _ scenario: ResolvedScenario, reference: CentralRun?
  ) throws(PrognosisError) -> RateSchedule {
    guard let reference else {
      return try RateSchedule(model: model, years: years, threads: options.threads)
    }
    let levers = DemographyLevers(scenario, grid: model.grid, regions: model.regions.count)
    return try reference.schedule.applying(levers, threads: options.threads)
  }

  /// No lever acts in the base year, which regional levels of care hold for.
  private func careSchedule(
    _ reference: CentralRun?, _ projection: PopulationProjection
  ) throws(PrognosisError) -> CareSchedule {
    if let reference { return reference.care }
    return try CareSchedule(model: model, population: projection.mean(0), threads: options.threads)
  }

  private func outcomes(
    care: CareSchedule, projection: PopulationProjection, expectancies: LifeExpectancies,
    levers: ScenarioLevers?, reference: CentralRun?
  ) throws(PrognosisError) -> [YearOutcome] {
    var maker = YearOutcome.Maker(
      care: care, projection: projection, expectancies: expectancies, aggregation: Aggregation(options.areas),
      firstYear: years.lowerBound)
    // A scenario whose levers do nothing is the reference, to the bit, and has no levers as a cause.
    if let levers, let reference {
      let years = YearOutcome.Maker.ReferenceYears(
        projection: reference.projection, expectancies: reference.expectancies)
      maker.scenario = (levers.care, years)
    }
    return try maker.all(count: years.count, threads: options.threads)
  }
}
