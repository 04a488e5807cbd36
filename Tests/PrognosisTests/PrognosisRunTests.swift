import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// The pipeline on small models of every method.
@Suite struct PrognosisRunTests {
  func run(_ model: RegionModel, horizon: Int = 3, sets: [String] = [], regions: [String] = []) throws
    -> PrognosisResult
  {
    let areas = try AreaSelection.areas(of: model, sets: sets, regions: regions)
    return try PrognosisRun(model: model, options: PrognosisOptions(areas: areas, horizon: horizon)).result()
  }

  @Test func `the order of rows changes no bit`() throws {
    let model = MethodModel.gross
    let straight = try run(try model.read())
    let permuted = try run(try model.withRowsReversed().read())
    #expect(straight.population == permuted.population)
    #expect(straight.components == permuted.components)
    #expect(straight.care == permuted.care)
    #expect(straight.conditionCounts == permuted.conditionCounts)
    #expect(straight.growth == permuted.growth)
    #expect(straight.lifeExpectancy.map(\.values) == permuted.lifeExpectancy.map(\.values))
    #expect(straight.population[3] != straight.population[0])
  }

  @Test func `asking for one area changes none of its figures`() throws {
    let model = try MethodModel.gross.read()
    let all = try run(model, sets: ["land", "gemeente"])
    let one = try run(model, regions: ["C3"])
    let column = try #require(all.area("C3"))
    for t in 0...3 {
      #expect(Array(one.population[t].elements) == Array(all.population[t].column(column)))
      #expect(Array(one.care[t].elements) == Array(all.care[t].column(column)))
    }
  }

  @Test(arguments: [1, 2, 5])
  func `the number of threads changes no bit`(threads: Int) throws {
    let model = try MethodModel.gross.read()
    let areas = try AreaSelection.areas(of: model, sets: [], regions: [])
    let one = try PrognosisRun(model: model, options: PrognosisOptions(areas: areas, horizon: 6, threads: 1))
      .result()
    let more = try PrognosisRun(
      model: model, options: PrognosisOptions(areas: areas, horizon: 6, threads: threads)
    )
    .result()
    #expect(one.care == more.care && one.growth == more.growth && one.population == more.population)
  }

  @Test(arguments: MethodModel.all)
  func `every method balances`(_ method: MethodModel) throws {
    let result = try run(try method.read(), sets: ["gemeente"])
    for a in result.areas.indices {
      for t in result.components.indices {
        let change = result.people(0...30, t + 1, area: a) - result.people(0...30, t, area: a)
        let gains: [Component] = [.births, .immigration, .arrivals, .netMigration]
        let losses: [Component] = [.deaths, .emigration, .departures]
        let balance =
          gains.reduce(0) { $0 + result.component($1, t, area: a) }
          - losses.reduce(0) { $0 + result.component($1, t, area: a) }
        expectClose(
          [balance], [change], within: .absolute(1e-9 * result.people(0...30, t, area: a)), method.name)
      }
    }
  }

  @Test func `survival ratios give what the rates behind them give`() throws {
    // The ratios of method `survival` are those of the rates of method `table`, printed to 17 digits.
    let byRates = try run(try MethodModel.closed.read(), sets: ["gemeente"])
    let byRatios = try run(try MethodModel.closed.withSurvivalInsteadOfRates().read(), sets: ["gemeente"])
    for t in 0...3 {
      expectClose(byRatios.population[t].elements, byRates.population[t].elements, within: .relative(1e-12))
    }
  }

  @Test func `a model of one region runs, without internal migration and without shrinkage`() throws {
    let model = try MethodModel.oneRegion.read()
    let result = try run(model, sets: ["gemeente"])
    #expect(!result.componentNames.contains(.arrivals))
    #expect(result.areas.count == 1)
    // 90 observed births to 80 expected: the factor stays as it is, 1.125; twice the births give twice the births.
    let doubled = try run(
      try MethodModel.oneRegion.replacing("fertility_regional.csv", "region,births,expected\nA1,180,80\n")
        .read())
    let usual = try run(
      try MethodModel.oneRegion.replacing("fertility_regional.csv", "region,births,expected\nA1,80,80\n")
        .read())
    let births = [usual, result, doubled].map { $0.component(.births, 0, area: 0) }
    // Boys and girls of the year don't bear children in it, so births of the first year are proportional.
    expectClose([births[1] / births[0], births[2] / births[0]], [1.125, 2.25], within: .relative(1e-12))
    #expect(
      result.warnings.contains {
        $0.english.hasPrefix("fertility_regional.csv: this area as a whole has 1.125")
      })
  }

  @Test func `years beyond a table are said to be held`() throws {
    let result = try run(try MethodModel.closed.read(), horizon: 10)
    #expect(result.warnings.contains { $0.english.contains("mortality.csv has no figures for 2027-2034") })
  }

  @Test func `net migrants are a component of their own`() throws {
    let result = try run(try MethodModel.net.read(), sets: ["land"])
    #expect(result.componentNames.contains(.netMigration) && !result.componentNames.contains(.immigration))
    // 3 people per cell in each of two regions, 31 ages and two sexes.
    expectClose([result.component(.netMigration, 0, area: 0)], [2 * 62 * 3], within: .relative(1e-12))
  }

  @Test func `departures of more than a fifth of the people are noticed`() throws {
    func isNoticed(_ model: MethodModel) throws -> Bool {
      try run(try model.read()).warnings.contains {
        $0.english == "More than a fifth of the people leave per year: 1 (Region C3)."
      }
    }
    let (usual, leaving) = (try isNoticed(.gross), try isNoticed(.gross.withManyLeaving()))
    #expect(!usual)
    #expect(leaving)
  }
}
