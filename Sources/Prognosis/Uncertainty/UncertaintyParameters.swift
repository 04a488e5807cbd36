import Demography
import LinearAlgebra
import ModelDirectory
import Statistics

/// Everything that says how uncertain a prognosis is, estimated from the model; a part that is nil has no margin.
///
/// Parts are switched off in `model.yaml` or, with a notice, where the model doesn't have what they are estimated from.
/// Variables can be set, as a study with known parameters needs.
public struct UncertaintyParameters: Sendable {
  /// National mortality; nil where the method has no national model. Without margins its variances are 0.
  public var mortality: MortalityUncertainty?
  /// Regional factors on death rates.
  public var mortalityRegional: RegionalPosterior
  /// The deviation of the logarithm of the total fertility rate from its path.
  public var fertility: AutoregressiveDisturbance?
  /// Regional factors on fertility.
  public var fertilityRegional: RegionalPosterior
  /// National immigration and emigration.
  public var border = BorderUncertainty(correlation: 0)
  /// The deviation of the logarithm of moves between regions per inhabitant.
  public var internalLevel: AutoregressiveDisturbance?
  /// Departures and arrivals of each region.
  public var moves: MovesUncertainty?
  /// Each region's share of the immigrants, as a deviation of its logarithm.
  public var immigrationRegional: RegionalDisturbance?
  /// National net migration.
  public var netMigration: NetMigrationUncertainty?
  /// Use of care, trends and healthy ageing.
  public var care: CareUncertainty
  /// Staff and waits.
  public var workforce: WorkforceUncertainty
  /// Which margins are missing although they were asked for, and why.
  public private(set) var notices: [Notice]

  /// Estimates the parameters of a model.
  /// - Parameter threads: at most this many workers.
  /// - Throws: `PrognosisError` where a table can't serve the method that needs it.
  public init(model: RegionModel, threads: Int? = nil) throws(PrognosisError) {
    let years = model.settings.baseYear...model.settings.baseYear + 1
    let schedule = try RateSchedule(model: model, years: years, threads: threads)
    let projection = PopulationProjection(
      schedule: schedule, base: model.population, years: years.lowerBound...years.lowerBound,
      progress: { _ in })
    let care = try CareSchedule(model: model, population: projection.mean(0), threads: threads)
    try self.init(model: model, schedule: schedule, care: care)
  }

  /// Estimates the parameters of a model whose rates and care are made already.
  init(model: RegionModel, schedule: RateSchedule, care: CareSchedule) throws(PrognosisError) {
    var estimates = UncertaintyEstimates(model)
    mortality = try estimates.mortality(schedule.mortality)
    mortalityRegional = estimates.regional(schedule.mortality.regional, .mortalityRegional)
    fertility = estimates.fertility(schedule.fertility)
    fertilityRegional = estimates.regional(schedule.fertility.regional, .fertilityRegional)
    if model.settings.migration.international == .rates {
      border = try estimates.border()
      immigrationRegional = estimates.immigrationRegional()
    }
    if model.settings.migration.international == .net { netMigration = estimates.netMigration() }
    if model.settings.migration.internal != .none {
      internalLevel = estimates.internalLevel()
      moves = estimates.moves()
    }
    self.care = estimates.care(care)
    workforce = estimates.workforce()
    notices = estimates.notices
  }
}
