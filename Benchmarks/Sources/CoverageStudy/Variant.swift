import Demography
import ModelDirectory
import Prognosis

/// What the engine knows of the law.
enum Variant: String, CaseIterable {
  /// Every parameter: the central path, persistences, variances, the prior of regional levels.
  case known
  /// As `known`, but for persistences, variances and correlations of fertility and migration: these come from the
  /// histories.
  case spreadEstimated = "spread_estimated"
  /// As `spreadEstimated`, with the true persistences of the national series: what is left of its fault isn't theirs.
  case variancesEstimated = "variances_estimated"
  /// Nothing but the histories, and what a model assumes: long-run levels, age profiles, margins of care.
  case estimated

  /// Whether it tells a cause of what `estimated` shows, for which fewer replicates do.
  var isDiagnosis: Bool { self == .spreadEstimated || self == .variancesEstimated }

  /// The parameters to give to the engine; nil where it is to estimate them itself.
  ///
  /// - Parameter told: the standard deviations of all shocks that it is told of, relative to the true ones.
  func parameters(
    _ law: TrueLaw, _ observed: RegionalObservations, histories: RegionModel, told: Double
  ) throws -> UncertaintyParameters? {
    guard self != .estimated else { return nil }
    var parameters = UncertaintyParameters.known(law, observed)
    parameters.scale(told)
    guard self != .known else { return parameters }
    let found = try UncertaintyParameters(model: histories, threads: 1)
    (parameters.fertility, parameters.border) = (found.fertility, found.border)
    (parameters.internalLevel, parameters.moves) = (found.internalLevel, found.moves)
    parameters.immigrationRegional = found.immigrationRegional
    if self == .variancesEstimated { parameters.setPersistences(law) }
    return parameters
  }
}

extension UncertaintyParameters {
  /// The parameters of the law, and of the regions' levels what a replicate's observations say.
  static func known(_ law: TrueLaw, _ observed: RegionalObservations) -> UncertaintyParameters {
    var parameters = law.parameters
    parameters.setKnownVariances(baseYear: law.model.settings.baseYear)
    parameters.mortalityRegional = RegionalObservations.posterior(
      observed.deaths, variance: law.mortalityVariance)
    parameters.fertilityRegional = RegionalObservations.posterior(
      observed.births, variance: law.fertilityVariance)
    observed.setRatios(law.care, in: &parameters.care)
    return parameters
  }

  private mutating func setKnownVariances(baseYear: Int) {
    let known = Double.infinity
    mortality?.startYear = baseYear - 1
    mortality?.common.degreesOfFreedom = known
    mortality?.drift.degreesOfFreedom = known
    for sex in 0..<2 { mortality?.own[sex].degreesOfFreedom = known }
    fertility?.innovation.degreesOfFreedom = known
    border.immigration?.innovation.degreesOfFreedom = known
    border.emigration?.innovation.degreesOfFreedom = known
    internalLevel?.innovation.degreesOfFreedom = known
  }

  /// Puts the true persistences of national series in place of estimated ones.
  fileprivate mutating func setPersistences(_ law: TrueLaw) {
    fertility?.persistence = law.fertility.persistence
    border.immigration?.persistence = law.immigration.persistence
    border.emigration?.persistence = law.emigration.persistence
    internalLevel?.persistence = law.moves.persistence
  }

  /// Multiplies the standard deviation of every shock over time.
  fileprivate mutating func scale(_ factor: Double) {
    let square = factor * factor
    mortality?.common.variance *= square
    mortality?.drift.variance *= square
    for sex in 0..<2 { mortality?.own[sex].variance *= square }
    fertility?.innovation.variance *= square
    border.immigration?.innovation.variance *= square
    border.emigration?.innovation.variance *= square
    internalLevel?.innovation.variance *= square
    for r in mortalityRegional.factors.indices {
      moves?.departures.innovationVariances[r] *= square
      moves?.arrivals.innovationVariances[r] *= square
      immigrationRegional?.innovationVariances[r] *= square
    }
  }
}
