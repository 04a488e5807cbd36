import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Levers in draws.
@Suite struct ScenarioDrawTests {
  /// Models with every lever that their methods allow, without any other margin.
  private static var certain: [(MethodModel, [Lever])] {
    let all = MethodModel.everyLever
    let sources = ModelSettings.Uncertainty.Source.allCases
    let closed = MethodModel.closed.exposed().without(sources)
    let small: [Lever] = [
      Lever(.mortality, -0.2) { ($0.regions, $0.ages) = (["B2"], 10...30) },
      Lever(.fertility, 0.3, .childrenPerWoman),
      Lever(.exposure, -0.5) { $0.ages = 10...20 }, Lever(.use, 0.1) { $0.regions = ["A1"] },
    ]
    return [
      (MethodModel.uncertainCare.exposed().without(sources), all), (closed, small),
      (MethodModel.pool.exposed().without(sources), small),
    ]
  }

  @Test(arguments: 0..<3)
  func `draws without any margin are the central path`(_ index: Int) throws {
    let (model, levers) = Self.certain[index]
    let outcome = try model.outcome(Scenario("all", levers), draws: 9, areNoisy: false)
    for result in outcome.results {
      let margins = try #require(result.margins)
      for t in result.years.indices {
        let care = CareItem.items(of: result.products)
        let central = result.areas.indices.map { a in care.map { $0.value(result.care[t], column: a) } }
        expectClose(
          margins.care[t].mean.elements, central.flatMap(\.self), within: .relative(1e-9), "care \(t)")
        expectClose(
          margins.conditions[t].quantiles[4].elements, result.conditionCounts[t].elements,
          within: .relative(1e-9), "conditions \(t)")
        if t < result.components.count {
          expectClose(
            margins.components[t].quantiles[0].elements, result.components[t].elements,
            within: .relative(1e-8), "components \(t)")
        }
        let expected = result.lifeExpectancy.filter { $0.year == result.years[t] }.map(\.values)
        let byArea = result.areas.indices.flatMap { a in expected.map { $0[a] } }
        expectClose(
          margins.lifeExpectancy[t].mean.elements, byArea, within: .relative(1e-9), "life expectancy \(t)")
      }
    }
    let difference = outcome.differences[0]
    for t in outcome.results[0].years.indices {
      for (line, figure) in difference.figures[t].elements.enumerated() where !figure.isNaN {
        let drawn = difference.margins?[t].mean.elements[line] ?? .nan
        let scale = max(1, outcome.results[0].meanPopulation[t][0])
        #expect(abs(drawn - figure) < 1e-7 * scale, "\(difference.lines[line % difference.lines.count])")
      }
    }
  }

  @Test func `a lever's margin is that of the difference it makes`() throws {
    let sources = ModelSettings.Uncertainty.Source.allCases
    let model = MethodModel.uncertainCare.exposed().without(sources)
    let (low, high) = (-0.15, 0.2)
    let lever = Lever(.use, 0.05, margin: low...high) { $0.products = ["huis"] }
    let draws = 4000
    let outcome = try model.outcome(Scenario("use", lever), sets: ["land"], draws: draws, areNoisy: false)
    let difference = outcome.differences[0]
    let row = difference.row("care", "huis")
    for t in 1...3 {
      let base = outcome.results[0].care("huis", t)[0]
      let margins = try #require(difference.margins?[t])
      // Four standard errors of a sample quantile, √(p (1 - p) / n) / density: 1.71 σ / √n at the ends, on the logarithm.
      for (q, size) in [(1, low), (2, 0.05), (3, high)] {
        let side = max(log(1.05) - log1p(low), log1p(high) - log(1.05)) / 1.2816
        let error = 4 * 1.71 * side / Double(draws).squareRoot() * (1 + size)
        expectClose([margins.quantiles[q][row, 0] / base], [size], within: .absolute(error), "quantile \(q)")
      }
      expectClose([difference.figures[t][row, 0]], [0.05 * base], within: .relative(1e-12), "central")
    }
    // The same draw in all years: the difference grows with the care alone.
    let ratios = (1...3).map { t in
      (difference.margins?[t].quantiles[3][row, 0] ?? .nan) / outcome.results[0].care("huis", t)[0]
    }
    expectClose(ratios, [ratios[0], ratios[0], ratios[0]], within: .relative(1e-9), "one draw")
  }

