import Demography
import ModelDirectory
import Statistics

/// Estimates of one model's uncertainty, with a notice for each source that is asked for and can't be estimated.
struct UncertaintyEstimates {
  /// Years of history that a national level's variance is estimated from at the least.
  static let fewestYears = 5

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

  /// The autoregression of a national series around its own mean; nil, with a notice, where years are too few.
  ///
  /// The mean costs a degree of freedom, though it is taken as given when φ is fitted: a short series that rises would
  /// otherwise be thought to return to a level far outside it.
  mutating func disturbance(
    _ source: ModelSettings.Uncertainty.Source, of series: [Int: Double], file: String
  ) -> (AutoregressiveDisturbance, innovations: [Int: Double])? {
    guard isOn(source) else { return nil }
    guard series.count >= Self.fewestYears else {
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
      let degrees = Double(fit.degreesOfFreedom - 1)
      let variance = fit.innovationVariance * Double(fit.degreesOfFreedom) / degrees
      let disturbance = AutoregressiveDisturbance(
        persistence: max(0, fit.coefficient),
        innovation: VariancePosterior(variance: variance, degreesOfFreedom: degrees))
      return (disturbance, try fit.innovations(years: years, values: values))
    } catch {
      note(source, .notEstimable(error.description, file: file))
      return nil
    }
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
