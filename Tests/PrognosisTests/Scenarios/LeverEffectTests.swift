import Demography
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Each lever moves just what it says, on the central path.
@Suite struct LeverEffectTests {
  private let model = MethodModel.uncertainCare.exposed()

  private func run(_ levers: Lever...) throws -> (reference: PrognosisResult, scenario: PrognosisResult) {
    let outcome = try model.outcome(Scenario("levers", levers), sets: ["gemeente"])
    return (outcome.results[0], outcome.results[1])
  }

  @Test func `fertility multiplies births and adds children`() throws {
    let relative = try run(Lever(.fertility, 0.1) { $0.regions = ["B2"] })
    let (before, after) = (
      relative.reference.components(.births, 1), relative.scenario.components(.births, 1)
    )
    expectClose([after[1]], [1.1 * before[1]], within: .relative(1e-12), "B2")
    #expect([0, 2, 3].allSatisfy { after[$0] == before[$0] })
    // A tenth of a child per woman, at a national rate that the lever itself isn't told.
    let added = try run(Lever(.fertility, 0.1, .childrenPerWoman))
    let doubled = try run(Lever(.fertility, 0.2, .childrenPerWoman))
    let base = added.reference.components(.births, 1)
    let one = zip(added.scenario.components(.births, 1), base).map { $0 - $1 }
    let two = zip(doubled.scenario.components(.births, 1), base).map { $0 - $1 }
    expectClose(two, one.map { 2 * $0 }, within: .relative(1e-9), "twice the children")
    // The path of the rate starts from that of 2023, 1.6 + 0.1 sin 15.6, and goes to 1.6.
    let rate = zip(one, base).map { 0.1 / ($0 / $1) }
    expectClose(rate, [rate[0], rate[0], rate[0], rate[0]], within: .relative(1e-9), "one national rate")
    #expect(rate[0] > 1.5 && rate[0] < 1.7)
  }

