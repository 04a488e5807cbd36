import Foundation
import LinearAlgebra
import Statistics

/// The ratios of regions regressed on their determinants: what the determinants make of them, and what they leave.
///
/// log E(o_r) = log e_r + β_0 + Σ_j β_j (x_rj - x̄_j) / s_j, with o and e the amounts observed and expected in region r,
/// x its determinants, and x̄ and s their mean and standard deviation over the regions of the fit (unweighted). exp β_0 is the
/// ratio at mean determinants, β_j the change of the logarithm of the ratio per standard deviation. Expected use holds age
/// and sex, so determinants shouldn't.
///
/// A region takes part when its observed amount and all its determinants are known and something is expected. A determinant
/// that is the same in all of them is left out, and said so in ``findings``.
///
/// The prediction of a region by a fit without it, and of a group of regions by a fit without any of them, has its robust
/// standard error (HC3). Source of the parts: ``GeneralisedLinearModel``.
public struct RatioRegression: Sendable {
  /// How the variance of an amount depends on its mean.
  public enum Family: Hashable, Sendable {
    /// Proportional to the mean.
    case quasiPoisson
    /// m + m² / θ with θ by maximum likelihood, on amounts divided by `unit`: the amount that comes as one independent
    /// event, in the unit of the amounts and above 0.
    case negativeBinomial(unit: Double)
  }

  /// A determinant's coefficient.
  public struct Term: Hashable, Sendable {
    /// β: the change of the logarithm of the ratio per standard deviation; of the intercept, the logarithm itself.
    public let coefficient: Double
    /// Its robust standard error (HC3).
    public let standardError: Double
    /// The 95 % limits, β ± 1.96 standard errors.
    public var limits: ClosedRange<Double> {
      let reach = -NormalDistribution.quantile(0.025) * standardError
      return coefficient - reach...coefficient + reach
    }
  }

  /// The determinants of the fit, by their column in the input, in order.
  public let determinants: [Int]
  /// The regions of the fit, by their row in the input, in order.
  public let regions: [Int]
  /// The intercept.
  public let intercept: Term
  /// One term for each of `determinants`.
  public let terms: [Term]
  /// Per region of the input, the ratio that the others predict; nil where a determinant is unknown, or the others don't
  /// determine it. Regions that aren't in the fit are predicted by all that are.
  public let predictions: [RatioPrediction?]
  /// How well it fits.
  public let measures: RatioRegressionMeasures
  /// Per region of the input, Cook's distance; NaN for those not in the fit.
  public let cooksDistances: [Double]
  /// Per region of the input, the leverage; NaN for those not in the fit.
  public let leverages: [Double]
  /// What a reader should know.
  public let findings: [RatioRegressionFinding]

  let fit: RatioRegressionFit

  /// How many more regions than determinants there have to be.
  public static let leastSurplus = 10

  /// Fits the regression.
  ///
  /// - Parameters:
  ///   - observed: amounts per region, at least 0; NaN where unknown.
  ///   - expected: amounts per region at national rates, in the same unit, at least 0; not looked at where `observed` is NaN.
  ///   - determinants: regions by determinants, each in its own unit; NaN where unknown. See ``DeterminantTable``.
  ///   - family: how variances depend on means.
  ///   - penalty: by default that which predicts regions left out best.
  ///   - chanceDispersion: φ, the part of the variance that is chance over the expected amount; nil or 0 when it isn't known, and
  ///     overdispersion is then not judged.
  /// - Precondition: as many rows as amounts; a unit above 0.
  /// - Throws: `.outOfRange`, `.observedWithoutExpected`, `.notFinite`; `.noDeterminants`, `.tooFewRegions`; `.dependent` for determinants that
  ///   repeat others; `.regression` when the fit has no answer.
  /// - Complexity: some 200 steps of 2 n p² operations for the penalty, and three for each region left out.
  public init(
    observed: [Double], expected: [Double], determinants table: Matrix, family: Family = .quasiPoisson,
    penalty: RidgePenalty = .crossValidated, chanceDispersion: Double? = nil
  ) throws(RatioRegressionError) {
    precondition(observed.count == expected.count && observed.count == table.rows)
    let data = try RatioRegressionData(observed: observed, expected: expected, table: table)
    fit = try RatioRegressionFit(data, family: family, penalty: penalty)
    (determinants, regions) = (data.determinants, data.regions)
    let model = fit.model
    let (b, errors) = (model.coefficients, model.standardErrors(.hc3))
    terms = data.determinants.indices.map { j in
      Term(
        coefficient: b[j + 1] * data.deviations[j], standardError: errors[j + 1] * data.deviations[j])
    }
    intercept = Term(
      coefficient: model.standardisedCoefficients[0],
      standardError: model.standardisedStandardErrors(.hc3)[0])
    let leftOut = model.leaveOneOut()
    predictions = try fit.predictions(leftOut)
    cooksDistances = data.spread(model.cooksDistances)
    leverages = data.spread(model.leverages)
    measures = try fit.measures(leftOut)
    findings =
      RatioRegressionReview(
        data: data, fit: fit, measures: measures, leftOut: leftOut, chanceDispersion: chanceDispersion
      ).findings
  }

  /// How much the logarithm of the ratio owes to each of `determinants` at these values: β_j (x_j - x̄_j) / s_j.
  ///
  /// - Parameter values: one per column of the input, each in its own unit; NaN gives NaN.
  public func effects(of values: [Double]) -> [Double] {
    determinants.indices.map { j in
      terms[j].coefficient * (values[determinants[j]] - fit.data.means[j]) / fit.data.deviations[j]
    }
  }

  /// The ratio that the other regions predict for a group of regions together: Σ s_r e_r ρ_r / Σ s_r e_r over its members, ρ
  /// being the ratios by a fit without any of them.
  ///
  /// Members with an unknown determinant or without expected amount don't count.
  ///
  /// - Parameters:
  ///   - members: regions by their row in the input, each once.
  ///   - shares: s_r, how much of each member belongs to the group, above 0.
  ///   - expected: e_r of each member; the same as those of the fit where it is known.
  /// - Returns: nil when no member counts.
  /// - Throws: `.regression` when the other regions don't determine it.
  public func prediction(
    of members: [Int], shares: [Double], expected: [Double]
  ) throws(RatioRegressionError) -> RatioPrediction? {
    precondition(members.count == shares.count && members.count == expected.count)
    let weights = zip(shares, expected).map { $0 * $1 }
    let counted = members.indices.filter { weights[$0] > 0 && fit.data.isDescribed(members[$0]) }
    guard !counted.isEmpty else { return nil }
    return try fit.prediction(
      of: counted.map { members[$0] }, weights: counted.map { weights[$0] }, leavingOut: members)
  }
}
