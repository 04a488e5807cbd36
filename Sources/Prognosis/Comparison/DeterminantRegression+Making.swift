import Benchmarking
import ModelDirectory

extension DeterminantRegression {
  /// What a reader is given of a regression, with the effects in these areas.
  init(_ regression: ItemRegression, _ table: CharacteristicTable, areas: [Area]) {
    let fit = regression.fit
    let codes = regression.characteristics.map { table.characteristics[$0].code }
    self.init(
      item: regression.item.item.code,
      terms: zip(["intercept"] + codes, [fit.intercept] + fit.terms).map(Term.init),
      measures: Self.measures(regression), effects: areas.map { regression.effects($0.members) })
  }

  private static func measures(_ regression: ItemRegression) -> [(name: String, value: Double)] {
    let (fit, spread) = (regression.fit, regression.item.spread)
    let measures = fit.measures
    let theta: [(name: String, value: Double)] = measures.theta.map { [("theta", $0)] } ?? []
    // The last fit of a negative binomial starts from its own solution.
    let iterations = measures.theta == nil ? [("iterations", Double(measures.steps))] : []
    return [
      ("regions", Double(measures.regions)), ("determinants", Double(measures.determinants)),
      ("effective_degrees_of_freedom", measures.effectiveDegreesOfFreedom), ("penalty", measures.penalty),
      ("relative_penalty", measures.relativePenalty), ("dispersion", measures.dispersion),
    ] + theta + [
      ("chance_dispersion", spread.dispersion), ("between_variance", spread.betweenVariance),
      ("deviance", measures.deviance), ("null_deviance", measures.nullDeviance),
      ("deviance_explained", measures.devianceExplained),
      ("deviance_explained_left_out", measures.leaveOneOutDevianceExplained),
      ("condition_index", measures.conditionIndex),
      ("uncentred_condition_index", measures.uncentredConditionIndex),
      ("largest_variance_inflation", measures.largestVarianceInflation),
      ("largest_cooks_distance", largest(fit.cooksDistances)), ("largest_leverage", largest(fit.leverages)),
    ] + iterations
  }

  private static func largest(_ values: [Double]) -> Double { values.filter { !$0.isNaN }.max() ?? .nan }
}

extension DeterminantRegression.Term {
  init(_ code: String, _ term: RatioRegression.Term) {
    self.init(
      code: code,
      estimate: IntervalEstimate(
        value: term.coefficient, lower: term.limits.lowerBound, upper: term.limits.upperBound),
      standardError: term.standardError)
  }
}