  @Test func `mortality changes the deaths of the ages that it names`() throws {
    let outcome = try MethodModel.closed.outcome(
      Scenario("old", Lever(.mortality, -0.3) { ($0.regions, $0.ages) = (["A1"], 20...30) }),
      sets: ["gemeente"])
    let (reference, scenario) = (outcome.results[0], outcome.results[1])
    let grid = reference.grid
    for sex in Sex.allCases {
      let rates = (0...30).map { MethodModel.deathRate(sex.letter, $0) * ($0 >= 20 ? 0.7 : 1) }
      let ratios = try LifeTable(deathRates: rates, sex: sex).survivalRatios
      for age in 0..<29 {
        let (from, to) = (grid.index(sex, age), grid.index(sex, age + 1))
        let people = scenario.population[1][from, 0] * ratios[age]
        expectClose([scenario.population[2][to, 0]], [people], within: .relative(1e-12), "\(sex) \(age)")
        // A survival ratio is of two ages: that of 19 feels the rate of 20.
        if age < 19 { #expect(scenario.population[2][to, 0] == reference.population[2][to, 0]) }
      }
    }
    #expect(Array(scenario.population[3].column(1)) == Array(reference.population[3].column(1)))
    #expect(scenario.components(.deaths, 1)[0] < reference.components(.deaths, 1)[0])
    let (now, then) = (
      scenario.lifeExpectancy.filter { $0.year == 2025 }, reference.lifeExpectancy.filter { $0.year == 2025 }
    )
    for (a, b) in zip(now, then) { #expect(a.values[0] > b.values[0] && a.values[1] == b.values[1]) }
  }

  @Test func `immigrants are added in proportion`() throws {
    let (reference, scenario) = try run(
      Lever(.immigration, 100, .peoplePerYear) { $0.regions = ["A1", "C3"] },
      Lever(.immigration, -0.2) { $0.regions = ["D4"] })
    for t in 1...2 {
      let (before, after) = (reference.components(.immigration, t), scenario.components(.immigration, t))
      let selected = before[0] + before[2]
      let expected = [
        before[0] + 100 * before[0] / selected, before[1], before[2] + 100 * before[2] / selected,
        0.8 * before[3],
      ]
      expectClose(after, expected, within: .relative(1e-12), "year \(t)")
      #expect(after[1] == before[1])
    }
  }

  @Test func `departures change where they are told to`() throws {
    let (reference, scenario) = try run(Lever(.internalMigration, -0.5) { $0.regions = ["D4"] })
    let (before, after) = (reference.components(.departures, 1), scenario.components(.departures, 1))
    // Within the year the newborn depart too, whose number depends on who is left: the bound is what is left of them.
    expectClose([after[3]], [0.5 * before[3]], within: .relative(2e-3), "D4")
    expectClose(
      Array(after[0..<3]), Array(before[0..<3]), within: .relative(2e-3), "the others, but for newborns")
    let (left, landed) = (after.reduce(0, +), scenario.components(.arrivals, 1).reduce(0, +))
    expectClose([landed], [left], within: .relative(1e-12), "everyone lands")
  }

  @Test func `ages add up to all`() throws {
    let parts = [0...9, 10...19, 20...30]
    let whole = try run(Lever(.use, 0.1) { $0.products = ["zorg"] })
    let pieces = try parts.map { ages in
      try run(
        Lever(.use, 0.1) {
          $0.products = ["zorg"]
          $0.ages = ages
        })
    }
    for t in 1...3 {
      let base = whole.reference.care("zorg", t)
      expectClose(whole.scenario.care("zorg", t), base.map { 1.1 * $0 }, within: .relative(1e-12), "whole")
      let sum = base.indices.map { a in
        pieces.reduce(base[a]) { $0 + $1.scenario.care("zorg", t)[a] - $1.reference.care("zorg", t)[a] }
      }
      expectClose(sum, whole.scenario.care("zorg", t), within: .relative(1e-12), "sum of the ages")
      for piece in pieces {
        #expect(zip(piece.scenario.care("zorg", t), base).allSatisfy { $0 > $1 })
        #expect(piece.scenario.care("huis", t) == base.indices.map { piece.reference.care("huis", t)[$0] })
      }
    }
  }

  @Test func `care that moves arrives`() throws {
    let (reference, scenario) = try run(
      .moving(0.1, from: "zorg", to: "huis"), .moving(0.3, from: "zorg", to: "bezoek", ratio: 0.05),
      Lever(.use, 0.2) { $0.products = ["zorg"] })
    for t in 1...3 {
      // Factors first: 1.2 times the care is there to move.
      let zorg = reference.care("zorg", t).map { 1.2 * $0 }
      expectClose(scenario.care("zorg", t), zorg.map { 0.6 * $0 }, within: .relative(1e-12), "what stays")
      expectClose(
        scenario.care("huis", t), zip(reference.care("huis", t), zorg).map { $0 + 0.1 * $1 },
        within: .relative(1e-12), "euro for euro")
      expectClose(
        scenario.care("bezoek", t), zip(reference.care("bezoek", t), zorg).map { $0 + 0.3 * 0.05 * $1 },
        within: .relative(1e-12), "contacts for euro")
    }
  }

  @Test func `care that moves at some ages is what the others leave`() throws {
    let ages = 10...20
    let moved = try run(.moving(0.4, from: "zorg", to: "huis", ages: ages, regions: ["B2", "C3"]))
    // The care of those ages, from a lever that takes half of it away.
    let half = try run(
      Lever(.use, -0.5) { ($0.products, $0.ages, $0.regions) = (["zorg"], ages, ["B2", "C3"]) })
    for t in 1...3 {
      let base = moved.reference.care("zorg", t)
      let ofAges = zip(base, half.scenario.care("zorg", t)).map { 2 * ($0 - $1) }
      #expect(ofAges[0] == 0 && ofAges[1] > 0)
      expectClose(
        moved.scenario.care("zorg", t), zip(base, ofAges).map { $0 - 0.4 * $1 }, within: .relative(1e-12),
        "source")
      expectClose(
        moved.scenario.care("huis", t), zip(moved.reference.care("huis", t), ofAges).map { $0 + 0.4 * $1 },
        within: .relative(1e-12), "target")
    }
  }

  @Test func `exposure acts through its relative risks`() throws {
    // Half of those exposed: 0.2 to 0.1 below 15, 0.4 to 0.2 above; at a risk of 2 the use is 1.1 / 1.2 and 1.2 / 1.4 of
    // what it was, at a risk of 1.5 the condition 1.05 / 1.1 and 1.1 / 1.2.
    let exposed = try run(Lever(.exposure, -0.5) { $0.determinants = ["roken"] })
    let young = try run(
      Lever(.use, 1) { ($0.products, $0.ages) = (["zorg"], 0...14) },
      Lever(.prevalence, 1) { $0.ages = 0...14 })
    for t in 1...3 {
      let (base, sick) = (exposed.reference.care("zorg", t), exposed.reference.conditionCounts[t].elements)
      let ofYoung = zip(young.scenario.care("zorg", t), base).map { $0 - $1 }
      let sickYoung = zip(young.scenario.conditionCounts[t].elements, sick).map { $0 - $1 }
      expectClose(
        exposed.scenario.care("zorg", t),
        zip(base, ofYoung).map { 1.1 / 1.2 * $1 + 1.2 / 1.4 * ($0 - $1) }, within: .relative(1e-12), "use")
      expectClose(
        exposed.scenario.conditionCounts[t].elements,
        zip(sick, sickYoung).map { 1.05 / 1.1 * $1 + 1.1 / 1.2 * ($0 - $1) }, within: .relative(1e-12),
        "people")
      #expect(exposed.scenario.care("huis", t) == exposed.reference.care("huis", t))
    }
  }

  @Test func `levers on the same thing multiply, and part of a region feels part of them`() throws {
    let (reference, scenario) = try run(
      Lever(.use, 0.1, course: .linear(from: 2025, until: 2026)) { $0.products = ["huis"] },
      Lever(.use, -0.2, course: .atOnce(from: 2026, until: 2026)) { $0.products = ["huis"] })
    let factors = [1, 1.05, 1.1 * 0.8, 1.1]
    for t in 0...3 {
      expectClose(
        scenario.care("huis", t), reference.care("huis", t).map { factors[t] * $0 }, within: .relative(1e-12),
        "year \(t)")
    }
    let shared = model.replacing(
      "region_sets.csv",
      "set,code,name,region,share\nland,NL,The land,A1,1\nland,NL,The land,B2,1\nland,NL,The land,C3,1\n"
        + "land,NL,The land,D4,1\nstreek,S,Streek,B2,0.25\nstreek,S,Streek,C3,1\n")
    let part = try shared.outcome(
      Scenario("part", Lever(.use, 0.1) { ($0.products, $0.regions) = (["huis"], ["streek:S"]) }),
      sets: ["gemeente"])
    let (base, own) = (part.results[0].care("huis", 2), part.results[1].care("huis", 2))
    expectClose(zip(own, base).map { $0 / $1 }, [1, 1.025, 1.1, 1], within: .relative(1e-12), "shares")
  }

  @Test func `causes of a scenario's growth add up to it`() throws {
    let outcome = try model.outcome(Scenario("all", MethodModel.everyLever), sets: ["land", "gemeente"])
    #expect(outcome.results[0].growth.allSatisfy { $0[.levers] == nil })
    let scenario = outcome.results[1]
    for t in 1...3 {
      let change = zip(scenario.care[t].elements, scenario.care[0].elements).map { $0 - $1 }
      let parts = scenario.growth[t - 1]
      #expect(parts.count == 5)
      let sum = change.indices.map { i in parts.values.reduce(0) { $0 + $1.elements[i] } }
      expectClose(sum, change, within: .relative(1e-9), "year \(t)")
      #expect(parts[.levers]?.elements.allSatisfy { $0 != 0 } == true)
    }
  }
}
