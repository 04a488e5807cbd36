import Foundation
import ModelDirectory
import Statistics

extension UncertaintyParameters {
  /// Every source of uncertainty with its estimated size, in the order of `model.yaml`.
  public var sources: [UncertaintySource] {
    ModelSettings.Uncertainty.Source.allCases.map { source in
      let size = size(source)
      let none = Notice(dutch: "geen marge", english: "no margin")
      return UncertaintySource(name: source.rawValue, hasMargin: size != nil, size: size ?? none)
    }
  }

  /// The size of a source; nil where it has no margin.
  private func size(_ source: ModelSettings.Uncertainty.Source) -> Notice? {
    switch source {
    case .mortalityPeriod: mortalityPeriod
    case .mortalityDrift: mortalityDrift
    case .mortalityRegional: Self.levels(mortalityRegional)
    case .fertilityLevel: fertility.map { Self.path($0) }
    case .fertilityRegional: Self.levels(fertilityRegional)
    case .immigration: border.immigration.map { Self.path($0) }
    case .immigrationRegional: immigrationRegional.map { Self.regions($0) }
    case .emigration: emigration
    case .internalLevel: internalLevel.map { Self.path($0) }
    case .internalRegional: movesSize
    case .netMigration: netMigrationSize
    case .careTrends: careTrends
    case .careRegional: careRegional
    case .healthyAgeing: healthyAgeing
    }
  }

  // MARK: National

  private var mortalityPeriod: Notice? {
    guard let mortality, mortality.common.variance > 0 else { return nil }
    let sd = ([mortality.common] + mortality.own).map { $0.variance.squareRoot() }
    let phi = mortality.ownPersistence
    let r = mortality.innovations.correlation
    return SizeFormat.notice(
      dutch: {
        "jaarlijkse schok van K (standaardafwijking) \($0.number(sd[0])); van k vrouwen \($0.number(sd[1])), "
          + "mannen \($0.number(sd[2])), waarvan na een jaar \($0.number(phi[0])) en \($0.number(phi[1])) over is; "
          + "correlatie van de seksen \($0.number(r[2, 1]))"
      },
      english: {
        "yearly innovation of K (standard deviation) \($0.number(sd[0])); of k women \($0.number(sd[1])), "
          + "men \($0.number(sd[2])), of which \($0.number(phi[0])) and \($0.number(phi[1])) is left a year later; "
          + "correlation of the sexes \($0.number(r[2, 1]))"
      })
  }

  private var mortalityDrift: Notice? {
    guard let mortality, mortality.drift.variance > 0 else { return nil }
    let (drift, error) = (mortality.model.commonWalk.fit.drift, mortality.drift.variance.squareRoot())
    return SizeFormat.notice(
      dutch: { "K verandert per jaar \($0.number(drift)) ± \($0.number(error)) (standaardfout)" },
      english: { "K changes by \($0.number(drift)) ± \($0.number(error)) a year (standard error)" })
  }

  private var emigration: Notice? {
    guard let disturbance = border.emigration else { return nil }
    let r = border.correlation
    let path = Self.path(disturbance)
    guard border.immigration != nil else { return path }
    let tail = SizeFormat.notice(
      dutch: { "; correlatie met immigratie \($0.number(r))" },
      english: { "; correlation with immigration \($0.number(r))" })
    return Notice(dutch: path.dutch + tail.dutch, english: path.english + tail.english)
  }

  private var netMigrationSize: Notice? {
    guard let disturbance = netMigration?.disturbance else { return nil }
    let (yearly, ten) = (disturbance.standardDeviation(steps: 1), disturbance.standardDeviation(steps: 10))
    return Notice(
      dutch:
        "standaardafwijking \(Notice.dutch(yearly)) mensen na een jaar, \(Notice.dutch(ten)) na tien jaar",
      english:
        "standard deviation \(Notice.english(yearly)) people after a year, \(Notice.english(ten)) after ten years"
    )
  }

  /// A national level that deviates from its path.
  private static func path(_ disturbance: AutoregressiveDisturbance) -> Notice {
    let (yearly, ten) = (disturbance.standardDeviation(steps: 1), disturbance.standardDeviation(steps: 10))
    let (phi, degrees) = (disturbance.persistence, disturbance.innovation.degreesOfFreedom)
    let isDrawn = disturbance.innovation.isDrawn
    return SizeFormat.notice(
      dutch: {
        "standaardafwijking \($0.percent(yearly)) na een jaar, \($0.percent(ten)) na tien jaar; "
          + "na een jaar is \($0.number(phi)) over"
          + (isDrawn ? "; variantie uit \($0.number(degrees, 0)) vrijheidsgraden, dus zelf getrokken" : "")
      },
      english: {
        "standard deviation \($0.percent(yearly)) after a year, \($0.percent(ten)) after ten years; "
          + "\($0.number(phi)) is left a year later"
          + (isDrawn ? "; variance from \($0.number(degrees, 0)) degrees of freedom, so drawn itself" : "")
      })
  }

