import Demography
import Foundation
import LinearAlgebra
import ModelDirectory
import Prognosis
import TestSupport

/// A result whose figures are known by formula: its shape comes from a run of the tiny model, its figures from here.
enum SampleResult {
  /// The tiny model, with some of its files changed.
  static func model(_ change: (inout TinyModel) -> Void = { _ in }) throws -> RegionModel {
    try withTemporaryDirectory { directory in
      let place = directory.appendingPathComponent("model")
      var model = TinyModel()
      change(&model)
      try model.write(to: place)
      return try ModelReader.read(directory: place)
    }
  }

  /// A result of the tiny model in its own figures, for the sets land and provincie.
  static func projected(_ model: RegionModel) throws -> PrognosisResult {
    let areas = try AreaSelection.areas(of: model, sets: [], regions: [])
    return try PrognosisRun(model: model, options: PrognosisOptions(areas: areas, horizon: 2, threads: 1))
      .result()
  }

  /// A result in which every figure is a distinct formula of its place.
  static func made(_ model: RegionModel) throws -> PrognosisResult {
    var result = try projected(model)
    let count = result.areas.count
    let years = result.years.indices
    func matrix(_ rows: Int, _ value: (Int, Int) -> Double) -> Matrix {
      Matrix(
        rows: rows, columns: count,
        byColumns: (0..<count).flatMap { area in (0..<rows).map { value($0, area) } })
    }
    result.population = years.map { year in
      matrix(result.grid.cells) { Double(1000 * ($1 + 1) + $0) + 0.25 * Double(year) }
    }
    result.meanPopulation = years.map { year in (0..<count).map { Double(200_000 * ($0 + 1) + year) } }
    result.componentNames = [.births, .deaths, .immigration]
    result.components = years.dropLast().map { year in
      matrix(3) { Double(10 * $0 + $1) + 0.125 * Double(year) }
    }
    let products = result.products.count
    result.care = years.map { year in
      matrix(products) { 1000 * Double($0 + 1) * Double($1 + 1) * (1 + 0.1 * Double(year)) }
    }
    result.conditionCounts = years.map { year in
      matrix(result.conditions.count) { Double($0 + $1 + year) + 0.5 }
    }
    result.growth = years.dropFirst().map { year in
      let drivers = GrowthDriver.ofCentralPath
      return Dictionary(
        uniqueKeysWithValues: drivers.enumerated().map { index, driver in
          (driver, matrix(products) { Double(index + 1) * Double($0 + 1) * Double($1 + 1) * Double(year) })
        })
    }
    for row in result.lifeExpectancy.indices {
      result.lifeExpectancy[row].values = (0..<count).map { 20.00005 + Double($0) }
    }
    result.warnings = [Notice(dutch: "let op", english: "take note")]
    return result
  }
}
