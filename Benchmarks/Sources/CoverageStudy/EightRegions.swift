import Demography
import Foundation
import LinearAlgebra
import ModelDirectory

/// The default model cut down to eight municipalities of different kinds, which make up a country of their own.
enum EightRegions {
  /// Groningen, Emmen, Zwolle, Wageningen, Utrecht, Leiden, Breda, Heerlen.
  static let codes = ["GM0014", "GM0114", "GM0193", "GM0289", "GM0344", "GM0546", "GM0758", "GM0917"]
  /// One expensive kind of care of each act, and three more of health insurance.
  static let products = ["jeugd", "wlz_vv", "wmo", "zvw_farmacie", "zvw_msz", "zvw_wijkverpleging"]

  /// The model of these regions with the people, rates and totals that they have.
  static func cut(_ full: RegionModel) -> RegionModel {
    let kept = codes.map { code in full.regions.firstIndex { $0.code == code } ?? 0 }
    precondition(kept.map { full.regions[$0].code } == codes, "the default model has these municipalities")
    var model = full
    model.regions = kept.map { full.regions[$0] }
    model.population = columns(full.population, kept)
    model.mortality.regional = full.mortality.regional.map { part($0, kept) }
    model.fertility.regional = full.fertility.regional.map { part($0, kept) }
    cutMigration(&model, kept)
    model.care.products = full.care.products.filter { products.contains($0.code) }
    model.care.regional = full.care.regional.mapValues { part($0, kept) }
    (model.sets, model.changes, model.care.conditions) = ([], [], [])
    (model.history.components, model.history.population, model.history.deaths) = ([], [], [])
    setLevels(&model)
    return model
  }

  private static func cutMigration(_ model: inout RegionModel, _ kept: [Int]) {
    func rows(_ table: [Int: [Double]]) -> [Int: [Double]] {
      table.mapValues { values in kept.map { values[$0] } }
    }
    var data = model.migration
    (data.internalArrivals, data.internalDepartures) = (
      rows(data.internalArrivals), rows(data.internalDepartures)
    )
    (data.immigration, data.emigration) = (rows(data.immigration), rows(data.emigration))
    data.outFactor = data.outFactor.map { columns($0, kept) }
    data.inFactor = data.inFactor.map { columns($0, kept) }
    let latest = data.internalDepartures.keys.max() ?? 0
    let (out, into) = (data.internalDepartures[latest] ?? [], data.internalArrivals[latest] ?? [])
    for i in data.flows.indices {
      data.flows[i].moves = balanced(data.flows[i].moves, kept, departures: out, arrivals: into)
    }
    model.migration = data
  }

  /// Levels are the means of the last three years, and immigration stays at its own.
  private static func setLevels(_ model: inout RegionModel) {
    model.settings.levels.internal = []
    model.settings.levels.international = []
    let last = model.migration.immigration.keys.filter { $0 < model.settings.baseYear }.sorted().suffix(3)
    let totals = last.map { (model.migration.immigration[$0] ?? []).reduce(0, +) }
    model.settings.migration.longRunImmigration?.value = totals.reduce(0, +) / Double(totals.count)
  }

  /// The moves among the kept regions, scaled in turn by rows and columns until each region sends and receives as many as it
  /// does among all municipalities, so that none grows or empties for want of the others.
  private static func balanced(
    _ moves: Matrix, _ kept: [Int], departures: [Double], arrivals: [Double]
  ) -> Matrix {
    let n = kept.count
    var part = Matrix(rows: n, columns: n)
    for o in 0..<n { for d in 0..<n where o != d { part[o, d] = moves[kept[o], kept[d]] + 1 } }
    let scale = departures.reduce(0, +) / arrivals.reduce(0, +)
    for _ in 0..<200 {
      for d in 0..<n {
        let sum = (0..<n).reduce(0) { $0 + part[$1, d] }
        for o in 0..<n { part[o, d] *= arrivals[d] * scale / sum }
      }
      for o in 0..<n {
        let sum = (0..<n).reduce(0) { $0 + part[o, $1] }
        for d in 0..<n { part[o, d] *= departures[o] / sum }
      }
    }
    return part
  }

  private static func part(_ data: ObservedExpected, _ kept: [Int]) -> ObservedExpected {
    ObservedExpected(observed: kept.map { data.observed[$0] }, expected: kept.map { data.expected[$0] })
  }

  private static func columns(_ matrix: Matrix, _ kept: [Int]) -> Matrix {
    Matrix(columns: kept.map { Array(matrix.column($0)) })
  }
}
