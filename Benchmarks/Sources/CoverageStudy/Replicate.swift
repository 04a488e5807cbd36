import Foundation
import ModelDirectory

/// What one replicate simulates: two courses of the future and the histories that lead up to the second.
///
/// Both courses share their innovations from the base year on. The one starts where the central path does, the law of the
/// engine's draws with every parameter known; the other goes on from the end of a simulated history.
struct Replicate: Sendable {
  let known: TrueFuture
  let estimated: TrueFuture
  /// The model as the history tells it.
  let histories: SimulatedHistories
  /// Deaths, births and use that the regions were seen to have.
  let observed: RegionalObservations

  /// The replicate with this number.
  init(_ law: TrueLaw, seed: UInt64, number: Int) throws {
    var random = SimulatedRandom(seed: seed, replicate: number)
    let observed = RegionalObservations(law, &random)
    let mortality = try SimulatedMortality(law, &random)
    let fertility = try SimulatedFertility(law, &random)
    let moves = SimulatedMoves(law, &random)
    let steps = TrueLaw.migrationYears
    let immigrants = zip(moves.immigrationShares, law.immigrationShares).map { ($0, $1) }
    known = TrueFuture(
      deathRates: mortality.known, fertility: fertility.known,
      immigration: law.immigration.knownFactors(moves.immigration.z.dropFirst(steps)),
      emigration: law.emigration.knownFactors(moves.emigration.z.dropFirst(steps)),
      moves: law.moves.knownFactors(moves.level.z.dropFirst(steps)),
      departures: zip(moves.departures, law.departures).map { $1.knownFactors($0.z.dropFirst(steps)) },
      arrivals: zip(moves.arrivals, law.arrivals).map { $1.knownFactors($0.z.dropFirst(steps)) },
      immigrationShares: immigrants.map { $1.knownFactors($0.z.dropFirst(steps)) },
      levels: observed.levels, use: observed.use)
    let whole = TrueFuture(
      deathRates: mortality.estimated, fertility: fertility.estimated,
      immigration: moves.immigration.factors(law.immigration),
      emigration: moves.emigration.factors(law.emigration), moves: moves.level.factors(law.moves),
      departures: zip(moves.departures, law.departures).map { $0.factors($1) },
      arrivals: zip(moves.arrivals, law.arrivals).map { $0.factors($1) },
      immigrationShares: immigrants.map { $0.factors($1) }, levels: observed.levels, use: observed.use)
    histories = try SimulatedHistories(law, mortality, fertility, moves: whole, &random)
    estimated = whole.dropping(steps)
    self.observed = observed
  }
}

extension TrueFuture {
  /// The course without the first years of its moves, which belong to the history.
  fileprivate func dropping(_ years: Int) -> TrueFuture {
    func rest(_ series: [Double]) -> [Double] { Array(series.dropFirst(years)) }
    var future = self
    (future.immigration, future.emigration) = (rest(immigration), rest(emigration))
    (future.moves, future.departures) = (rest(moves), departures.map(rest))
    (future.arrivals, future.immigrationShares) = (arrivals.map(rest), immigrationShares.map(rest))
    return future
  }
}
