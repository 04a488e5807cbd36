import Prognosis
import TestSupport
import Testing

/// What the pipeline does with the figures of a model, where it can be worked out by hand.
@Suite struct DemographicArithmeticTests {
  let counts = ["A1,130,100", "B2,280,300"]
  /// Observed over expected of both regions together.
  let level = 410.0 / 400

  /// Births at a schedule of 0.02 + 0.001 x from 15 on, as `MethodModel` has it, in two closed regions.
  private func births(factors: Bool, counts: [String]? = nil) throws -> PrognosisResult {
    let model = MethodModel.closed.setting("fertility: {method: table}", to: "fertility: {method: trend}")
      .replacing("fertility.csv", "age,rate", rows: (15...30).map { "\($0),\(0.02 + 0.001 * Double($0))" })
    let regional = model.replacing(
      "fertility_regional.csv", "region,births,expected", rows: counts ?? self.counts)
    return try (factors ? regional : model).result()
  }

  @Test func `births follow the posterior factors and their total is at the level observed`() throws {
    let (with, without) = (try births(factors: true), try births(factors: false))
    // Mothers are born before the first year: a region's births are in proportion to its factor.
    let factors = zip(with.components(.births, 0), without.components(.births, 0)).map { $0 / $1 }
    let posterior = try ReferenceTable("small_factors.csv").column("value", where: ["quantity": "births"])
    expectClose([factors[0] / factors[1]], [posterior[0] / posterior[1]], within: .relative(1e-10))
    // Scaled so that the women of 1 January have observed over expected times the births without factors.
    let weights = with.areas.indices.map { area in
      (15...30).reduce(0) { $0 + (0.02 + 0.001 * Double($1)) * with.population[0][$1, area] }
    }
    let weighted = zip(factors, weights).reduce(0) { $0 + $1.0 * $1.1 }
    expectClose([weighted], [level * weights.reduce(0, +)], within: .relative(1e-12))
    #expect(factors[0] > 1.1 && factors[1] < 0.95)
  }

  @Test func `regions whose counts add up to those expected leave the total as it is`() throws {
    let (with, without) = (
      try births(factors: true, counts: ["A1,130,100", "B2,270,300"]), try births(factors: false)
    )
    let factors = zip(with.components(.births, 0), without.components(.births, 0)).map { $0 / $1 }
    let weights = with.areas.indices.map { area in
      (15...30).reduce(0) { $0 + (0.02 + 0.001 * Double($1)) * with.population[0][$1, area] }
    }
    let weighted = zip(factors, weights).reduce(0) { $0 + $1.0 * $1.1 }
    expectClose([weighted], [weights.reduce(0, +)], within: .relative(1e-12))
    #expect(factors[0] > 1.1 && factors[1] < 0.95)
    let isApart = with.warnings.contains {
      $0.english.hasPrefix("fertility_regional.csv: this area as a whole")
    }
    #expect(!isApart)
  }

  @Test func `deaths follow the posterior factors and their total is at the level observed`() throws {
    let model = MethodModel.closed.withRareDeaths()
    let without = try model.result()
    let with = try model.replacing("mortality_regional.csv", "region,deaths,expected", rows: counts).result()
    let factors = zip(with.components(.deaths, 0), without.components(.deaths, 0)).map { $0 / $1 }
    let posterior = try ReferenceTable("small_factors.csv").column("value", where: ["quantity": "deaths"])
    // Deaths are in proportion to rates but for terms of the rates' own order, 1e-6.
    expectClose([factors[0] / factors[1]], [posterior[0] / posterior[1]], within: .relative(1e-5))
    // The total is at its level for the people of 1 January; the newborn, 1 % of them, are spread otherwise.
    let (sum, plain) = (with.components(.deaths, 0), without.components(.deaths, 0))
    expectClose([sum[0] + sum[1]], [level * (plain[0] + plain[1])], within: .relative(0.005))
    #expect(factors[0] > 1.1 && factors[1] < 0.95)
    let life = with.lifeExpectancy.filter { $0.year == 2024 && $0.age == 0 }
    #expect(life.count == 2 && life.allSatisfy { $0.values[0] < $0.values[1] })
  }

