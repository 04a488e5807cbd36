/// A first-order autoregression of a yearly series: y_t - μ = φ (y_{t-1} - μ) + ε_t, ε_t of variance σ².
///
/// Fitted by conditional least squares on pairs of adjacent years; a pair with a gap in between takes no part.
/// The estimate of φ is held within ± `bound`, so that the process returns to its level; the
/// sum of squares being a parabola in φ, the constrained optimum is the bound itself when φ would lie beyond.
/// `isAtBound` tells when that happened. In short series φ comes out too low, by about (1 + 3 φ) / n
/// with a level that is estimated too (Kendall 1954, *Biometrika* 41, 403-404); it isn't corrected.
public struct AutoregressiveFit: Equatable, Sendable {
  /// The dependence φ on the year before.
  public let coefficient: Double
  /// The level μ that the series returns to, in its own unit.
  public let level: Double
  /// The variance σ² of the yearly innovations: sum of squares / degrees of freedom.
  public let innovationVariance: Double
  /// The pairs of adjacent years.
  public let pairs: Int
  /// The pairs less what was estimated from them: 2 with a free level, 1 around a given one.
  public let degreesOfFreedom: Int
  /// Whether φ would have lain beyond its bound.
  public let isAtBound: Bool

  /// Fits φ, μ and σ².
  ///
  /// - Parameters:
  ///   - years: in any order, each once.
  ///   - values: one per year, finite.
  ///   - level: μ when it is known beforehand; nil to estimate it.
  ///   - bound: the largest |φ|, above 0 and below 1.
  /// - Precondition: the arrays are equally long, and the bound is within (0, 1).
  /// - Throws: `.notFinite`, `.repeatedYear`; `.tooFewObservations` when no degree of freedom is left;
  ///   `.constantSeries` when the earlier values of all pairs equal one another (or the level, if given).
  public init(
    years: [Int], values: [Double], around level: Double? = nil, bound: Double = 0.99
  ) throws(StatisticsError) {
    precondition(bound > 0 && bound < 1)
    if let level, !level.isFinite { throw .notFinite(argument: "level", index: 0) }
    let steps = try AnnualSeries(years: years, values: values).steps.filter { $0.gap == 1 }
    let estimated = level == nil ? 2 : 1
    guard steps.count > estimated else {
      throw .tooFewObservations(count: steps.count, needed: estimated + 1)
    }
    let n = Double(steps.count)
    let earlier = level ?? steps.reduce(0) { $0 + $1.from } / n
    let later = level ?? steps.reduce(0) { $0 + $1.to } / n
    let square = steps.reduce(0) { $0 + ($1.from - earlier) * ($1.from - earlier) }
    // Equal values leave rounding behind, not zero.
    let largest = steps.reduce(0) { max($0, $1.from.magnitude) }
    guard square.squareRoot() > 1e-14 * n * largest else { throw .constantSeries }
    let free = steps.reduce(0) { $0 + ($1.from - earlier) * ($1.to - later) } / square
    let phi = min(bound, max(-bound, free))
    let residual = steps.reduce(0) { sum, step in
      let innovation = step.to - later - phi * (step.from - earlier)
      return sum + innovation * innovation
    }
    (coefficient, isAtBound, pairs) = (phi, phi != free, steps.count)
    self.level = level ?? (later - phi * earlier) / (1 - phi)
    degreesOfFreedom = steps.count - estimated
    innovationVariance = residual / Double(degreesOfFreedom)
  }

  /// The expected value `steps` years after a year with `value`: μ + φ^steps (value - μ).
  public func expectedValue(after value: Double, steps: Int) -> Double {
    level + power(steps) * (value - level)
  }

  /// The variance of the value `steps` years ahead: σ² (1 - φ^(2 steps)) / (1 - φ²).
  public func variance(steps: Int) -> Double {
    innovationVariance * (1 - power(2 * steps)) / (1 - coefficient * coefficient)
  }

  /// ε_t by year, for the years whose year before is there: y_t - μ - φ (y_{t-1} - μ).
  /// - Precondition: the arrays are equally long.
  /// - Throws: `.notFinite`, `.repeatedYear`.
  public func innovations(years: [Int], values: [Double]) throws(StatisticsError) -> [Int: Double] {
    let series = try AnnualSeries(years: years, values: values)
    return series.adjacent { $1 - level - coefficient * ($0 - level) }
  }

  private func power(_ exponent: Int) -> Double {
    precondition(exponent >= 0)
    return (0..<exponent).reduce(1) { power, _ in power * coefficient }
  }
}