  @Test func `paired differences are narrower than independent ones`() throws {
    let model = MethodModel.uncertainCare.exposed()
    let scenario = Scenario("use", Lever(.use, 0.05, margin: 0.045...0.055) { $0.products = ["huis"] })
    let (one, other) = (
      try model.outcome(scenario, sets: ["land"], draws: 400),
      try model.outcome(scenario, sets: ["land"], draws: 400, seed: 8)
    )
    let row = one.differences[0].row("care", "huis")
    let item = one.results[0].products.firstIndex { $0.code == "huis" } ?? 0
    func width(_ distribution: Distribution, _ row: Int) -> Double {
      distribution.quantiles[3][row, 0] - distribution.quantiles[1][row, 0]
    }
    for t in 1...3 {
      let paired = width(try #require(one.differences[0].margins?[t]), row)
      let reference = width(try #require(one.results[0].margins).care[t], item)
      let independent = width(try #require(other.results[1].margins).care[t], item)
      // Widths of independent figures add up as squares.
      let apart = (reference * reference + independent * independent).squareRoot()
      #expect(paired > 0 && paired < 0.5 * apart, "year \(t): \(paired) against \(apart)")
    }
  }

  @Test func `vital rates of a draw change by the lever`() throws {
    let model = MethodModel.uncertainCare.exposed()
    let outcome = try model.outcome(
      Scenario("births", Lever(.fertility, 0.1) { $0.regions = ["B2"] }),
      Scenario("deaths", Lever(.mortality, -0.25) { $0.regions = ["B2"] }),
      Scenario("people", Lever(.immigration, 50, .peoplePerYear) { $0.regions = ["B2"] }),
      sets: ["gemeente"], draws: 40)
    func means(_ i: Int, _ component: Component) throws -> [Double] {
      let row = try #require(outcome.results[i].componentNames.firstIndex(of: component))
      let mean = try #require(outcome.results[i].margins).components[1].mean
      return (0..<mean.columns).map { mean[row, $0] }
    }
    let births = zip(try means(1, .births), try means(0, .births)).map { $0 / $1 }
    expectClose(births, [1, 1.1, 1, 1], within: .relative(1e-12), "births")
    // Deaths of a rate of one in a million are proportional to it, but for rates squared.
    let deaths = zip(try means(2, .deaths), try means(0, .deaths)).map { $0 / $1 }
    expectClose(deaths, [1, 0.75, 1, 1], within: .absolute(1e-5), "deaths")
    let people = zip(try means(3, .immigration), try means(0, .immigration)).map { $0 - $1 }
    expectClose(people, [0, 50, 0, 0], within: .absolute(1e-9), "immigrants")
  }

  @Test func `bounds that act in draws are told`() throws {
    let model = MethodModel.uncertainCare.exposed()
    let lever = Lever(.substitute, 0.02, .share, margin: 0.0...0.04) { $0.products = ["zorg"] }
    var moving = lever
    moving.substitute = .init(product: "huis", ratio: 1)
    let outcome = try model.outcome(Scenario("moving", moving), sets: ["land"], draws: 100)
    let told = outcome.results[1].warnings.filter { $0.english.contains("held at its bound") }
    // One in ten of the shares would be below 0.
    #expect(told.count == 1)
    let care = outcome.differences[0]
    let lowest = try #require(care.margins?[2]).quantiles[0][care.row("care", "huis"), 0]
    #expect(lowest == 0)
    #expect(!outcome.results[0].warnings.contains { $0.english.contains("held at its bound") })
  }

  @Test func `relative risks have their margin`() throws {
    let sources = ModelSettings.Uncertainty.Source.allCases
    let scenario = Scenario("smoking", Lever(.exposure, -0.5) { $0.determinants = ["roken"] })
    func width(_ model: MethodModel) throws -> Double {
      let outcome = try model.without(sources).outcome(scenario, sets: ["land"], draws: 200, areNoisy: false)
      let difference = outcome.differences[0]
      let margins = try #require(difference.margins?[2])
      let row = difference.row("care", "zorg")
      return margins.quantiles[3][row, 0] - margins.quantiles[1][row, 0]
    }
    #expect(try width(MethodModel.uncertainCare.exposed()) == 0)
    #expect(try width(MethodModel.uncertainCare.exposed(margins: true)) > 0)
  }
}
