import Foundation
import Prognosis
import TestSupport
import Testing

/// What the default model says, beside what is known.
@Suite struct DefaultModelTests {
  let result: PrognosisResult

  init() throws { result = try DefaultRun.result() }

  @Test func `the base year has the inhabitants that CBS counted`() {
    // CBS StatLine 37259: 17,942,942 on 1 January 2024; the cells are rounded to cents.
    expectClose([result.people(0...105, 0, area: 0)], [17_942_942], within: .absolute(0.5))
  }

  @Test func `every area and year balances`() {
    for a in result.areas.indices {
      for t in result.components.indices {
        let change = result.people(0...105, t + 1, area: a) - result.people(0...105, t, area: a)
        let balance =
          result.component(.births, t, area: a) - result.component(.deaths, t, area: a)
          + result.component(.immigration, t, area: a) - result.component(.emigration, t, area: a)
          + result.component(.arrivals, t, area: a) - result.component(.departures, t, area: a)
        // Relative to the population, as the identity is one of stocks.
        let tolerance = 1e-9 * result.people(0...105, t, area: a)
        expectClose([balance], [change], within: .absolute(tolerance), "\(result.areas[a].code) \(t)")
      }
    }
  }

  @Test func `everyone who leaves a municipality arrives in another`() {
    for t in result.components.indices {
      expectClose(
        [result.component(.arrivals, t, area: 0)], [result.component(.departures, t, area: 0)],
        within: .relative(1e-9))
      #expect(result.component(.departures, t, area: 0) > 700_000)
    }
  }

  @Test func `the base year meets the levels that were observed`() throws {
    // CBS 37259: 768,233 moves a year in 2021-2023 on the boundaries of 2024 (mean of the model's table);
    // 198,302 emigrants in 2023 with corrections. The step has the women of the year's end too: 1 % allowed.
    let model = try DefaultRun.model()
    let moves =
      [2021, 2022, 2023].reduce(0) { $0 + (model.migration.internalDepartures[$1] ?? []).reduce(0, +) } / 3
    expectClose([result.component(.departures, 0, area: 0)], [moves], within: .relative(0.01), "moves")
    let emigrants = try #require(model.migration.emigration[2023]).reduce(0, +)
    expectClose(
      [result.component(.emigration, 0, area: 0)], [emigrants], within: .relative(0.01), "emigrants")
  }

  @Test(arguments: ["GM0289", "GM0014", "GM0503", "GM0546", "GM0344", "GM0935"])
  func `university towns keep their students`(code: String) throws {
    // Wageningen, Groningen, Delft, Leiden, Utrecht, Maastricht: within 25 % of 2024, ten years later.
    let area = try #require(result.area(code))
    let change = result.people(18...24, 10, area: area) / result.people(18...24, 0, area: area) - 1
    #expect(change > -0.25 && change < 0.25, "\(result.areas[area].name): \(change)")
  }

  @Test func `no cell of any year is negative and no flow was bounded`() {
    for population in result.population {
      #expect(population.elements.allSatisfy { $0 >= 0 })
    }
    #expect(!result.warnings.contains { $0.english.hasPrefix("Departures limited") })
  }

  @Test func `births, deaths and life expectancy start where they were observed`() throws {
    // CBS: 164,487 births and 169,521 deaths in 2023; 2024 provisional 172,000 deaths. Ages and migrants
    // change from year to year: 3 % allowed.
    expectClose([result.component(.births, 0, area: 0)], [164_487], within: .relative(0.03), "births")
    expectClose([result.component(.deaths, 0, area: 0)], [172_000], within: .relative(0.01), "deaths")
    // CBS: life expectancy at birth in 2024 80.5 (men) and 83.3 (women), printed to a tenth; the history behind the
    // model is a quarter of a year off at most.
    let rows = result.lifeExpectancy.filter { $0.year == 2024 && $0.age == 0 }
    let women = try #require(rows.first { $0.sex == .female }?.values[0])
    let men = try #require(rows.first { $0.sex == .male }?.values[0])
    expectClose([women, men], [83.3, 80.5], within: .absolute(0.3), "life expectancy")
  }

  @Test func `care of the base year costs what the rates say`() throws {
    // The rates' national totals with the population of 1 January 2024, in billions of euros of 2022: Zvw 49.50,
    // Wlz 23.16, Wmo 5.22, Jeugd 4.49 (the model's own account). The mean population of the year is larger and
    // older: 1.5 % allowed.
    let totals = Dictionary(grouping: result.products.indices.filter { result.products[$0].unit == "eur" }) {
      result.products[$0].domain.rawValue
    }.mapValues { rows in rows.reduce(0) { $0 + result.care[0][$1, 0] } / 1e9 }
    for (domain, billions) in ["Zvw": 49.50, "Wlz": 23.16, "Wmo": 5.22, "Jeugd": 4.49] {
      expectClose([try #require(totals[domain])], [billions], within: .relative(0.015), domain)
    }
  }

  @Test func `causes of growth add up to the growth`() {
    for (t, growth) in result.growth.enumerated() {
      for a in stride(from: 0, to: result.areas.count, by: 17) {
        for p in result.products.indices {
          let sum = GrowthDriver.ofCentralPath.reduce(0) { $0 + (growth[$1]?[p, a] ?? .nan) }
          let change = result.care[t + 1][p, a] - result.care[0][p, a]
          expectClose(
            [sum], [change], within: .absolute(1e-9 * result.care[0][p, a]), "\(result.products[p].code) \(a)"
          )
        }
      }
    }
  }

  @Test func `municipalities add up to the land`() {
    for t in result.years.indices {
      for p in result.products.indices {
        let sum = (1..<result.areas.count).reduce(0) { $0 + result.care[t][p, $1] }
        expectClose([sum], [result.care[t][p, 0]], within: .relative(1e-12), result.products[p].code)
      }
    }
  }

  @Test func `one national age profile of moves is noticed, and the default is not`() throws {
    func drifting(_ result: PrognosisResult) -> [String] {
      result.warnings.map(\.english).filter { $0.contains("drifts fast from the nation's") }
    }
    var model = try DefaultRun.model()
    (model.migration.outFactor, model.migration.inFactor) = (nil, nil)
    let areas = try AreaSelection.areas(of: model, sets: ["land"], regions: [])
    let without = try PrognosisRun(model: model, options: PrognosisOptions(areas: areas)).result()
    let young = try #require(drifting(without).first { $0.contains("15-24") })
    #expect(young.contains("Groningen"))
    #expect(!drifting(result).contains { $0.contains("15-24") })
  }
}
