import Demography
import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Care and aggregation on small models, where they can be worked out by hand.
@Suite struct CareArithmeticTests {
  @Test func `care follows the shrunken ratios and its total is at the level observed`() throws {
    let model = MethodModel.gross.without("care_regional.csv")
    let counts = ["A1,zorg,180,100", "B2,zorg,800,1000", "C3,zorg,11500,10000", "D4,zorg,8500,10000"]
    let without = try model.result()
    let with = try model.replacing("care_regional.csv", "region,product,observed,expected", rows: counts)
      .result()
    let (figures, plain) = (with.care[0].elements, without.care[0].elements)
    let posterior = try ReferenceTable("small_factors.csv").column("value", where: ["quantity": "care"])
    let factors = zip(figures, plain).map { $0 / $1 }
    expectClose(
      factors.map { $0 / factors[0] }, posterior.map { $0 / posterior[0] }, within: .relative(1e-10))
    // Observed over expected of the four together.
    let level = 20_980.0 / 21_100
    expectClose([figures.reduce(0, +)], [level * plain.reduce(0, +)], within: .relative(1e-12))
  }

  @Test func `use grows by its trend every year`() throws {
    let (with, without) = (
      try MethodModel.gross.result(), try MethodModel.gross.without("care_trends.csv").result()
    )
    for t in 0...3 {
      let expected = without.care[t].elements.map { $0 * pow(1.013, Double(t)) }
      expectClose(with.care[t].elements, expected, within: .relative(1e-12), "\(t)")
    }
  }

  @Test(arguments: [0, 0.5, 1])
  func `use is read as many years earlier as the share of the gain`(share: Double) throws {
    let result = try agingResult(share: share)
    let ages = result.grid.ages
    func expectancy(_ year: Int, _ sex: Sex) throws -> Double {
      try #require(result.lifeExpectancy.first { $0.year == year && $0.sex == sex && $0.age == 65 }).values[0]
    }
    var (years, spent) = (0.0, 0.0)
    for sex in Sex.allCases {
      let gain = try expectancy(2026, sex) - expectancy(2024, sex)
      #expect(gain > 0.3)
      for age in 0..<ages {
        let cell = sex.rawValue * ages + age
        let people = (result.population[2][cell, 0] + result.population[3][cell, 0]) / 2
        years += Double(age) * people
        if age >= 55 { spent += gain * people }
      }
    }
    // A use of x per person of age x, read at x - h g from 55 upwards.
    expectClose([result.care[2][0, 0]], [years - share * spent], within: .relative(1e-12))
  }

  /// Two regions where death rates fall by a twentieth a year and people use their age in care.
  private func agingResult(share: Double) throws -> PrognosisResult {
    let rates = (2024...2027).flatMap { year in
      ["F", "M"].flatMap { sex in
        (0...105).map { age in
          let rate =
            0.0001 * exp(0.08 * Double(age)) * pow(0.95, Double(year - 2024)) * (sex == "F" ? 0.8 : 1)
          return "\(year),,\(sex),\(age),\(rate)\n"
        }
      }
    }
    let use = ["F", "M"].flatMap { sex in
      (0...105).map { "bezoek,\(sex),\($0),\($0 == 105 ? "" : "\($0)"),\($0)\n" }
    }
    let model = TinyModel().replacing("model.yaml") {
      $0 + "healthy_ageing: {share: \(share), p10: 0, p90: 1}\n"
    }
    .replacing("mortality.csv") { _ in "year,region,sex,age,rate\n" + rates.joined() }
    .replacing("care_use.csv") { _ in "product,sex,age_from,age_to,rate\n" + use.joined() }
    let read = try withTemporaryDirectory { directory in
      try model.write(to: directory)
      return try ModelReader.read(directory: directory)
    }
    let areas = try AreaSelection.areas(of: read, sets: ["land"], regions: [])
    return try PrognosisRun(model: read, options: PrognosisOptions(areas: areas, horizon: 3)).result()
  }

  @Test func `an area has its share of a region in every figure`() throws {
    let shares = [
      "deel,X,Part,A1,0.3", "deel,Y,Rest,A1,0.7", "deel,Y,Rest,B2,1", "deel,Y,Rest,C3,1", "deel,Y,Rest,D4,1",
    ]
    let result = try MethodModel.gross
      .replacing("region_sets.csv", "set,code,name,region,share", rows: shares)
      .result(sets: ["gemeente", "deel"])
    let (x, y) = (try #require(result.area("X")), try #require(result.area("Y")))
    let columns = try ["A1", "B2", "C3", "D4"].map { try #require(result.area($0)) }
    func check(_ tables: [[Double]], _ what: String) {
      expectClose(tables[x], tables[columns[0]].map { 0.3 * $0 }, within: .relative(1e-12), what)
      let rest = tables[y].indices.map { i in
        0.7 * tables[columns[0]][i] + columns.dropFirst().reduce(0) { $0 + tables[$1][i] }
      }
      expectClose(tables[y], rest, within: .relative(1e-12), what)
    }
    let areas = Array(result.areas.indices)
    check(areas.map { a in result.population.flatMap { Array($0.column(a)) } }, "population")
    check(areas.map { a in result.components.flatMap { Array($0.column(a)) } }, "components")
    check(areas.map { a in result.care.flatMap { Array($0.column(a)) } }, "care")
    check(areas.map { a in result.conditionCounts.flatMap { Array($0.column(a)) } }, "conditions")
    check(areas.map { a in result.meanPopulation.map { $0[a] } }, "mean population")
  }
}
