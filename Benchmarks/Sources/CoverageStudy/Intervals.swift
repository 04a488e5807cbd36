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
