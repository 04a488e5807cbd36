import Foundation
import ModelDirectory
import Prognosis
import Statistics
import Testing

/// What holds for every part of a draw: nothing without margins, and values that depend on their name alone.
@Suite struct DrawSamplerTests {
  @Test func `without margins every part is central to the bit`() throws {
    let sampler = try MethodModel.uncertain.without(ModelSettings.Uncertainty.Source.allCases).sampler()
    let (draws, parameters) = (5..<9, sampler.parameters)
    let mortality = try #require(parameters.mortality)
    var moves = sampler.start(draws)
    for t in 0...3 {
      let central = try mortality.model.forecast(years: 2024 + t...2024 + t)[0]
      let ages = mortality.model.grid.ages
      let expected = central.enumerated().flatMap { cell, rate in
        draws.map { _ in rate * mortality.levels[cell / ages] }
      }
      #expect(try sampler.deathRates(t, draws: draws) == expected)
      #expect(sampler.fertilityFactors(t, draws: draws) == [1, 1, 1, 1])
      #expect(sampler.immigrationFactors(t, draws: draws) == [1, 1, 1, 1])
      #expect(sampler.emigrationFactors(t, draws: draws) == [1, 1, 1, 1])
      #expect(sampler.internalFactors(t, draws: draws) == [1, 1, 1, 1])
      #expect(sampler.netMigrationShift(t, draws: draws) == [0, 0, 0, 0])
      sampler.advance(&moves, t)
      let ones = [Double](repeating: 1, count: 16)
      #expect(moves.departures == ones && moves.arrivals == ones && moves.immigration == ones)
      let trend = parameters.care.growth.flatMap { g in draws.map { _ in exp(Double(t) * log1p(g)) } }
      #expect(sampler.careTrend(t, draws: draws) == trend)
    }
    #expect(parameters.care.growth.contains { $0 != 0 })
    let factors = parameters.mortalityRegional.factors
    #expect(factors[0] != 1)
    #expect(sampler.mortalityRegional(draws) == factors.flatMap { f in draws.map { _ in f } })
    #expect(
      sampler.fertilityRegional(draws)
        == parameters.fertilityRegional.factors.flatMap { f in draws.map { _ in f } })
    #expect(sampler.healthyAgeingShares(draws) == [0.5, 0.5, 0.5, 0.5])
    let ratios = (0..<2).flatMap { item in draws.map { _ in parameters.care.ratios[item, 3] } }
    #expect(sampler.careRatios(region: 3, draws: draws) == ratios)
  }

  /// Every part of the draws, one list per part, each with the draw as its fastest index.
  private func everything(_ sampler: DrawSampler, _ draws: Range<Int>) throws -> [[Double]] {
    var parts = [sampler.mortalityRegional(draws), sampler.fertilityRegional(draws)]
    parts.append(sampler.healthyAgeingShares(draws))
    var moves = sampler.start(draws)
    for t in 0...4 {
      parts.append(try #require(try sampler.deathRates(t, draws: draws)))
      parts += [sampler.fertilityFactors(t, draws: draws), sampler.immigrationFactors(t, draws: draws)]
      parts += [sampler.emigrationFactors(t, draws: draws), sampler.internalFactors(t, draws: draws)]
      parts += [sampler.netMigrationShift(t, draws: draws), sampler.careTrend(t, draws: draws)]
      sampler.advance(&moves, t)
      parts += [moves.departures, moves.arrivals, moves.immigration]
    }
    return parts + (0..<4).map { sampler.careRatios(region: $0, draws: draws) }
  }

  /// The lanes of a few draws of `part`, which has those of 0..<all.
  private func lanes(_ part: [Double], _ draws: Range<Int>, of all: Int) -> [Double] {
    stride(from: 0, to: part.count, by: all).flatMap { start in draws.map { part[start + $0] } }
  }

  @Test func `a draw doesn't depend on the block it is asked for in`() throws {
    let sampler = try MethodModel.uncertain.sampler {
      $0.netMigration = NetMigrationUncertainty(
        disturbance: AutoregressiveDisturbance(persistence: 0.5, innovation: .init(variance: 9)),
        shares: $0.care.ratios)
      // The made-up history goes down without a swing.
      $0.mortality?.common = VariancePosterior(variance: 0.01)
      $0.mortality?.own = [VariancePosterior(variance: 0.01), VariancePosterior(variance: 0.02)]
    }
    let whole = try everything(sampler, 0..<13)
    for block in [0..<1, 3..<11, 12..<13] {
      let part = try everything(sampler, block)
      #expect(part == whole.map { lanes($0, block, of: 13) })
    }
    // Every part varies over the draws and with the seed, but for the trend in the base year.
    let again = try everything(
      DrawSampler(sampler.parameters, regions: ["A1", "B2", "C3", "D4"], baseYear: 2024, seed: 2), 0..<13)
    for (i, (part, other)) in zip(whole, again).enumerated() where i != 9 {
      #expect(Set(part.prefix(13)).count == 13, "part \(i)")
      #expect(zip(part.prefix(13), other).allSatisfy { $0 != $1 }, "part \(i)")
    }
    #expect(whole[9].allSatisfy { $0 == 1 })
  }

  @Test func `a region's values are named by its code, wherever it stands`() throws {
    let model = try MethodModel.uncertain.read()
    let parameters = try UncertaintyParameters(model: model)
    func turned<T>(_ values: [T]) -> [T] { values.reversed() }
    var reversed = parameters
    reversed.mortalityRegional = RegionalPosterior(
      factors: turned(parameters.mortalityRegional.factors),
      shapes: turned(parameters.mortalityRegional.shapes))
    let variances = try #require(parameters.moves).departures.innovationVariances
    reversed.moves?.departures.innovationVariances = turned(variances)
    reversed.immigrationRegional = nil
    reversed.care.codes = turned(parameters.care.codes)
    let codes = model.regions.map(\.code)
    let straight = DrawSampler(parameters, regions: codes, baseYear: 2024, seed: 7)
    let other = DrawSampler(reversed, regions: turned(codes), baseYear: 2024, seed: 7)
    var (a, b) = (straight.start(0..<3), other.start(0..<3))
    for t in 0...2 {
      straight.advance(&a, t)
      other.advance(&b, t)
    }
    let levels = (straight.mortalityRegional(0..<3), other.mortalityRegional(0..<3))
    for r in 0..<4 {
      #expect(levels.0[3 * r..<3 * r + 3] == levels.1[3 * (3 - r)..<3 * (3 - r) + 3])
      #expect(a.departures[3 * r..<3 * r + 3] == b.departures[3 * (3 - r)..<3 * (3 - r) + 3])
    }
    #expect(Set(a.departures).count == 12 && b.immigration.allSatisfy { $0 == 1 })
  }
}
