import Demography
import Foundation
import LinearAlgebra
import ModelDirectory
import Prognosis

/// The regions' true levels, drawn from the prior, and what was observed of them.
struct RegionalObservations: Sendable {
  let levels: TrueLevels
  let use: TrueUse
  /// Deaths and births: Poisson with mean level times what was expected.
  let deaths: ObservedExpected
  let births: ObservedExpected
  /// The logarithm of observed over expected use, products x regions.
  let logRatios: [[Double]]

  init(_ law: TrueLaw, _ random: inout SimulatedRandom) {
    let (mortality, deaths) = Self.counts(
      law.model.mortality.regional, variance: law.mortalityVariance, &random)
    let (fertility, births) = Self.counts(
      law.model.fertility.regional, variance: law.fertilityVariance, &random)
    levels = TrueLevels(mortality: mortality, fertility: fertility)
    (self.deaths, self.births) = (deaths, births)
    let care = law.care
    var (ratios, seen) = ([[Double]](), [[Double]]())
    for product in care.codes.indices {
      let variance = care.logVariances[product]
      let logs = (0..<law.regions).map { _ in variance.squareRoot() * random.normal() - variance / 2 }
      ratios.append(logs.map { exp($0) })
      seen.append(zip(logs, care.noise[product]).map { $0 + $1.squareRoot() * random.normal() })
    }
    logRatios = seen
    let common = random.normal()
    let growth = care.trends.map { trend -> Double in
      let z =
        care.trendCorrelation.squareRoot() * common
        + (1 - care.trendCorrelation).squareRoot() * random.normal()
      return expm1(CareLaw.value(trend, z))
    }
    use = TrueUse(
      growth: growth, ratios: ratios, healthyShare: CareLaw.value(care.healthyAgeing, random.normal()))
  }

  /// Gamma levels of mean 1 and Poisson counts.
  private static func counts(
    _ data: ObservedExpected?, variance: Double, _ random: inout SimulatedRandom
  ) -> (levels: [Double], counts: ObservedExpected) {
    let expected = data?.expected ?? []
    let levels = expected.map { _ in random.gamma(shape: 1 / variance) * variance }
    let observed = zip(levels, expected).map { random.poisson($0 * $1) }
    return (levels, ObservedExpected(observed: observed, expected: expected))
  }

  // MARK: What the observations say, the prior being known

  /// Gamma with shape o + 1/v and rate e + 1/v.
  static func posterior(_ counts: ObservedExpected, variance: Double) -> RegionalPosterior {
    let shapes = counts.observed.map { $0 + 1 / variance }
    return RegionalPosterior(
      factors: zip(shapes, counts.expected).map { $0 / ($1 + 1 / variance) }, shapes: shapes)
  }

  /// Sets the mean and the variance of each lognormal posterior of a ratio.
  func setRatios(_ law: CareLaw, in care: inout CareUncertainty) {
    var variances = Matrix(rows: care.ratios.rows, columns: care.ratios.columns)
    for product in law.codes.indices {
      let prior = law.logVariances[product]
      for r in 0..<variances.columns {
        let noise = law.noise[product][r]
        let weight = prior > 0 ? prior / (prior + noise) : 0
        let (mean, variance) = (
          weight * logRatios[product][r] - (1 - weight) * prior / 2, weight * noise
        )
        care.ratios[product, r] = exp(mean + variance / 2)
        variances[product, r] = exp(2 * mean + variance) * expm1(variance)
      }
    }
    care.ratioVariances = variances
  }
}
