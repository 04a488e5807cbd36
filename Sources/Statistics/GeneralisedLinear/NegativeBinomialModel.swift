/// Counts whose variance is μ + μ² / θ, with θ estimated: a negative binomial regression.
///
/// θ by maximum likelihood given the means, and the coefficients given θ, in turns until neither changes; θ is the
/// shape of the gamma distribution of the true means around the fitted ones, 1 / θ its variance. Each θ is the
/// best of the whole range and not just the one that a search from a starting point reaches.
///
/// Where the counts are no more dispersed than Poisson counts, the likelihood rises for ever as θ does. Then
/// the fit is Poisson, ``shape`` is infinite, and there is no error in it.
///
/// Source: Lawless (1987), *Canadian Journal of Statistics* 15, 209-225; Venables and Ripley (2002), *Modern Applied
/// Statistics with S*, 7.4.
public struct NegativeBinomialModel: Sendable {
  /// The regression with the final θ, Poisson when there is no overdispersion. Its errors take θ as known, which
  /// changes nothing at large because θ and the coefficients are asymptotically independent.
  public let regression: GeneralisedLinearModel
  /// θ; infinite without overdispersion.
  public let shape: Double
  /// The standard error of θ from the curvature of the likelihood at given means; nil without overdispersion, or
  /// when θ is so large that no digit of it is left.
  public let shapeStandardError: Double?
  /// How often θ was estimated.
  public let turns: Int

  /// Whether the counts are no more dispersed than Poisson counts.
  public var isPoissonLimit: Bool { shape == .infinity }

  private static let turnLimit = 100

  /// Fits θ and the coefficients.
  ///
  /// A cross-validated penalty is chosen at the θ of a Poisson fit's means, and again at the θ that came of it.
  ///
  /// - Parameters:
  ///   - response: counts, one per row.
  ///   - offset: on the scale of the linear predictor; nil for 0.
  ///   - design: the columns.
  ///   - ridge: the penalty; none by default. With a penalty θ takes up what the penalty leaves unexplained.
  /// - Precondition: as for ``GeneralisedLinearModel``.
  /// - Throws: what ``GeneralisedLinearModel`` throws; `.didNotConverge` also when θ hasn't settled in 100 turns.
  public init(
    response: [Double], offset: [Double]? = nil, design: RegressionDesign, ridge: RidgePenalty = .none
  ) throws(GeneralisedLinearError) {
    let problem = try RegressionProblem(
      response: response, offset: offset, design: design, family: .poisson)
    var fit = try GeneralisedLinearModel(problem, ridge: ridge)
    var (shape, turns): (Double?, Int) = (nil, 0)
    for _ in 0..<(ridge == .crossValidated ? 2 : 1) {
      var state = fit.state
      shape = try Self.shape(response, state.means)
      guard let start = shape else { break }
      if ridge == .crossValidated {
        fit = try GeneralisedLinearModel(problem.with(.negativeBinomial(theta: start)), ridge: ridge)
        state = fit.state
      }
      (shape, turns) = try Self.settled(problem, fit.penalty, &state, from: start)
      let family: ResponseFamily = shape.map { .negativeBinomial(theta: $0) } ?? .poisson
      fit = try GeneralisedLinearModel(
        problem.with(family), ridge: .fixed(fit.penalty), from: state, choice: fit.penaltyChoice)
    }
    regression = fit
    self.shape = shape ?? .infinity
    self.turns = turns
    shapeStandardError = shape.flatMap { Self.standardError($0, response, fit.state.means) }
  }

  /// θ and the coefficients in turns; nil where θ runs off.
  private static func settled(
    _ problem: RegressionProblem, _ penalty: Double, _ state: inout RegressionState, from start: Double
  ) throws(GeneralisedLinearError) -> (shape: Double?, turns: Int) {
    var (shape, previousChange) = (start, Double.infinity)
    for turn in 1...turnLimit {
      let given = problem.with(.negativeBinomial(theta: shape))
      state = try ReweightedLeastSquares(problem: given, penalty: penalty, method: .orthogonal)
        .solution(from: given.state(at: state.coefficients)).state
      guard let next = try Self.shape(problem.response, state.means) else { return (nil, turn) }
      let change = (next / shape - 1).magnitude
      // Below 1e-9 a change that doesn't get smaller is rounding.
      if change < 1e-13 || (change < 1e-9 && change > previousChange / 2) { return (next, turn) }
      (shape, previousChange) = (next, change)
    }
    throw .didNotConverge(steps: turnLimit, change: previousChange)
  }

  /// The θ with the largest likelihood at given means; nil when it is infinite.
  private static func shape(_ y: [Double], _ means: [Double]) throws(GeneralisedLinearError) -> Double? {
    do throws(StatisticsError) {
      let observations = try RatioObservations(observed: y, expected: means)
      let variance = try NegativeBinomialLikelihood(observations).maximum().variance
      return variance > 0 ? 1 / variance : nil
    } catch {
      throw .didNotConverge(steps: 0, change: .infinity)
    }
  }

  /// From minus the second derivative of the log-likelihood with respect to θ.
  private static func standardError(_ shape: Double, _ y: [Double], _ means: [Double]) -> Double? {
    var information = 0.0
    for (y, mean) in zip(y, means) {
      let gammas = SpecialFunctions.trigamma(shape) - SpecialFunctions.trigamma(shape + y)
      let total = mean + shape
      information += gammas - 1 / shape + 2 / total - (y + shape) / (total * total)
    }
    let noise = Double.ulpOfOne * Double(y.count) / shape
    return information > 10 * noise ? (1 / information).squareRoot() : nil
  }
}
