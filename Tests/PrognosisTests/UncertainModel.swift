import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

extension MethodModel {
  /// A model of four regions with a history for every source of uncertainty that its methods have.
  static let uncertain: MethodModel = {
    let years = Array(2012...2023)
    let regions = ["A1", "B2", "C3", "D4"]
    func wave(_ year: Int, _ region: Int, _ size: Double) -> Double {
      exp(size * sin(1.7 * Double(year) + 2.3 * Double(region)))
    }
    let moves = years.flatMap { year in
      regions.enumerated().map { r, code in
        "\(code),\(year),\(700 * wave(year, r, 0.1)),\(710 * wave(year, r + 1, 0.08))"
      }
    }
    let border = years.flatMap { year in
      regions.enumerated().map { r, code in
        let national = wave(year, 7, 0.15)
        return "\(code),\(year),\(90 * national * wave(year, r, 0.2)),\(60 * national * wave(year, r, 0.1))"
      }
    }
    return gross.withRareDeaths().setting(
      "fertility: {method: trend}", to: "fertility: {method: trend, long_run_tfr: 1.6}"
    ).setting("{share: 0.5}", to: "{share: 0.5, p10: 0.1, p90: 0.8}")
      .replacing("internal_migration.csv", "region,year,arrivals,departures", rows: moves)
      .replacing("international_migration.csv", "region,year,immigration,emigration", rows: border)
      .replacing(
        "fertility_history.csv", "year,tfr,mean_age",
        rows: (1984...2023).map { "\($0),\(1.6 + 0.1 * sin(0.4 * Double($0))),30" }
      )
      .replacing(
        "mortality_regional.csv", "region,deaths,expected",
        rows: ["A1,90,100", "B2,130,100", "C3,75,80", "D4,33,40"]
      )
      .replacing(
        "fertility_regional.csv", "region,births,expected",
        rows: ["A1,80,100", "B2,120,100", "C3,95,80", "D4,25,40"]
      )
      .replacing(
        "care_regional.csv", "region,product,observed,expected",
        rows: ["A1,zorg,22,10", "B2,zorg,24,40", "C3,zorg,4400,4000", "D4,zorg,3954,4350"])
  }()

  /// The model with some sources switched off.
  func without(_ sources: [ModelSettings.Uncertainty.Source]) -> MethodModel {
    let keys = sources.map { "\($0.rawValue): false" }.joined(separator: ", ")
    return adding(setting: "uncertainty: {\(keys)}")
  }

  func parameters() throws -> UncertaintyParameters { try UncertaintyParameters(model: read()) }

  func sampler(
    seed: UInt64 = 1, _ change: (inout UncertaintyParameters) -> Void = { _ in }
  ) throws -> DrawSampler {
    let model = try read()
    var parameters = try UncertaintyParameters(model: model)
    change(&parameters)
    return DrawSampler(
      parameters, regions: model.regions.map(\.code), baseYear: model.settings.baseYear, seed: seed)
  }
}

/// Draws of one quantity, and what they should look like.
struct Sample {
  let values: [Double]

  init(_ values: [Double]) { self.values = values }
  /// The `index`-th of several quantities whose draws follow each other.
  init(_ values: [Double], _ index: Int, draws: Int) {
    self.init(Array(values[index * draws..<(index + 1) * draws]))
  }

  var count: Double { Double(values.count) }
  var mean: Double { values.reduce(0, +) / count }
  var variance: Double {
    let mean = mean
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
  }
  var logarithms: Sample { Sample(values.map { log($0) }) }

  func correlation(_ other: Sample) -> Double {
    let (a, b) = (mean, other.mean)
    let cross = zip(values, other.values).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
    return cross / (count - 1) / (variance * other.variance).squareRoot()
  }

  /// The share of draws for which this holds.
  func share(_ condition: (Double) -> Bool) -> Double { Double(values.count(where: condition)) / count }

  /// Expects normal draws with this mean and variance, within four standard errors.
  func expectNormal(
    mean: Double, variance: Double, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectClose(
      [self.mean], [mean], within: .absolute(4 * (variance / count).squareRoot()), "\(what): mean",
      sourceLocation: sourceLocation)
    expectClose(
      [self.variance], [variance], within: .absolute(4 * variance * (2 / count).squareRoot()),
      "\(what): variance", sourceLocation: sourceLocation)
  }

  /// Expects this mean, within four standard errors of the sample's own.
  func expectMean(_ mean: Double, _ what: String, sourceLocation: SourceLocation = #_sourceLocation) {
    expectClose(
      [self.mean], [mean], within: .absolute(4 * (variance / count).squareRoot()), "\(what): mean",
      sourceLocation: sourceLocation)
  }

  /// Expects a correlation, within four standard errors (1 - r²) / √n.
  func expectCorrelation(
    _ correlation: Double, with other: Sample, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = (1 - correlation * correlation) / count.squareRoot()
    expectClose(
      [self.correlation(other)], [correlation], within: .absolute(4 * error), "\(what): correlation",
      sourceLocation: sourceLocation)
  }

  /// Expects a share of draws, within four standard errors.
  func expectShare(
    _ share: Double, _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
    where condition: (Double) -> Bool
  ) {
    let error = (share * (1 - share) / count).squareRoot()
    expectClose(
      [self.share(condition)], [share], within: .absolute(4 * error), what, sourceLocation: sourceLocation)
  }
}
