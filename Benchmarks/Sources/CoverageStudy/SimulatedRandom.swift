import Foundation

/// The study's own random numbers, which share nothing with the streams of the engine that it examines.
///
/// Uniform numbers by SplitMix64 (Steele, Lea & Flood 2014), normal ones by Box and Muller (1958), gamma ones by Marsaglia
/// and Tsang (2000).
struct SimulatedRandom {
  private var state: UInt64
  private var spare: Double?

  /// The numbers of one replicate of a study with this seed.
  init(seed: UInt64, replicate: Int) {
    state = seed
    state = next() ^ UInt64(replicate) &* 0xD134_2543_DE82_EF95
    state = next()
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number strictly between 0 and 1.
  mutating func uniform() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  /// A standard normal number.
  mutating func normal() -> Double {
    if let value = spare {
      spare = nil
      return value
    }
    let (radius, angle) = ((-2 * log(uniform())).squareRoot(), 2 * Double.pi * uniform())
    spare = radius * sin(angle)
    return radius * cos(angle)
  }

  /// Standard normal numbers.
  mutating func normals(_ count: Int) -> [Double] { (0..<count).map { _ in normal() } }

  /// A gamma variable with this shape and scale 1.
  mutating func gamma(shape: Double) -> Double {
    guard shape >= 1 else { return gamma(shape: shape + 1) * pow(uniform(), 1 / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let base = 1 + c * x
      guard base > 0 else { continue }
      let v = base * base * base
      if log(uniform()) < x * x / 2 + d * (1 - v + log(v)) { return d * v }
    }
  }

  /// A Poisson variable: by multiplication below a mean of 30, else the normal one with its skewness put right
  /// (Cornish & Fisher), rounded, whose mean, variance and skewness are those of the Poisson.
  mutating func poisson(_ mean: Double) -> Double {
    guard mean > 0 else { return 0 }
    guard mean < 30 else {
      let z = normal()
      return max(0, (mean + mean.squareRoot() * z + (z * z - 1) / 6).rounded())
    }
    var (count, product) = (0.0, uniform())
    let limit = exp(-mean)
    while product > limit {
      count += 1
      product *= uniform()
    }
    return count
  }

  /// Consecutive normal vectors of unit variances with this correlation, a series each, of `count` values.
  /// - Parameter factor: the lower triangle L of the correlation L Lᵀ, row by row.
  mutating func correlated(_ factor: [[Double]], count: Int) -> [[Double]] {
    var series = factor.map { _ in [Double](repeating: 0, count: count) }
    for t in 0..<count {
      let z = normals(factor.count)
      for (i, row) in factor.enumerated() { series[i][t] = zip(row, z).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    return series
  }
}