  @Test func `births shift to higher ages and the total fertility rate goes to its level`() throws {
    // f_x = 0.001 (x - 10) at 15...29, with sum 0.18, is moved exactly by a cubic. Away from the level 1.6 the
    // rate was 0.4, 0.2 and 0.1, so φ = 0.5 and TFR = 1.65 in 2024; the mean age rose by 0.2 a year and rises by
    // φ 0.2 = 0.1 in 2024. Women are 20 in A1 and 26 in B2; 0.01 m gives S = 0.995 / 1.005.
    let people = MethodModel.cells(of: ["A1", "B2"]).map { cell in
      let isMother = cell == "A1,F,20" || cell == "B2,F,26"
      return "\(cell),\(isMother ? 1000 : cell.contains(",M,") ? 100 : 0)"
    }
    let rates = (2024...2026).flatMap { year in
      ["F", "M"].flatMap { sex in MethodModel.ages.map { "\(year),,\(sex),\($0),0.01" } }
    }
    let result = try MethodModel.closed
      .setting("fertility: {method: table}", to: "fertility: {method: trend, long_run_tfr: 1.6}")
      .replacing("fertility.csv", "age,rate", rows: (15...29).map { "\($0),\(0.001 * Double($0 - 10))" })
      .replacing("fertility_history.csv", "year,tfr,mean_age\n2021,2,22\n2022,1.8,22.2\n2023,1.7,22.4\n")
      .replacing("population.csv", "region,sex,age,population", rows: people)
      .replacing("mortality.csv", "year,region,sex,age,rate", rows: rates).result(horizon: 1)
    let survival = 0.995 / 1.005
    let expected = [20.0, 26.0].map { age in
      1000 * (age - 10.1 + survival * (age - 9.1)) / 2 * 0.001 * 1.65 / 0.18
    }
    expectClose(result.components(.births, 0), expected, within: .relative(1e-12))
  }

  @Test func `the pool is shared by arrivals`() throws {
    let result = try MethodModel.pool.without("internal_migration_regional_age.csv")
      .replacing(
        "internal_migration.csv",
        "region,year,arrivals,departures\nA1,2023,500,900\nB2,2023,700,700\nC3,2023,900,500\n"
      )
      .result()
    for t in 0..<3 {
      // Nobody arrives where he left: s_r / (1 - s_o) of those from o.
      let (shares, left) = ([5.0 / 21, 7.0 / 21, 9.0 / 21], result.components(.departures, t))
      let expected = shares.indices.map { r in
        shares[r] * shares.indices.reduce(0) { $1 == r ? $0 : $0 + left[$1] / (1 - shares[$1]) }
      }
      expectClose(result.components(.arrivals, t), expected, within: .relative(1e-12), "\(t)")
    }
  }

  @Test func `the level years set the levels`() throws {
    let regions = ["A1", "B2", "C3"]
    let model = MethodModel.pool
      .replacing(
        "internal_migration.csv", "region,year,arrivals,departures",
        rows: regions.flatMap { ["\($0),2022,600,600", "\($0),2023,300,300"] }
      )
      .replacing(
        "international_migration.csv", "region,year,immigration,emigration",
        rows: regions.flatMap { ["\($0),2022,200,100", "\($0),2023,100,50"] })
    let sums = try ["[2022]", "[2023]", "[2022, 2023]"].map { years in
      let result = try model.adding(setting: "levels: {internal: \(years), international: \(years)}")
        .result(sets: ["land"])
      return [Component.immigration, .emigration, .departures].map { result.component($0, 0, area: 0) }
    }
    expectClose(sums.map { $0[0] }, [600, 300, 450], within: .relative(1e-12), "immigration")
    // The level holds for the exposure of 1 January; that of the year has other newborn: 1 % allowed.
    expectClose(sums.map { $0[1] }, [300, 150, 225], within: .relative(0.01), "emigration")
    expectClose(sums.map { $0[2] }, [1800, 900, 1350], within: .relative(0.01), "departures")
  }
}
