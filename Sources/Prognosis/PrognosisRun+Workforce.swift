import LinearAlgebra
import ModelDirectory

extension PrognosisRun {
  /// Staff and waits on the central path, and what the draws need.
  struct CentralWorkforce: Sendable {
    let engine: WorkforceEngine
    let path: WorkforcePath
  }

  /// Works out staff and waits on the central path, where the model has them.
  ///
  /// - Parameters:
  ///   - outcomes: the years of the scenario.
  ///   - population: mean population of a year of the scenario, cells x regions.
  ///   - scenario: its levers.
  ///   - reference: what this gave for the reference; nil for the reference itself.
  /// - Returns: nil where there is no staff.
  func addWorkforce(
    care: CareSchedule, outcomes: [YearOutcome], population: (Int) -> Matrix, years: ClosedRange<Int>,
    scenario: ResolvedScenario = .reference, reference: CentralWorkforce? = nil,
    to result: inout PrognosisResult
  ) throws(PrognosisError) -> CentralWorkforce? {
    guard options.includesWorkforce else { return nil }
    let base = outcomes[0].regionalCare
    let own: WorkforceModel?
    if let reference {
      own = reference.engine.model
    } else {
      own = try WorkforceModel(self.model, care: care, demand: base)
    }
    guard let model = own else {
      result.warnings += Notice.missingStaff(self.model, hasStaff: false, hasWaits: false)
      return nil
    }
    let waiting =
      reference.map(\.engine.waiting?.model)
      ?? WaitingModel(self.model, staff: model, care: care, demand: base)
    let engine = WorkforceEngine(
      model, waiting: waiting, scenario: scenario, areas: options.areas, years: years,
      products: care.products.count, regions: self.model.regions.count)
    let path = try WorkforcePath(engine, care: outcomes.map(\.regionalCare), population: population)
    let causes = GapCauses(
      path: path, reference: reference?.path, growth: outcomes.map(\.regionalGrowth))
    result.workforce = WorkforceResult(
      path, causes: causes, aggregation: Aggregation(options.areas), threads: options.threads)
    result.waiting = WaitingResult(path)
    result.warnings += model.notices + (waiting?.notices ?? [])
    result.warnings += Notice.missingStaff(self.model, hasStaff: true, hasWaits: waiting != nil)
    return CentralWorkforce(engine: engine, path: path)
  }
}