  // MARK: Regional

  private static func levels(_ posterior: RegionalPosterior) -> Notice? {
    let deviations = posterior.standardDeviations.sorted()
    guard let smallest = deviations.first, let largest = deviations.last, largest > 0 else { return nil }
    let middle = median(deviations)
    return SizeFormat.notice(
      dutch: {
        "standaardafwijking van de factor \($0.percent(middle)) in de middelste gemeente, "
          + "\($0.percent(smallest)) tot \($0.percent(largest))"
      },
      english: {
        "standard deviation of the factor \($0.percent(middle)) in the median region, "
          + "\($0.percent(smallest)) to \($0.percent(largest))"
      })
  }

  private static func regions(_ disturbance: RegionalDisturbance) -> Notice {
    let deviations = disturbance.innovationVariances.map { $0.squareRoot() }.sorted()
    let (middle, phi) = (median(deviations), disturbance.persistence)
    let (smallest, largest) = (deviations.first ?? 0, deviations.last ?? 0)
    return SizeFormat.notice(
      dutch: {
        "jaarlijkse schok \($0.percent(middle)) in de middelste gemeente, \($0.percent(smallest)) tot "
          + "\($0.percent(largest)), waarvan na een jaar \($0.number(phi)) over is"
      },
      english: {
        "yearly innovation \($0.percent(middle)) in the median region, \($0.percent(smallest)) to "
          + "\($0.percent(largest)), of which \($0.number(phi)) is left a year later"
      })
  }

  private var movesSize: Notice? {
    guard let moves else { return nil }
    let (out, into) = (Self.regions(moves.departures), Self.regions(moves.arrivals))
    return SizeFormat.notice(
      dutch: {
        "vertrek: \(out.dutch); vestiging: \(into.dutch); correlatie \($0.number(moves.correlation))"
      },
      english: {
        "departures: \(out.english); arrivals: \(into.english); correlation \($0.number(moves.correlation))"
      })
  }

  // MARK: Care

  private var careTrends: Notice? {
    guard let trends = care.trends else { return nil }
    let widths = trends.map { exp($0.p90) - exp($0.p10) }.filter { $0 > 0 }.sorted()
    guard !widths.isEmpty else { return nil }
    let (middle, shared) = (Self.median(widths), care.trendCorrelation)
    return SizeFormat.notice(
      dutch: {
        "80%-marge van de groei per jaar \($0.number(100 * middle, 1)) procentpunt breed (mediaan van de posten); "
          + "\($0.percent(shared, 0)) van de variantie is gemeenschappelijk (aanname)"
      },
      english: {
        "80 % margin of growth per year \($0.number(100 * middle, 1)) percentage points wide (median of the items); "
          + "\($0.percent(shared, 0)) of the variance is common (assumption)"
      })
  }

  private var careRegional: Notice? {
    guard let variances = care.ratioVariances else { return nil }
    let deviations = variances.elements.filter { $0 > 0 }.map { $0.squareRoot() }.sorted()
    guard !deviations.isEmpty else { return nil }
    let middle = Self.median(deviations)
    let (low, high) = (deviations[deviations.count / 10], deviations[deviations.count * 9 / 10])
    return SizeFormat.notice(
      dutch: {
        "standaardafwijking van de verhouding \($0.percent(middle)) (mediaan), \($0.percent(low)) tot "
          + "\($0.percent(high)) van het 10e tot het 90e percentiel"
      },
      english: {
        "standard deviation of the ratio \($0.percent(middle)) (median), \($0.percent(low)) to "
          + "\($0.percent(high)) from the 10th to the 90th percentile"
      })
  }

  private var healthyAgeing: Notice? {
    guard let margin = care.healthyAgeing else { return nil }
    return SizeFormat.notice(
      dutch: {
        "aandeel \($0.number(margin.centre)), 80%-marge \($0.number(margin.p10)) tot \($0.number(margin.p90))"
      },
      english: {
        "share \($0.number(margin.centre)), 80 % margin \($0.number(margin.p10)) to \($0.number(margin.p90))"
      })
  }

  private static func median(_ sorted: [Double]) -> Double {
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
