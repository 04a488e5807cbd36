import Foundation

/// The observed mean wait of an area, with how sure it is.
///
/// Waits of providers are taken as lognormal: mean over median = exp(sigma^2 / 2). The mean of so many providers then
/// has on the log scale the standard error sigma / sqrt(providers).
public struct WaitObservation: Hashable, Sendable {
  /// The mean over providers, weeks.
  public var weeks: Double
  /// Their median, weeks; NaN where unknown.
  public var median: Double
  /// How many providers; NaN where unknown.
  public var providers: Double

  /// An observation.
  public init(weeks: Double, median: Double = .nan, providers: Double = .nan) {
    (self.weeks, self.median, self.providers) = (weeks, median, providers)
  }

  /// sigma = sqrt(2 ln(mean / median)): the spread of the providers on the log scale; nil where the median isn't known
  /// or not below the mean, which a lognormal spread doesn't allow.
  public var logSpread: Double? {
    guard median > 0, median < weeks else { return nil }
    return (2 * log(weeks / median)).squareRoot()
  }

  /// The standard error of the mean on the log scale with this spread; of a single provider where their number isn't
  /// known.
  public func logStandardError(spread: Double) -> Double {
    spread / (providers >= 1 ? providers : 1).squareRoot()
  }

  /// The middle of the spreads of those observations that tell theirs: for the others of the same service.
  public static func medianSpread(_ observations: [WaitObservation]) -> Double? {
    let known = observations.compactMap(\.logSpread).sorted()
    guard !known.isEmpty else { return nil }
    let middle = known.count / 2
    return known.count % 2 == 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2
  }
}
