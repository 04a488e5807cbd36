/// Something about a regression that a reader should know.
///
/// Regions and determinants count from 0 in the order of the input.
public enum RatioRegressionFinding: Hashable, Sendable {
  /// Determinants that are the same in all regions of the fit, and were left out of it.
  case noVariance(determinants: [Int])
  /// Determinants that nearly say the same: the condition index, above 30, and the determinants whose coefficients have a
  /// variance more than 10 times what it would be without the others. Their separate coefficients mean little; predictions of
  /// regions like those of the fit don't suffer.
  case collinear(conditionIndex: Double, determinants: [Int])
  /// Regions that decide much by themselves, most first: Cook's distance above 1 or leverage above 0.5.
  case influential([Influence])
  /// Ratios lie this many times further (in variance) from what is predicted than chance lets them, above 2.
  case overdispersed(ratio: Double)
  /// Regions left out are predicted no better than by the national average: the leave-one-out deviance explained, below 0.
  case predictsNothing(devianceExplained: Double)
  /// No penalty predicted better than any; the coefficients aren't drawn towards 0.
  case unpenalised
  /// The strongest penalty predicted best: the determinants explain next to nothing.
  case penaltyAtUpperBorder
  /// The negative binomial's second variance is 0: it is a Poisson model.
  case poissonLimit
  /// Regions that the others don't determine the prediction of.
  case notPredicted(regions: [Int])

  /// A region that decides much.
  public struct Influence: Hashable, Sendable {
    /// The region.
    public let region: Int
    /// Cook's distance; infinite at leverage 1.
    public let cooksDistance: Double
    /// The leverage, 0...1.
    public let leverage: Double
  }
}
