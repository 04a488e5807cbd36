import Foundation
import Statistics

/// Factors on the moves of every region in a year, which go on from the year before.
package struct RegionalDisturbances: Sendable {
  /// The draws that the lanes stand for.
  package let draws: Range<Int>
  /// How many years they have gone through.
  package fileprivate(set) var years = 0
  /// On the rates of departure: regions x draws, expectation 1.
  package fileprivate(set) var departures: [Double]
  /// On the pull on arrivals: regions x draws, expectation 1.
  package fileprivate(set) var arrivals: [Double]
  /// On the share of the immigrants: regions x draws, expectation 1.
  package fileprivate(set) var immigration: [Double]
  fileprivate var logDepartures: [Double]
  fileprivate var logArrivals: [Double]
  fileprivate var logImmigration: [Double]

  fileprivate init(draws: Range<Int>, regions: Int) {
    self.draws = draws
    let (ones, zeros) = (
      [Double](repeating: 1, count: regions * draws.count),
      [Double](repeating: 0, count: regions * draws.count)
    )
    (departures, arrivals, immigration) = (ones, ones, ones)
    (logDepartures, logArrivals, logImmigration) = (zeros, zeros, zeros)
  }
}

extension DrawSampler {
  /// The regions' factors on death rates, the same in all years: regions x draws.
  package func mortalityRegional(_ draws: Range<Int>) -> [Double] {
    levels(parameters.mortalityRegional, names.mortality, draws)
  }

  /// The regions' factors on fertility, the same in all years: regions x draws.
  package func fertilityRegional(_ draws: Range<Int>) -> [Double] {
    levels(parameters.fertilityRegional, names.fertility, draws)
  }

  /// Gamma draws with the factor as mean.
  private func levels(
    _ posterior: RegionalPosterior, _ names: [StreamName], _ draws: Range<Int>
  ) -> [Double] {
    precondition(posterior.factors.count == names.count, "a factor per region")
    return names.indices.flatMap { r in
      let (factor, shape) = (posterior.factors[r], posterior.shapes[r])
      guard shape.isFinite, shape > 0, factor > 0 else {
        return [Double](repeating: factor, count: draws.count)
      }
      return draws.map { factor * (names[r].gamma(shape: shape, draw: $0, position: 0) / shape) }
    }
  }

  /// The disturbances of moves in the year before the base year: none.
  package func start(_ draws: Range<Int>) -> RegionalDisturbances {
    RegionalDisturbances(draws: draws, regions: names.departures.count)
  }

  /// Takes the disturbances to the year with index `t`.
  /// - Precondition: they stand at the year before.
  package func advance(_ state: inout RegionalDisturbances, _ t: Int) {
    precondition(state.years == t, "years follow each other")
    state.years += 1
    let lanes = state.draws.count
    var (own, shared) = ([Double](repeating: 0, count: lanes), [Double](repeating: 0, count: lanes))
    for r in names.departures.indices {
      if let moves = parameters.moves {
        names.departures[r].normals(draws: state.draws, position: t, into: &shared)
        names.arrivals[r].normals(draws: state.draws, position: t, into: &own)
        let rest = (1 - moves.correlation * moves.correlation).squareRoot()
        for lane in 0..<lanes { own[lane] = moves.correlation * shared[lane] + rest * own[lane] }
        moves.departures.advance(r, t, shared, &state.logDepartures, &state.departures)
        moves.arrivals.advance(r, t, own, &state.logArrivals, &state.arrivals)
      }
      if let immigration = parameters.immigrationRegional {
        names.immigration[r].normals(draws: state.draws, position: t, into: &own)
        immigration.advance(r, t, own, &state.logImmigration, &state.immigration)
      }
    }
  }
}

extension RegionalDisturbance {
  /// One year of x' = φ x + σ_r z for a region, and its factors exp(x' - var / 2).
  fileprivate func advance(
    _ region: Int, _ t: Int, _ z: [Double], _ logs: inout [Double], _ factors: inout [Double]
  ) {
    let variance = innovationVariances[region]
    let path = AutoregressiveDisturbance(persistence: persistence, innovation: .none)
    let (sd, half) = (variance.squareRoot(), variance * path.unitVariance(steps: t + 1) / 2)
    let start = region * z.count
    for lane in z.indices {
      let x = persistence * logs[start + lane] + sd * z[lane]
      logs[start + lane] = x
      factors[start + lane] = exp(x - half)
    }
  }
}
