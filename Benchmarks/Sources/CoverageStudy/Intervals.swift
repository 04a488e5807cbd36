import LinearAlgebra
import ModelDirectory
import Prognosis
import Statistics

/// What the engine says of the figures that are scored.
struct Intervals: Sendable {
  /// Quantiles by quantity, then by region (the nation last), in the order of `Margins.probabilities`.
  let quantiles: [[[Double]]]

  /// Runs a prognosis of `model` with this many draws.
  init(
    _ model: RegionModel, parameters: UncertaintyParameters?, draws: Int, seed: UInt64
  ) throws {
    let areas = try AreaSelection.areas(of: model, sets: [AreaSelection.ownRegions], regions: [])
    var options = PrognosisOptions(
      areas: areas + [.whole(of: model)], horizon: TrueLaw.horizon, threads: 1, draws: draws, seed: seed)
    options.uncertainty = parameters
    let result = try PrognosisRun(model: model, options: options).result()
    let groups = PopulationGroup.groups(of: result.grid).map(\.name)
    guard let margins = result.margins, let all = groups.firstIndex(of: "total"),
      let old = groups.firstIndex(of: "80_plus"), let births = result.componentNames.firstIndex(of: .births),
      let cost = CareItem.items(of: result.products).firstIndex(where: { $0.code == CareItem.total })
    else { throw StudyError.figureMissing("margins of population, births and cost") }
    let last = TrueLaw.horizon
    quantiles = [
      Self.row(margins.groups[last], all), Self.row(margins.groups[last], old),
      Self.row(margins.components[last - 1], births), Self.row(margins.care[last], cost),
    ]
  }

  private static func row(_ table: Distribution, _ row: Int) -> [[Double]] {
    (0..<table.mean.columns).map { area in table.quantiles.map { $0[row, area] } }
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
}
