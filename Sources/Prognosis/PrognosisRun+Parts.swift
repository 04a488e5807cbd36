import CareDemand
import Demography
import LinearAlgebra
import ModelDirectory

extension PrognosisRun {
  /// The rates of every year of the run, from the base year on, for a projection of one's own with ``CohortComponentModel``.
  ///
  /// - Throws: `PrognosisError` where a table can't serve the method that needs it.
  public func rates() throws(PrognosisError) -> [ProjectionRates] {
    let first = model.settings.baseYear
    let years = first...first + options.horizon
    let schedule = try RateSchedule(model: model, years: years, threads: options.threads)
    return years.map(schedule.rates)
  }

  /// The demand for the model's products and, in the rows after those, the people with its conditions.
  ///
  /// - Parameter meanPopulation: people, mean of the base year: cells x regions. Regional levels hold for them.
  /// - Throws: `PrognosisError` where a table can't serve the method that needs it.
  public func careDemand(meanPopulation: Matrix) throws(PrognosisError) -> CareDemandModel {
    try CareSchedule(model: model, population: meanPopulation, threads: options.threads).model
  }
}
