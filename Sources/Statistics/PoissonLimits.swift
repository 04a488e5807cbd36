import Foundation

/// How confidence limits of the mean of a Poisson count are computed.
///
/// The count may be a fraction, as an estimate or an effective number of events is. With α = 1 - confidence and z
/// the standard normal quantile at 1 - α/2, and G(p; a) the quantile of the gamma distribution with shape a:
///
/// | method | lower | upper |
/// |---|---|---|
/// | exact | G(α/2; o), which is χ²(α/2; 2o) / 2 | G(1 - α/2; o + 1) |
/// | Byar | o (1 - 1/(9o) - z/(3√o))³ | (o+1) (1 - 1/(9(o+1)) + z/(3√(o+1)))³ |
/// | log-normal | o exp(-z/√o) | o exp(z/√o) |
///
/// Sources: Garwood (1936), *Biometrika* 28, 437-442, for exact limits; Breslow and Day (1987), *Statistical
/// Methods in Cancer Research* II, 69, for Byar's approximation.
public enum PoissonLimits: Sendable, CaseIterable {
  /// Exact: too wide rather than too narrow, because counts are whole.
  case exact
  /// Byar's approximation of the exact limits, good from about ten events on.
  case byar
  /// Exact below ten events and Byar's approximation from ten on: the convention of Public Health England.
  case exactBelowTen
  /// Normal on the log scale: symmetric for a ratio and its inverse. For tables that were made so; of no events
  /// it says nothing.
  case logNormal

  /// The limits of the mean.
  ///
  /// - Parameters:
  ///   - count: o, events; at least 0, whole or not.
  ///   - confidence: the share of intervals that are to contain the mean, above 0 and below 1; anything else traps.
  /// - Returns: limits in events. The lower one is 0 when the count is, and where Byar's would be negative; the
  ///   upper one is infinite for a log-normal interval of no events.
  /// - Throws: `.notFinite`, `.negative` for the count.
  public func limits(
    of count: Double, confidence: Double = 0.95
  ) throws(StatisticsError) -> ClosedRange<Double> {
    try requireNonNegative(count, "count", 0)
    let tail = Self.tail(confidence)
    switch self {
    case .exact: return Self.exactLimits(count, tail: tail)
    case .byar: return Self.byarLimits(count, tail: tail)
    case .exactBelowTen:
      return count < 10 ? Self.exactLimits(count, tail: tail) : Self.byarLimits(count, tail: tail)
    case .logNormal:
      let factor = exp(-NormalDistribution.quantile(tail) / count.squareRoot())
      return count > 0 ? (count / factor)...(count * factor) : 0 ... .infinity
    }
  }

  /// The probability beyond each limit.
  package static func tail(_ confidence: Double) -> Double {
    precondition(confidence > 0 && confidence < 1, "confidence \(confidence) is outside 0..<1")
    return (1 - confidence) / 2
  }

  private static func exactLimits(_ o: Double, tail: Double) -> ClosedRange<Double> {
    let lower = o > 0 ? GammaDistribution.quantile(tail, shape: o) : 0
    return lower...GammaDistribution.upperQuantile(tail, shape: o + 1)
  }

  private static func byarLimits(_ o: Double, tail: Double) -> ClosedRange<Double> {
    func cubed(_ n: Double, _ z: Double) -> Double {
      let root = max(0, 1 - 1 / (9 * n) + z / (3 * n.squareRoot()))
      return n * root * root * root
    }
    let z = -NormalDistribution.quantile(tail)
    return (o > 0 ? cubed(o, -z) : 0)...cubed(o + 1, z)
  }
}
