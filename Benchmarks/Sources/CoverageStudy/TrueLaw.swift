import Demography
import Foundation
import LinearAlgebra
import ModelDirectory
import Prognosis
import Statistics

/// The law that all histories and futures of the study follow: the central path of the eight regions, and what it differs by.
struct TrueLaw: Sendable {
  let model: RegionModel
  /// The rates of the central path, from the base year on.
  let rates: [ProjectionRates]
  /// What the default model's histories say of these regions, here taken to be true.
  let parameters: UncertaintyParameters
  let mortality: MortalityUncertainty
  /// The lower triangle of the correlations of K, women's k and men's k.
  let mortalityFactor: [[Double]]
  let fertility: Autoregression
  let fertilityPath: FertilityPath
  let fertilitySchedule: FertilitySchedule
  let immigration: Autoregression
  let emigration: Autoregression
  let borderCorrelation: Double
  let moves: Autoregression
  let departures: [Autoregression]
  let arrivals: [Autoregression]
  let movesCorrelation: Double
  let immigrationShares: [Autoregression]
  /// The variance of the true factors on death rates and on fertility between regions.
  let mortalityVariance: Double
  let fertilityVariance: Double
  let care: CareLaw

  /// Years ahead, of which the last is scored.
  static let horizon = 10
  /// Years of migration before the base year.
  static let migrationYears = 12

  /// The law of the eight regions of the model in `directory`.
  init(directory: URL) throws {
    let full = try ModelReader.read(directory: directory)
    let model = EightRegions.cut(full)
    let parameters = try UncertaintyParameters(model: model, threads: 1)
    guard let mortality = parameters.mortality, let births = parameters.fertility,
      let immigration = parameters.border.immigration, let emigration = parameters.border.emigration,
      let level = parameters.internalLevel, let moves = parameters.moves,
      let shares = parameters.immigrationRegional,
      let longRun = model.settings.fertility.longRunTotalFertilityRate
    else { throw StudyError.sourceMissing(parameters.notices.map(\.english)) }
    (self.model, self.parameters, self.mortality) = (model, parameters, mortality)
    rates = try PrognosisRun(
      model: model, options: PrognosisOptions(areas: [], horizon: Self.horizon, threads: 1)
    )
    .rates()
    mortalityFactor = Self.triangle(mortality.innovations.correlation)
    fertility = Self.process(births)
    let history = model.fertility.history.filter { $0.year < model.settings.baseYear }
    fertilityPath = try FertilityPath(
      years: history.map(\.year), rates: history.map(\.totalFertilityRate), meanAges: history.map(\.meanAge),
      longRunRate: longRun)
    fertilitySchedule = try FertilitySchedule(model.fertility.schedule)
    (self.immigration, self.emigration) = (Self.process(immigration), Self.process(emigration))
    (borderCorrelation, self.moves) = (parameters.border.correlation, Self.process(level))
    (departures, arrivals) = (Self.processes(moves.departures), Self.processes(moves.arrivals))
    (movesCorrelation, immigrationShares) = (moves.correlation, Self.processes(shares))
    mortalityVariance = try Self.spread(full.mortality.regional)
    fertilityVariance = try Self.spread(full.fertility.regional)
    care = try CareLaw(full: full, parameters: parameters.care)
  }

  /// The ages and sexes.
  var grid: AgeSexGrid { model.grid }
  /// How many regions there are.
  var regions: Int { model.regions.count }

  private static func process(_ disturbance: AutoregressiveDisturbance) -> Autoregression {
    Autoregression(
      persistence: disturbance.persistence, deviation: disturbance.innovation.variance.squareRoot())
  }

  private static func processes(_ disturbance: RegionalDisturbance) -> [Autoregression] {
    disturbance.innovationVariances.map {
      Autoregression(persistence: disturbance.persistence, deviation: $0.squareRoot())
    }
  }

  /// The variance between all municipalities of the default model.
  private static func spread(_ counts: ObservedExpected?) throws -> Double {
    guard let counts else { throw StudyError.sourceMissing(["regional counts"]) }
    return try GammaPoissonShrinkage(observed: counts.observed, expected: counts.expected).betweenVariance
  }

  /// L of a correlation L Lᵀ (Cholesky), row by row.
  private static func triangle(_ correlation: Matrix) -> [[Double]] {
    let n = correlation.rows
    var lower = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for i in 0..<n {
      for j in 0...i {
        let rest = correlation[i, j] - (0..<j).reduce(0) { $0 + lower[i][$1] * lower[j][$1] }
        lower[i][j] = i == j ? max(0, rest).squareRoot() : rest / lower[j][j]
      }
    }
    return lower
  }
}

/// Why there is no study.
enum StudyError: Error {
  /// The default model doesn't give a source of uncertainty.
  case sourceMissing([String])
  /// A result lacks a figure that is scored.
  case figureMissing(String)
}
