import Foundation
import Statistics

/// Sizes of what differs between regions, and of care.
extension UncertaintyParameters {
  static func levels(_ posterior: RegionalPosterior) -> Notice? {
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

  static func regions(_ disturbance: RegionalDisturbance) -> Notice {
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

  var movesSize: Notice? {
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

  var careTrendsSize: Notice? {
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

  var careRegionalSize: Notice? {
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

  var healthyAgeingSize: Notice? {
    guard let margin = care.healthyAgeing else { return nil }
    return SizeFormat.notice(
      dutch: {
        "aandeel \($0.number(margin.centre)), 80%-marge \($0.number(margin.p10)) tot \($0.number(margin.p90))"
      },
      english: {
        "share \($0.number(margin.centre)), 80 % margin \($0.number(margin.p10)) to \($0.number(margin.p90))"
      })
  }

  static func median(_ sorted: [Double]) -> Double {
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
