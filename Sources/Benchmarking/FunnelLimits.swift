import Statistics

/// Control limits for the regional ratios of a funnel plot, around a true ratio of 1, at 95 and 99.8 %.
///
/// From variances: region r with ratio q_r and base variance s_r² (1 / e_r for counts, φ / e_r for amounts) has
/// z_r = (q_r - 1) / s_r. The z are winsorised: the k lowest are set to the next one up and the k highest to
/// the next one down, k being the whole part of share × I. Their mean square is φ̂. Then, unless the regions
/// differ no more than chance makes them:
///
/// | correction | limits |
/// |---|---|
/// | none | 1 ± z s_r |
/// | multiplicative, φ̂ > 1 | 1 ± z √φ̂ s_r |
/// | additive, calibrated or not, τ² > 0 | 1 ± z √(s_r² + τ²) |
///
/// Calibrated, τ² is the root of mean z_r(τ²)² = c, with z_r(τ²) = (q_r - 1) / √(s_r² + τ²) winsorised anew at each τ²,
/// and c what the mean square of standard normal values is after winsorising: with p = k / I, a the normal quantile
/// at 1 - p and φ its density, c = (1 - 2 p) - 2 a φ(a) + 2 p a² (1 for k = 0). It is 0 where the mean is at or below
/// c without it.
///
/// As published, τ² = (I φ̂ - (I - 1)) / (Σ w - Σ w² / Σ w), w_r = 1 / s_r²: the moment estimate of DerSimonian and
/// Laird (1986), of squares that winsorising made smaller (0.68 of what they were without overdispersion, for a share
/// of 0.1). That is too little: of the τ² of simulated normal ratios it gives a quarter to a half, and 11 to 15 % of
/// regions lie outside the 95 % limits and 1.4 to 2.5 % outside those at 99.8 %. Calibrated, those are 5 and 0.2 %. See
/// <doc:Standardisation>.
///
/// From counts: exact Poisson limits without a correction. The upper one is the ratio whose own exact lower
/// limit is 1, and the other way round, so that a region is outside exactly when its confidence interval
/// excludes 1.
///
/// - A region whose ratio or observed count is NaN is unknown, has no limits and takes no part.
///
/// Sources: Spiegelhalter (2005), *Statistics in Medicine* 24, 1185-1202, for the model, the winsorising and
/// the published corrections; the factor that makes a robust scale consistent for normal values as for M-estimates of
/// scale, Huber (1981), *Robust Statistics*, chapter 5.
public struct FunnelLimits: Sendable {
  /// What is done about regions that differ more than chance makes them.
  public enum Overdispersion: Sendable, CaseIterable {
    /// Nothing.
    case ignored
    /// All variances are multiplied by the same factor.
    case multiplicative
    /// The variance of the true ratios between regions is added to each, as published: with winsorising too little.
    case additive
    /// The variance of the true ratios between regions is added to each, so much that the winsorised deviations spread as
    /// standard normal values do.
    case additiveCalibrated
  }

  /// The limits and place of one region.
  public struct Region: Sendable, Equatable {
    /// The 95 % control limits of the ratio, at least 0.
    public let limits95: ClosedRange<Double>
    /// The 99.8 % control limits of the ratio, at least 0.
    public let limits998: ClosedRange<Double>
    /// The deviation of the ratio from 1, in standard deviations after the correction.
    public let deviation: Double
    /// Where the ratio lies beside the limits.
    public let position: FunnelPosition
  }

  /// Limits and place of each region, in the order of the input; nil where the ratio is unknown.
  public let regions: [Region?]
  /// φ̂, the mean square of the winsorised deviations; NaN from counts, where it isn't looked at.
  public let dispersionFactor: Double
  /// τ², the variance between regions that was added; 0 without an additive correction.
  public let betweenVariance: Double

  /// Limits from the variance that chance gives each ratio.
  ///
  /// - Parameters:
  ///   - ratios: q_r, at least 0; NaN where unknown.
  ///   - baseVariances: s_r², above 0; not looked at where the ratio is NaN.
  ///   - overdispersion: the correction. With a single known region there is none.
  ///   - winsorisedShare: the share at each end whose deviations are drawn in, 0 to below 0.5; anything else traps.
  /// - Precondition: the arrays are equally long.
  /// - Throws: `.outOfRange`; `.nothing` when no ratio is known.
  /// - Complexity: a sort of the regions; calibrated one for each step to the root, some ten.
  public init(
    ratios: [Double], baseVariances: [Double], overdispersion: Overdispersion = .additiveCalibrated,
    winsorisedShare: Double = 0.1
  ) throws(BenchmarkingError) {
    precondition(ratios.count == baseVariances.count && winsorisedShare >= 0 && winsorisedShare < 0.5)
    let known = ratios.indices.filter { !ratios[$0].isNaN }
    for i in known {
      guard ratios[i] >= 0, ratios[i].isFinite else {
        throw .outOfRange(what: "ratio", index: i, value: ratios[i])
      }
      guard baseVariances[i] > 0, baseVariances[i].isFinite else {
        throw .outOfRange(what: "base variance", index: i, value: baseVariances[i])
      }
    }
    guard !known.isEmpty else { throw .nothing(what: "ratios") }
    let spread = FunnelSpread(
      differences: known.map { ratios[$0] - 1 }, variances: known.map { baseVariances[$0] },
      winsorisedShare: winsorisedShare)
    let factor = overdispersion == .multiplicative ? spread.factor : 1
    let added =
      switch overdispersion {
      case .ignored, .multiplicative: 0.0
      case .additive: spread.publishedVariance
      case .additiveCalibrated: spread.calibratedVariance
      }
    (dispersionFactor, betweenVariance) = (spread.meanSquare, added)
    regions = ratios.indices.map { i in
      ratios[i].isNaN ? nil : Region(ratio: ratios[i], variance: baseVariances[i] * factor + added)
    }
  }

  /// Exact Poisson limits from counts.
  ///
  /// - Parameters:
  ///   - observed: o_r, events, at least 0; NaN where unknown.
  ///   - expected: e_r, events, above 0; not looked at where `observed` is NaN.
  /// - Precondition: the arrays are equally long.
  /// - Throws: `.outOfRange`; `.observedWithoutExpected`. A region with nothing observed or expected is unknown.
  public init(observed: [Double], expected: [Double]) throws(BenchmarkingError) {
    precondition(observed.count == expected.count)
    var regions: [Region?] = []
    for (i, (o, e)) in zip(observed, expected).enumerated() {
      guard !o.isNaN else {
        regions.append(nil)
        continue
      }
      guard o >= 0, o.isFinite else { throw .outOfRange(what: "observed events", index: i, value: o) }
      guard e >= 0, e.isFinite else { throw .outOfRange(what: "expected events", index: i, value: e) }
      guard e > 0 || o == 0 else { throw .observedWithoutExpected(index: i, observed: o) }
      regions.append(e > 0 ? Region(observed: o, expected: e) : nil)
    }
    (self.regions, dispersionFactor, betweenVariance) = (regions, .nan, 0)
  }
}
