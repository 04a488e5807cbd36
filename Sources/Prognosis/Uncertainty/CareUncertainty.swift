import LinearAlgebra
import Statistics

/// How uncertain the use of care is, per item: products first, then conditions.
public struct CareUncertainty: Sendable {
  /// The code of each item.
  public var codes: [String]
  /// Growth per year on the central path, per item.
  public var growth: [Double]
  /// The margin of log(1 + growth), per item; nil where switched off.
  ///
  /// On the logarithm the percentiles are those of the growth itself, and no growth falls below -1.
  public var trends: [SplitNormal]?
  /// The share of the variance that the margins of all items have in common, 0 to 1.
  public var trendCorrelation: Double
  /// Regional ratios on the central path: items x regions.
  public var ratios: Matrix
  /// Their posterior variances: items x regions; nil where switched off.
  public var ratioVariances: Matrix?
  /// The share h of the gain in life expectancy that is healthy.
  public var healthyAgeingShare: Double
  /// Its margin; nil where switched off or none is given.
  public var healthyAgeing: SplitNormal?
}
