/// What is asked of a comparison.
public struct ComparisonOptions: Sendable {
  /// How the variance of use depends on its mean in the regression.
  public enum Family: String, CaseIterable, Sendable {
    /// Variance proportional to the mean.
    case quasiPoisson = "quasi-poisson"
    /// Variance with a part proportional to the square of the mean, by maximum likelihood.
    case negativeBinomial = "negative-binomial"
  }

  /// The areas to give results for; they never change a value.
  public var areas: [Area]
  /// How many similar areas each is given; nil for 10, and at most a third of the others in its set.
  public var peers: Int?
  /// Weights of characteristics in the distances, by code, theme or `age`; 1 where not named, 0 leaves one out.
  public var weights: [String: Double]
  /// The family of the regressions.
  public var family: Family
  /// Whether coefficients are drawn towards 0 with a penalty chosen by cross-validation.
  public var isPenalised: Bool
  /// The horizon over which growth is compared, years.
  public var horizon: Int
  /// At most this many workers at once; nil for as many as there are cores.
  public var threads: Int?

  /// The defaults for these areas.
  public init(areas: [Area], horizon: Int = 10, threads: Int? = nil) {
    (self.areas, self.horizon, self.threads) = (areas, horizon, threads)
    (peers, weights, family, isPenalised) = (nil, [:], .quasiPoisson, true)
  }
}
