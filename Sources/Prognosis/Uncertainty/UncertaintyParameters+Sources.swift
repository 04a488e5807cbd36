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
    case .mortalityPeriod: mortalityPeriodSize
    case .mortalityDrift: mortalityDriftSize
    case .mortalityRegional: Self.levels(mortalityRegional)
    case .fertilityLevel: fertility.map { Self.path($0) }
    case .fertilityRegional: Self.levels(fertilityRegional)
    case .immigration: border.immigration.map { Self.path($0) }
    case .immigrationRegional: immigrationRegional.map { Self.regions($0) }
    case .emigration: emigrationSize
    case .internalLevel: internalLevel.map { Self.path($0) }
    case .internalRegional: movesSize
    case .netMigration: netMigrationSize
    case .careTrends: careTrendsSize
    case .careRegional: careRegionalSize
    case .healthyAgeing: healthyAgeingSize
    case .workforceInflow: staffInflowSize
    case .workforceOutflow: staffSize(.outflow)
    case .workforceRetirement: staffSize(.retirement)
    case .workforceAbsence: staffSize(.absence)
    case .workforceHours: staffSize(.hours)
    case .labourSaving: labourSavingSize
    case .waitingTimes: waitingSize
    }
  }

  private var mortalityPeriodSize: Notice? {
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

  private var mortalityDriftSize: Notice? {
    guard let mortality, mortality.drift.variance > 0 else { return nil }
    let (drift, error) = (mortality.model.commonWalk.fit.drift, mortality.drift.variance.squareRoot())
    return SizeFormat.notice(
      dutch: { "K verandert per jaar \($0.number(drift)) ± \($0.number(error)) (standaardfout)" },
      english: { "K changes by \($0.number(drift)) ± \($0.number(error)) a year (standard error)" })
  }

  private var emigrationSize: Notice? {
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
}
