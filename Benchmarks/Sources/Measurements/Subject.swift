import CareDemand
import Demography
import Foundation
import LinearAlgebra
import ModelDirectory
import Prognosis

/// What is measured: the default model, and what is worked out from it beforehand.
public struct Subject: Sendable {
  /// The inhabitants of the Netherlands on 1 January 2024 (Statistics Netherlands).
  static let inhabitants = 17_942_942.0

  let directory: URL
  let model: RegionModel
  /// The same with one pool in place of flows between regions.
  let pooled: RegionModel
  let options: PrognosisOptions

  /// Reads the model of this package.
  public init() throws {
    let package = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    directory = package.appending(path: "Models/nederland")
    model = try ModelReader.read(directory: directory)
    var pooled = model
    pooled.settings.migration.internal = .pool
    self.pooled = pooled
    let sets = model.sets.map(\.name) + [AreaSelection.ownRegions]
    options = PrognosisOptions(areas: try AreaSelection.areas(of: model, sets: sets, regions: []))
  }

  var regions: Double { Double(model.regions.count) }
  var cells: Int { model.grid.cells }

  /// The first year's rates.
  func rates(_ model: RegionModel) throws -> ProjectionRates {
    try PrognosisRun(model: model, options: options).rates()[0]
  }
}
