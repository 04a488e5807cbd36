import Foundation

/// Hörmann's transformed rejection with squeeze for counts: a proposal k = ⌊(2a / s + b) u + centre⌋ with u
/// uniform on (-1/2, 1/2) and s = 1/2 - |u|, accepted with probability proportional to its own over the
/// proposal's density.
///
/// Source: Hörmann (1993), The transformed rejection method for generating Poisson random variables (PTRS),
/// and The generation of binomial random variates (BTRS).
struct TransformedRejection {
  /// The slope of the proposal's tails.
  let a: Double
  /// The width of the proposal's centre.
  let b: Double
  /// The count at u = 0, before rounding down.
  let centre: Double
  /// Proposals with s >= 0.07 and a uniform number up to this are accepted without a further look.
  let squeeze: Double
  /// The factor between the density of the proposal and the probability of the count.
  let height: Double
  /// Counts above this don't exist.
  let maximum: Double

  /// For a Poisson count with a mean of 10 or more.
  init(poissonMean mean: Double) {
    b = 0.931 + 2.53 * mean.squareRoot()
    a = -0.059 + 0.02483 * b
    centre = mean + 0.43
    squeeze = 0.9277 - 3.6224 / (b - 2)
    height = 1.1239 + 1.1328 / (b - 3.4)
    maximum = .infinity
  }

  /// For a binomial count with a probability up to 1/2 and a mean of 10 or more; probabilities relative to
  /// the most likely count's.
  init(trials: Double, probability: Double) {
    let spread = (trials * probability * (1 - probability)).squareRoot()
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * probability
    centre = trials * probability + 0.5
    squeeze = 0.92 - 4.2 / b
    height = (2.83 + 5.1 / b) * spread
    maximum = trials
  }

  /// The count that two times 64 random bits propose, or nil when it is rejected.
  ///
  /// - Parameter logProbability: of a count, on the scale that `height` refers to.
  func count(_ bits: (first: UInt64, second: UInt64), logProbability: (Double) -> Double) -> Double? {
    let (u, s) = Self.reflected(bits.first)
    let v = StreamName.uniform(bits: bits.second)
    let k = ((2 * a / s + b) * u + centre).rounded(.down)
    if s >= 0.07 && v <= squeeze { return k }
    guard k >= 0 && k <= maximum else { return nil }
    return log(v * height / (a / (s * s) + b)) <= logProbability(k) ? k : nil
  }

  /// A uniform number u in (-1/2, 1/2), and its distance s to the nearer end, which is resolved to 2⁻⁶⁵.
  private static func reflected(_ bits: UInt64) -> (u: Double, s: Double) {
    let half = UInt64.max >> 1
    let upper = bits > half
    let distance = upper ? bits & half : ~bits & half
    let u = (Double(distance) + 0.5) * 0x1p-64
    return (upper ? u : -u, (Double(half - distance) + 0.5) * 0x1p-64)
  }
}
