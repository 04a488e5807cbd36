import Foundation

/// A first-order autoregression around 0, x_t = φ x_{t-1} + σ z_t.
struct Autoregression: Sendable {
  /// φ, below 1.
  let persistence: Double
  /// σ.
  let deviation: Double

  /// Its variance once it has forgotten its start.
  var stationaryVariance: Double { deviation * deviation / (1 - persistence * persistence) }

  /// Its variance so many steps after a start at 0.
  func variance(steps: Int) -> Double {
    let power = pow(persistence, Double(2 * steps))
    return stationaryVariance * (1 - power)
  }

  /// x from `start` on, with these z: as many values, the first a step after the start.
  func path(from start: Double, _ z: some Collection<Double>) -> [Double] {
    var x = start
    return z.map { z in
      x = persistence * x + deviation * z
      return x
    }
  }

  /// exp(x - var / 2) of a path from 0, which has expectation 1.
  func knownFactors(_ z: some Collection<Double>) -> [Double] {
    path(from: 0, z).enumerated().map { exp($1 - variance(steps: $0 + 1) / 2) }
  }

  /// exp(x - var / 2) of a path that began long ago, of expectation 1.
  func standingFactors(start z0: Double, _ z: [Double]) -> [Double] {
    let variance = stationaryVariance
    return path(from: variance.squareRoot() * z0, z).map { exp($0 - variance / 2) }
  }
}
