import Foundation
import LinearAlgebra
import Statistics

/// The generalised linear model behind a regression of ratios.
struct RatioRegressionFit: Sendable {
  let data: RatioRegressionData
  let model: GeneralisedLinearModel
  /// θ of a negative binomial; infinite at its Poisson limit, nil for quasi-Poisson.
  let theta: Double?
  /// Of the determinants in the fit, with an intercept.
  let collinearity: CollinearityDiagnostics
  /// The place of each region of the fit in `data.regions`.
  private let places: [Int: Int]

  init(
    _ data: RatioRegressionData, family: RatioRegression.Family, penalty: RidgePenalty
  ) throws(RatioRegressionError) {
    self.data = data
    places = Dictionary(uniqueKeysWithValues: data.regions.enumerated().map { ($1, $0) })
    let rows = data.rows(data.regions)
    (model, theta, collinearity) = try Self.failing { () throws(GeneralisedLinearError) in
      let design = try RegressionDesign(rows)
      let (model, theta) = try Self.fitted(data, design, family: family, penalty: penalty)
      return (model, theta, try CollinearityDiagnostics(rows))
    } naming: {
      data.determinants[$0]
    }
  }

  private static func fitted(
    _ data: RatioRegressionData, _ design: RegressionDesign, family: RatioRegression.Family,
    penalty: RidgePenalty
  ) throws(GeneralisedLinearError) -> (GeneralisedLinearModel, theta: Double?) {
    switch family {
    case .quasiPoisson:
      let model = try GeneralisedLinearModel(
        response: data.observed, offset: data.expected.map { log($0) }, design: design, family: .quasiPoisson,
        ridge: penalty)
      return (model, nil)
    case .negativeBinomial(let unit):
      precondition(unit > 0 && unit.isFinite, "a unit of \(unit)")
      let model = try NegativeBinomialModel(
        response: data.observed.map { $0 / unit }, offset: data.expected.map { log($0 / unit) },
        design: design, ridge: penalty)
      return (model.regression, model.shape)
    }
  }

  /// How well the model fits, given its predictions of regions left out.
  func measures(_ leftOut: [LeaveOutPrediction?]) throws(RatioRegressionError) -> RatioRegressionMeasures {
    let explained = try Self.failing { () throws(GeneralisedLinearError) in
      try model.devianceExplained(by: leftOut)
    } naming: {
      data.determinants[$0]
    }
    return RatioRegressionMeasures(
      regions: data.regions.count, determinants: data.determinants.count,
      effectiveDegreesOfFreedom: model.effectiveDegreesOfFreedom, penalty: model.penalty,
      relativePenalty: model.penalty / totalWeight, dispersion: dispersion, theta: theta,
      deviance: model.deviance, nullDeviance: model.nullDeviance, devianceExplained: model.devianceExplained,
      leaveOneOutDevianceExplained: explained, conditionIndex: collinearity.centredConditionNumber,
      uncentredConditionIndex: collinearity.conditionIndices.last ?? 1,
      largestVarianceInflation: collinearity.varianceInflationFactors.max() ?? 1,
      steps: model.steps)
  }

  /// Pearson's chi-squared over the residual degrees of freedom.
  private var dispersion: Double {
    model.residuals(.pearson).reduce(0) { $0 + $1 * $1 } / model.residualDegreesOfFreedom
  }

  /// The sum of the weights where every region has the same ratio.
  private var totalWeight: Double {
    let offsets = model.offset.map { exp($0) }
    let ratio = model.response.reduce(0, +) / offsets.reduce(0, +)
    return offsets.reduce(0) { $0 + $1 * ratio / (1 + $1 * ratio / (theta ?? .infinity)) }
  }

  /// The prediction of each region by the others.
  func predictions(_ leftOut: [LeaveOutPrediction?]) throws(RatioRegressionError) -> [RatioPrediction?] {
    var predictions = [RatioPrediction?](repeating: nil, count: data.table.rows)
    for region in predictions.indices where data.isDescribed(region) {
      guard let place = places[region] else {
        predictions[region] = try prediction(of: [region], weights: [1], leavingOut: [])
        continue
      }
      predictions[region] = leftOut[place].map {
        RatioPrediction(
          ratio: exp($0.linearPredictor - model.offset[place]), standardError: $0.robustStandardError)
      }
    }
    return predictions
  }

  /// The weighted mean ratio of regions, by a fit without others.
  func prediction(
    of regions: [Int], weights: [Double], leavingOut leftOut: [Int]
  ) throws(RatioRegressionError) -> RatioPrediction {
    let group = try Self.failing { () throws(GeneralisedLinearError) in
      try model.groupPrediction(
        of: data.rows(regions), weights: weights, leavingOut: Set(leftOut.compactMap { places[$0] }))
    } naming: {
      data.determinants[$0]
    }
    return RatioPrediction(ratio: exp(group.logarithm), standardError: group.robustStandardError)
  }

  /// Runs `body`, naming the determinants of a dependence by their columns in the input.
  static func failing<T>(
    _ body: () throws(GeneralisedLinearError) -> T, naming column: (Int) -> Int
  ) throws(RatioRegressionError) -> T {
    do throws(GeneralisedLinearError) {
      return try body()
    } catch .rankDeficient(_, let columns) {
      throw .dependent(determinants: columns.map(column))
    } catch {
      throw .regression(error)
    }
  }
}
