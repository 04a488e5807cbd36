import Statistics

/// A deviation from the central path that starts at 0 and returns to it: d_t = φ d_{t-1} + ε_t.
///
/// n steps after the start its variance is σ² (1 + φ² + ... + φ^(2 (n - 1))).
public struct AutoregressiveDisturbance: Sendable, Equatable {
  /// φ, 0 or more and at most 1.
  public var persistence: Double
  /// σ², the variance of a year's ε, in the unit of the deviation squared.
  public var innovation: VariancePosterior
  /// The year in which the level is known and the deviation is 0; nil for the year before the base year.
  public var startYear: Int?

  /// A deviation with this persistence and these innovations, from a year on.
  /// - Precondition: `persistence` lies between -1 and 1.
  public init(persistence: Double, innovation: VariancePosterior, startYear: Int? = nil) {
    precondition(persistence.magnitude <= 1)
    (self.persistence, self.innovation, self.startYear) = (persistence, innovation, startYear)
  }

  /// The variance after `steps` years when that of an innovation is 1.
  func unitVariance(steps: Int) -> Double {
    (0..<steps).reduce(0) { sum, _ in 1 + persistence * persistence * sum }
  }

  /// The standard deviation after `steps` years at the estimate of σ².
  func standardDeviation(steps: Int) -> Double {
    (innovation.variance * unitVariance(steps: steps)).squareRoot()
  }
}
