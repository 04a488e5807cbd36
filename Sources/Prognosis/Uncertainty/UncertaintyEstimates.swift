import Demography
import ModelDirectory
import Statistics

/// Estimates of one model's uncertainty, with a notice for each source that is asked for and can't be estimated.
struct UncertaintyEstimates {
  /// Years of history that a variance is estimated from at the least.
  ///
  /// With five a variance has two degrees of freedom, and a draw of it may be hundreds of times the estimate.
  static let fewestYears = 10

  let model: RegionModel
  private(set) var notices: [Notice] = []

  init(_ model: RegionModel) { self.model = model }

  /// Whether a source takes part.
  func isOn(_ source: ModelSettings.Uncertainty.Source) -> Bool { model.settings.uncertainty[source] }

  /// Notes that a source has no margin.
  mutating func note(_ source: ModelSettings.Uncertainty.Source, _ reason: Notice) {
    notices.append(
      Notice(
        dutch: "Geen marge voor \(source.rawValue): \(reason.dutch).",
        english: "No margin for \(source.rawValue): \(reason.english)."))
  }

  /// Regional factors, as known where the source is off or the method has none.
  func regional(
    _ posterior: RegionalPosterior?, _ source: ModelSettings.Uncertainty.Source
  ) -> RegionalPosterior {
    guard let posterior else { return RegionalPosterior(known: model.regions.map { _ in 1 }) }
    return isOn(source) ? posterior : posterior.withoutMargin
  }

  /// The autoregression of a national series around its own mean, known in the last year of the series; nil, with a
  /// notice, where years are too few.
  ///
  /// The mean costs a degree of freedom, though it is taken as given when φ is fitted: a short series that rises would
  /// otherwise be thought to return to a level far outside it. A φ that would be negative is 0.
  mutating func disturbance(
    _ source: ModelSettings.Uncertainty.Source, of series: [Int: Double], file: String
  ) -> (AutoregressiveDisturbance, innovations: [Int: Double])? {
    guard isOn(source) else { return nil }
    guard series.count >= Self.fewestYears, let last = series.keys.max() else {
      note(source, .fewYears(series.count, needed: Self.fewestYears, file: file))
      return nil
    }
    let years = series.keys.sorted()
    let values = years.compactMap { series[$0] }
    do throws(StatisticsError) {
      let mean = values.reduce(0, +) / Double(values.count)
      let fit = try AutoregressiveFit(years: years, values: values, around: mean)
      guard fit.degreesOfFreedom >= 2 else {
        throw .tooFewObservations(count: fit.pairs, needed: 3)
      }
      guard fit.coefficient > 0 else {
        return Self.withoutPersistence(series.mapValues { $0 - mean }, startYear: last)
      }
      let degrees = Double(fit.degreesOfFreedom - 1)
      let variance = fit.innovationVariance * Double(fit.degreesOfFreedom) / degrees
      let disturbance = AutoregressiveDisturbance(
        persistence: fit.coefficient,
        innovation: VariancePosterior(variance: variance, degreesOfFreedom: degrees), startYear: last)
      return (disturbance, try fit.innovations(years: years, values: values))
    } catch {
      note(source, .notEstimable(error.description, file: file))
      return nil
    }
  }

  /// Deviations from a mean as innovations, with σ² = sum of squares / (n - 1).
  ///
  /// The σ² of a fit with a negative φ would be too small, as such a φ explains part of the deviations.
  private static func withoutPersistence(
    _ deviations: [Int: Double], startYear: Int
  ) -> (AutoregressiveDisturbance, innovations: [Int: Double]) {
    let degrees = Double(deviations.count - 1)
    let squares = deviations.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value }
    let innovation = VariancePosterior(variance: squares / degrees, degreesOfFreedom: degrees)
    return (
      AutoregressiveDisturbance(persistence: 0, innovation: innovation, startYear: startYear), deviations
    )
  }
}

extension Notice {
  /// That a table has too few years.
  static func fewYears(_ count: Int, needed: Int, file: String) -> Notice {
    Notice(
      dutch: "\(file) geeft te weinig jaren voor het basisjaar (\(count); nodig zijn er \(needed))",
      english: "\(file) gives too few years before the base year (\(count); \(needed) are needed)")
  }

  /// That a fit failed.
  static func notEstimable(_ reason: String, file: String) -> Notice {
    Notice(
      dutch: "\(file) laat geen schatting toe (\(reason))", english: "\(file) allows no estimate (\(reason))")
  }
}
