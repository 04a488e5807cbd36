import LinearAlgebra
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Suppression of the default model's results.
@Suite struct SuppressionTests {
  private struct Run {
    var suppression: Suppression
    var outcome: ScenarioRun.Outcome

    init(
      below: Int, sets: [String] = [], scenarios: [Scenario] = [], horizon: Int = 1, draws: Int = 0,
      threads: Int? = nil
    ) throws {
      let model = try DefaultRun.model()
      let areas = try AreaSelection.areas(of: model, sets: sets, regions: [])
      suppression = Suppression(
        below: below, published: areas, regionCount: model.regions.count, ages: .five, threads: threads)
      let options = PrognosisOptions(
        areas: areas + suppression.addedAreas, horizon: horizon, threads: threads, draws: draws)
      outcome = try ScenarioRun(model: model, options: options, scenarios: scenarios).outcome()
    }

    var safe: Suppression.Outcome {
      suppression.applied(to: outcome.results, differences: outcome.differences)
    }
  }

  private static let deaths = Scenario("deaths", Lever(.mortality, -0.1) { $0.regions = ["GM0363"] })

  @Test func `the pattern doesn't depend on the number of threads`() throws {
    #expect(try Run(below: 50, threads: 1).safe.pattern == Run(below: 50, threads: 3).safe.pattern)
  }

  @Test func `nothing is blank where no count is small`() throws {
    let safe = try Run(below: 1, sets: ["land"]).safe
    #expect(safe.pattern.small == 0 && safe.pattern.beside == 0)
    let isWhole = safe.results[0].population.allSatisfy { $0.elements.allSatisfy(\.isFinite) }
    #expect(isWhole)
    #expect(safe.results[0].suppressedBelow == 1)
  }

  @Test func `scenarios and reference are blank in the same places, and so are differences`() throws {
    let safe = try Run(below: 500, scenarios: [Self.deaths], draws: 8).safe
    let (reference, scenario, difference) = (safe.results[0], safe.results[1], safe.differences[0])
    func places(_ matrix: Matrix) -> [Bool] { matrix.elements.map(\.isNaN) }
    let both = zip(
      try #require(reference.margins).population, try #require(scenario.margins).population)
    for (own, other) in both {
      #expect(places(own.mean) == places(other.mean) && places(own.mean).contains(true))
      for quantile in own.quantiles + other.quantiles { #expect(places(quantile) == places(own.mean)) }
    }
    for (step, counts) in reference.conditionCounts.enumerated() {
      for (row, condition) in reference.conditions.enumerated() {
        let line = try #require(
          difference.lines.firstIndex(of: .init(table: "conditions", item: condition.code)))
        for area in reference.areas.indices {
          #expect(counts[row, area].isNaN == difference.figures[step][line, area].isNaN)
          #expect(
            counts[row, area].isNaN == difference.margins?[step].mean[line, area].isNaN)
        }
      }
    }
    #expect(safe.pattern.small > 0 && safe.pattern.beside > 0)
    #expect(reference.warnings[0].english.hasPrefix("Counts of inhabitants below 500 are left out "))
  }

  @Test func `an area of too few people tells its number in no year, nor what follows from it`() throws {
    let below = 400_000
    let safe = try Run(below: below, sets: ["land", "provincie"], horizon: 2).safe
    let result = safe.results[0]
    let total = result.areas.indices.map { area in
      result.years.indices.map { result.groupPeople(0, step: $0, area: area) }
    }
    let hidden = result.areas.indices.filter { total[$0].contains(where: \.isNaN) }
    // Zeeland alone would follow from the country and the others.
    #expect(hidden.count > 1 && hidden.contains { result.areas[$0].name == "Zeeland" })
    for area in hidden {
      let isHidden = total[area].allSatisfy { $0.isNaN }
      #expect(isHidden)
      #expect(result.meanPopulation.allSatisfy { $0[area].isNaN })
      #expect(result.population.allSatisfy { $0.column(area).allSatisfy(\.isNaN) })
    }
    for area in result.areas.indices where !hidden.contains(area) {
      #expect(total[area].allSatisfy { $0 >= Double(below) })
    }
  }

  @Test func `with a threshold above everyone nothing is told`() throws {
    let result = try Run(below: 1_000_000, sets: ["zorgkantoor"]).safe.results[0]
    #expect(result.components.allSatisfy { $0.elements.allSatisfy(\.isNaN) })
  }
}
