import Demography
import Foundation

/// Births per woman of the nation: the total rate of the history, and schedules of two futures.
struct SimulatedFertility: Sendable {
  /// The total fertility rate of each year of the history.
  let history: [Double]
  /// Schedules from the base year on: the central path times a factor of expectation 1.
  let known: [[Double]]
  /// Schedules whose total goes on from the history, around the long-run level.
  let estimated: [[Double]]

  init(_ law: TrueLaw, _ random: inout SimulatedRandom) throws {
    let years = law.model.fertility.history.filter { $0.year < law.model.settings.baseYear }.map(\.year)
    let z = random.normals(years.count + TrueLaw.horizon + 1)
    let level = law.fertilityPath.longRunRate ?? 0
    let start = law.fertility.stationaryVariance.squareRoot() * random.normal()
    let totals = law.fertility.path(from: start, z).map { level * (1 + $0) }
    history = Array(totals.prefix(years.count))
    let factors = law.fertility.knownFactors(z.dropFirst(years.count))
    let first = law.model.settings.baseYear
    known = try factors.enumerated().map { t, factor in
      try Self.schedule(law, first + t, total: factor * law.fertilityPath.totalFertilityRate(in: first + t))
    }
    estimated = try totals.dropFirst(years.count).enumerated().map { t, total in
      try Self.schedule(law, first + t, total: total)
    }
  }

  private static func schedule(_ law: TrueLaw, _ year: Int, total: Double) throws -> [Double] {
    try law.fertilitySchedule.rates(total: total, shift: law.fertilityPath.meanAgeShift(in: year))
  }
}
