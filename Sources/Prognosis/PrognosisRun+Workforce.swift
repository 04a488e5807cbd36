import LinearAlgebra
import ModelDirectory

extension PrognosisRun {
  /// Works out staff and waits on the central path, where the model has them.
  ///
  /// - Parameter reference: the reference's, where there is a scenario.
  /// - Returns: what the draws need; nil where there is no staff.
  func addWorkforce(
    _ scenario: ResolvedScenario, reference: (engine: WorkforceEngine, path: WorkforcePath)?,
    care: CareSchedule, outcomes: [YearOutcome], projection: PopulationProjection, years: ClosedRange<Int>,
    to result: inout PrognosisResult
  ) throws(PrognosisError) -> (engine: WorkforceEngine, path: WorkforcePath)? {
    guard options.includesWorkforce,
      let model = try WorkforceModel(self.model, care: care, demand: outcomes[0].regionalCare)
    else { return nil }
    let waiting = WaitingModel(self.model, staff: model, care: care, demand: outcomes[0].regionalCare)
    let engine = WorkforceEngine(
      model, waiting: waiting, scenario: scenario, areas: options.areas, years: years,
      products: care.products.count, regions: self.model.regions.count)
    let path = try WorkforcePath(engine, care: outcomes.map(\.regionalCare), population: projection.mean)
    let causes = GapCauses(path: path, reference: reference?.path, growth: outcomes.map(\.regionalGrowth))
    result.workforce = WorkforceResult(path, causes: causes, aggregation: Aggregation(options.areas))
    result.waiting = WaitingResult(path)
    result.warnings += model.notices + (waiting?.notices ?? [])
    return (engine, path)
  }
}
