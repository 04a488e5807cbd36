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
    if let moves = parameters.moves {
      advance(
        moves.departures, t, state.draws, &state.logDepartures, &state.departures,
        own: names.departures, shared: nil, correlation: 0)
      advance(
        moves.arrivals, t, state.draws, &state.logArrivals, &state.arrivals,
        own: names.arrivals, shared: names.departures, correlation: moves.correlation)
    }
    if let immigration = parameters.immigrationRegional {
      advance(
        immigration, t, state.draws, &state.logImmigration, &state.immigration,
        own: names.immigration, shared: nil, correlation: 0)
    }
  }

  /// One year of x' = φ x + σ_r (ρ shared + √(1 - ρ²) own), and factors exp(x' - var / 2).
  private func advance(
    _ disturbance: RegionalDisturbance, _ t: Int, _ draws: Range<Int>, _ logs: inout [Double],
    _ factors: inout [Double], own: [StreamName], shared: [StreamName]?, correlation: Double
  ) {
    let lanes = draws.count
    let unit = AutoregressiveDisturbance(persistence: disturbance.persistence, innovation: .none)
      .unitVariance(steps: t + 1)
    let rest = (1 - correlation * correlation).squareRoot()
    var (z, common) = ([Double](repeating: 0, count: lanes), [Double](repeating: 0, count: lanes))
    for r in own.indices {
      let variance = disturbance.innovationVariances[r]
      let (sd, half) = (variance.squareRoot(), variance * unit / 2)
      own[r].normals(draws: draws, position: t, into: &z)
      if let shared { shared[r].normals(draws: draws, position: t, into: &common) }
      for lane in 0..<lanes {
        let i = r * lanes + lane
        let innovation = correlation * common[lane] + rest * z[lane]
        logs[i] = disturbance.persistence * logs[i] + sd * innovation
        factors[i] = exp(logs[i] - half)
      }
    }
  }
}
