import DefaultModel
import Foundation
import ModelDirectory
import Prognosis

/// The default model, run once for every municipality and the land.
enum DefaultRun {
  static let outcome = Result { () throws -> (model: RegionModel, result: PrognosisResult) in
    let model = try ModelReader.read(directory: DefaultModel.directory())
    let areas = try AreaSelection.areas(of: model, sets: ["land", AreaSelection.ownRegions], regions: [])
    return (model, try PrognosisRun(model: model, options: PrognosisOptions(areas: areas)).result())
  }

  static func result() throws -> PrognosisResult { try outcome.get().result }
  static func model() throws -> RegionModel { try outcome.get().model }
}

extension PrognosisResult {
  /// People of both sexes at `ages` in an area on 1 January of the year with index `t`.
  func people(_ ages: ClosedRange<Int>, _ t: Int, area: Int) -> Double {
    (0..<2).reduce(0) { sum, sex in ages.reduce(sum) { $0 + population[t][sex * grid.ages + $1, area] } }
  }

  /// A component of an area during the year with index `t`; 0 where the model has none.
  func component(_ name: Component, _ t: Int, area: Int) -> Double {
    componentNames.firstIndex(of: name).map { components[t][$0, area] } ?? 0
  }

  /// The column of the area with this code.
  func area(_ code: String) -> Int? { areas.firstIndex { $0.code == code } }
}
