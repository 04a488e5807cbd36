import LinearAlgebra
import ModelDirectory

extension PrognosisRun {
  /// Works out staff and waits on the central path, where the model has them.
  ///
  /// - Returns: what the draws need; nil where there is no staff.
  func addWorkforce(
    care: CareSchedule, outcomes: [YearOutcome], projection: PopulationProjection, years: ClosedRange<Int>,
    to result: inout PrognosisResult
  ) throws(PrognosisError) -> WorkforceEngine? {
    guard options.includesWorkforce,
      let model = try WorkforceModel(self.model, care: care, demand: outcomes[0].regionalCare)
    else { return nil }
    let waiting = WaitingModel(self.model, staff: model, care: care, demand: outcomes[0].regionalCare)
    let engine = WorkforceEngine(
      model, waiting: waiting, scenario: .reference, areas: options.areas, years: years,
      products: care.products.count, regions: self.model.regions.count)
    let path = try WorkforcePath(engine, care: outcomes.map(\.regionalCare), population: projection.mean)
    let causes = GapCauses(path: path, reference: nil, growth: outcomes.map(\.regionalGrowth))
    result.workforce = WorkforceResult(path, causes: causes, aggregation: Aggregation(options.areas))
    result.waiting = WaitingResult(path)
    result.warnings += model.notices + (waiting?.notices ?? [])
    return engine
  }
}
