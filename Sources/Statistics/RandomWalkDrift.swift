/// A random walk with drift through a yearly series: y_t = y_{t-1} + δ + ε_t, ε_t of variance σ².
///
/// Between two observed years that lie g apart, the change has mean g δ and variance g σ². Maximum likelihood
/// then gives δ = (last - first) / span, whatever lies in between; σ² is the mean of (change - g δ)² / g with
/// one degree of freedom less. Without gaps these are the usual formulas (Lee and Carter 1992, *JASA* 87,
/// 659-671).
public struct RandomWalkDrift: Equatable, Sendable {
  /// The change per year δ, in the unit of the series.
  public let drift: Double
  /// The variance σ² of the yearly innovations.
  public let innovationVariance: Double
  /// The standard error of δ: √(σ² / span).
  public let driftStandardError: Double
  /// The number of changes between neighbouring observed years.
  public let changes: Int
  /// The years between the first and the last observed one.
  public let span: Int
  /// The degrees of freedom of σ²: the changes less 1.
  public var degreesOfFreedom: Int { changes - 1 }

  /// Fits δ and σ².
  ///
  /// - Parameters:
  ///   - years: in any order, each once; years may be missing.
  ///   - values: one per year, finite.
  /// - Precondition: the arrays are equally long.
  /// - Throws: `.notFinite`, `.repeatedYear`; `.tooFewObservations` below three years.
  public init(years: [Int], values: [Double]) throws(StatisticsError) {
    let series = try AnnualSeries(years: years, values: values)
    let steps = series.steps
    guard steps.count >= 2 else { throw .tooFewObservations(count: years.count, needed: 3) }
    let span = steps.reduce(0) { $0 + $1.gap }
    let drift = (series.values[steps.count] - series.values[0]) / Double(span)
    let squares = steps.reduce(0) { sum, step in
      let innovation = step.to - step.from - Double(step.gap) * drift
      return sum + innovation * innovation / Double(step.gap)
    }
    (self.drift, self.span, changes) = (drift, span, steps.count)
    innovationVariance = squares / Double(steps.count - 1)
    driftStandardError = (innovationVariance / Double(span)).squareRoot()
  }

  /// ε_t by year, for the years whose year before is there: y_t - y_{t-1} - δ.
  /// - Precondition: the arrays are equally long.
  /// - Throws: `.notFinite`, `.repeatedYear`.
  public func innovations(years: [Int], values: [Double]) throws(StatisticsError) -> [Int: Double] {
    let series = try AnnualSeries(years: years, values: values)
    return series.adjacent { $1 - $0 - drift }
  }
}
