import Demography
import Foundation
import LinearAlgebra

/// Demand for care, or people with a condition, in every region:
///
///     demand(k, r, t) = (1 + g_k)^(t - b) ratio(k, r) sum over s, x of u_t(k, s, x) P(s, x, r, t)
///
/// with item k, region r, base year b, u_t the national rates after ``HealthyAgeing`` (units per
/// person per year) and P the mean population of year t (people). All items and regions come from
/// one matrix product, (items x cells)(cells x regions).
public struct CareDemandModel: Sendable {
  /// National rates of the base year.
  public let rates: CareRates
  /// Use relative to what age and sex explain: items x regions; 1 is the nation's.
  public let ratios: Matrix
  /// Growth per year that is not demographic, per item; 0.01 is one per cent.
  public let growth: [Double]
  /// How gains in life expectancy shift the rates.
  public let healthyAgeing: HealthyAgeing

  /// A model of the items of `rates` in the regions that are the columns of `ratios`.
  ///
  /// - Precondition: `ratios` has a row and `growth` a value per item.
  /// - Throws: `.invalidRatio` for a ratio that is negative or not finite, `.invalidGrowth` for a
  ///   growth that is not finite or not above -1.
  public init(
    rates: CareRates, ratios: Matrix, growth: [Double], healthyAgeing: HealthyAgeing
  ) throws(CareDemandError) {
    precondition(ratios.rows == rates.items && growth.count == rates.items, "a row per item")
    try Self.check(ratios: ratios)
    for (item, value) in growth.enumerated() where !value.isFinite || value <= -1 {
      throw .invalidGrowth(item: item, value: value)
    }
    (self.rates, self.ratios, self.growth) = (rates, ratios, growth)
    self.healthyAgeing = healthyAgeing
  }

  /// The factor (1 + g)^years of each item; exactly 1 in the base year.
  public func trend(years: Int) -> [Double] {
    growth.map { Self.trend(growth: $0, years: years) }
  }

  /// Units per year, or people: items x regions.
  ///
  /// - Parameters:
  ///   - meanPopulation: people, mean of the year: cells x regions.
  ///   - years: t - base year; negative reads the trend backwards.
  ///   - gain: change in life expectancy at 65 since the base year.
  /// - Precondition: `meanPopulation` has a row per cell and a column per region.
  /// - Throws: `.invalidPopulation` for a count that is negative or not finite, `.invalidShift` for a
  ///   gain that reads below age 0.
  /// - Complexity: items x cells x regions, in one BLAS call.
  public func demand(
    meanPopulation: Matrix, years: Int, gain: LifeExpectancyGain
  ) throws(CareDemandError) -> Matrix {
    try check(population: meanPopulation)
    let product = try healthyAgeing.shifted(rates, gain: gain).contributing * meanPopulation
    let trend = trend(years: years)
    let items = rates.items
    let scaled = product.elements.indices.map { index in
      product.elements[index] * (trend[index % items] * ratios.elements[index])
    }
    return Matrix(rows: items, columns: ratios.columns, byColumns: scaled)
  }

  /// (1 + g)^years, without losing the digits of a small g.
  static func trend(growth: Double, years: Int) -> Double { exp(Double(years) * log1p(growth)) }

  /// Refuses counts of people that are negative or not finite.
  func check(population: Matrix) throws(CareDemandError) {
    precondition(
      population.rows == rates.grid.cells && population.columns == ratios.columns, "cells x regions")
    for (index, people) in population.elements.enumerated() where !(people >= 0 && people.isFinite) {
      let (region, cell) = index.quotientAndRemainder(dividingBy: population.rows)
      throw .invalidPopulation(cell: cell, region: region, value: people)
    }
  }

  /// Refuses ratios that are negative or not finite.
  static func check(ratios: Matrix) throws(CareDemandError) {
    for (index, ratio) in ratios.elements.enumerated() where !(ratio >= 0 && ratio.isFinite) {
      throw .invalidRatio(item: index % ratios.rows, region: index / ratios.rows, value: ratio)
    }
  }
}
