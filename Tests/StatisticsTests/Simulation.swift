import Foundation
import TestSupport

/// Draws for simulated data; slow and plain, so that they share nothing with the code under test.
extension SplitMix64 {
  mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// Box and Muller's transform.
  mutating func normal() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform()) }

  /// Marsaglia and Tsang's method, for a shape of 1 or more and rate 1.
  mutating func gamma(shape: Double) -> Double {
    let d = shape - 1.0 / 3
    while true {
      let x = normal()
      let v = pow(1 + x / (9 * d).squareRoot(), 3)
      if v > 0, log(uniform()) < x * x / 2 + d - d * v + d * log(v) { return d * v }
    }
  }

  /// The arrivals of a unit-rate process within `mean`.
  mutating func poisson(mean: Double) -> Double {
    var (count, time) = (-1.0, 0.0)
    while time < mean {
      time -= log(uniform())
      count += 1
    }
    return count
  }
}

/// A permutation of `0..<count`.
func shuffledIndices(_ count: Int, seed: UInt64) -> [Int] {
  var g = SplitMix64(seed: seed)
  return Array(0..<count).shuffled(using: &g)
}
