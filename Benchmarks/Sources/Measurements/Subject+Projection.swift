import CareDemand
import Demography
import LinearAlgebra
import ModelDirectory
import Prognosis

extension Subject {
  /// One year of the central path of all municipalities, with flows between them.
  public func flowYear() throws -> Measurement {
    try projectionYear("one year of 342 regions, flows", model)
  }

  /// The same with one pool.
  public func poolYear() throws -> Measurement {
    try projectionYear("one year of 342 regions, pool", pooled)
  }

  private func projectionYear(_ name: String, _ model: RegionModel) throws -> Measurement {
    let rates = try rates(model)
    let projection = CohortComponentModel(grid: model.grid)
    return Measurement(name, per: "region-years", regions) {
      let step = projection.advance(model.population, by: rates)
      return {
        try require("the balance of the year", Self.balance(step), equals: Self.total(step.population))
      }
    }
  }

  /// People at the end of a year by what happened in it.
  private static func balance(_ step: ProjectionStep) -> Double {
    inhabitants + total(step.births) - total(step.deaths) + total(step.immigration) - total(step.emigration)
      + total(step.arrivals) - total(step.departures) + total(step.netMigration)
  }

  private static func total(_ matrix: Matrix) -> Double { matrix.elements.reduce(0, +) }

  /// Demand for all products and conditions of the default model, one year.
  public func demandYear() throws -> Measurement {
    let care = try PrognosisRun(model: model, options: options).careDemand(meanPopulation: model.population)
    let work = Double(care.rates.items * cells) * regions
    let expected = Self.demandByHand(care, model.population)
    return Measurement("demand, \(care.rates.items) items x 342 regions", per: "cells", work) { [model] in
      let demand = try care.demand(meanPopulation: model.population, years: 0, gain: .none)
      return { try require("the demand", Self.total(demand), equals: expected) }
    }
  }

  /// Rate times people times ratio, without a matrix product.
  private static func demandByHand(_ care: CareDemandModel, _ people: Matrix) -> Double {
    var sum = 0.0
    for region in 0..<people.columns {
      for item in 0..<care.rates.items {
        var own = 0.0
        for cell in 0..<people.rows where care.rates.rates[item, cell].isFinite {
          own += care.rates.rates[item, cell] * people[cell, region]
        }
        sum += own * care.ratios[item, region]
      }
    }
    return sum
  }
}
