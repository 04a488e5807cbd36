import Demography
import LinearAlgebra
import ModelDirectory

extension PrognosisRun {
  /// Sees the figures of all draws of a year, before the next one overwrites them.
  typealias DrawObserver = (SeriesRows, DrawSummaryMaker) -> Void

  /// The reference's result with margins from `options.draws` draws.
  ///
  /// - Parameters:
  ///   - progress: called after each year.
  ///   - observe: called after each year with the figures of its draws.
  func drawn(
    _ central: CentralRun, progress: (Int) -> Void, observe: DrawObserver
  ) throws(PrognosisError) -> PrognosisResult {
    let sampler = try sampler(central)
    var run = try DrawnRun(self, central, reference: central, sampler: sampler)
    for year in central.years {
      try run.step()
      observe(run.path.engine.rows, run.path.summary)
      progress(year)
    }
    return run.result
  }

  /// What makes the draws of the reference and of all scenarios.
  func sampler(_ reference: CentralRun) throws(PrognosisError) -> DrawSampler {
    let parameters: UncertaintyParameters
    if let given = options.uncertainty {
      parameters = given
    } else {
      parameters = try UncertaintyParameters(model: model, schedule: reference.schedule, care: reference.care)
    }
    return DrawSampler(
      parameters, regions: model.regions.map(\.code), baseYear: reference.years.lowerBound, seed: options.seed
    )
  }
}
