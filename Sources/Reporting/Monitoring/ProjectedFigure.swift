import Statistics

/// A figure of a run with its margins, as it was stored.
struct ProjectedFigure: Hashable, Sendable {
  let mean: Double
  /// The quantiles of `Margins.probabilities`: 0.025, 0.1, 0.5, 0.9 and 0.975.
  let quantiles: [Double]

  /// Where a realised figure lies.
  enum Position: String, CaseIterable, Sendable {
    /// Below the interval of 95 %, or between it and that of 80 %.
    case below95, below80
    /// Within the interval of 80 %.
    case inside80
    /// Above the interval of 80 %, within that of 95 % or above that too.
    case above80, above95

    /// On which side of the interval of 80 % it lies: -1, 0 or 1.
    var side: Int {
      switch self {
      case .below95, .below80: -1
      case .inside80: 0
      case .above80, .above95: 1
      }
    }

    /// Whether it is within the interval of 95 %.
    var isInside95: Bool { self != .below95 && self != .above95 }
  }

  /// Whether it was left out, so that small counts can't be read.
  var isSuppressed: Bool { mean.isNaN || quantiles.contains(where: \.isNaN) }

  /// Whether its margins have a width; a figure that is known, such as of the base year, has none.
  var hasMargins: Bool { !isSuppressed && quantiles[0] < quantiles[4] }

  /// The margins as two half normal distributions through the median and the interval of 80 %.
  private var distribution: SplitNormal {
    SplitNormal(centre: quantiles[2], p10: quantiles[1], p90: quantiles[3])
  }

  /// How many standard deviations a realised figure lies above the median, by ``SplitNormal/standardNormal(of:)``; NaN where
  /// its side has no margin.
  func deviation(of realised: Double) -> Double {
    guard hasMargins else { return .nan }
    let deviation = distribution.standardNormal(of: realised)
    return deviation.isFinite ? deviation : .nan
  }

  /// Where a realised figure lies; nil without margins. The ends belong to an interval.
  func position(of realised: Double) -> Position? {
    guard hasMargins else { return nil }
    if realised < quantiles[0] { return .below95 }
    if realised > quantiles[4] { return .above95 }
    return realised < quantiles[1] ? .below80 : realised > quantiles[3] ? .above80 : .inside80
  }

  /// How many standard deviations an error that stays has changed by since an earlier year: (e - e₀) / √(s² - s₀²), with e the
  /// realised figure less the median and s the standard deviation of the side that e - e₀ is on.
  ///
  /// Standard normal if the changes of the error are normal and independent of each other. NaN where the margins haven't grown.
  ///
  /// - Parameters:
  ///   - realised: the figure of this year.
  ///   - earlier: the last year before with a realised figure, and that figure; nil for the start, which is known.
  func innovation(of realised: Double, after earlier: (figure: ProjectedFigure, realised: Double)?) -> Double
  {
    guard hasMargins else { return .nan }
    let error = earlier.map { $0.realised - $0.figure.quantiles[2] } ?? 0
    let change = realised - quantiles[2] - error
    let before = earlier.map { $0.figure.variance(above: change >= 0) } ?? 0
    let growth = variance(above: change >= 0) - before
    return growth > 0 ? change / growth.squareRoot() : .nan
  }

  private func variance(above: Bool) -> Double {
    let deviation = above ? distribution.upperDeviation : distribution.lowerDeviation
    return deviation * deviation
  }
}
