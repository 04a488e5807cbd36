import Demography
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Levers on the default model, whose ages reach those that healthy ageing is about.
@Suite struct ScenarioDefaultModelTests {
  private func run(_ model: RegionModel, _ scenario: Scenario, draws: Int = 0) throws -> ScenarioRun.Outcome {
    let areas =
      try AreaSelection.areas(of: model, sets: ["land"], regions: [])
      + AreaSelection.areas(of: model, sets: [], regions: ["GM0363"])
    let options = PrognosisOptions(areas: areas, horizon: 2, draws: draws)
    return try ScenarioRun(model: model, options: options, scenarios: [scenario]).outcome()
  }

  @Test func `more of the gain in good health is a model with that share`() throws {
    let model = try DefaultRun.model()
    let share = model.settings.healthyAgeing.share
    #expect(share == 0.5)
    let lever = Lever(.healthyAgeing, 0.25, .share)
    let outcome = try run(model, Scenario("health", lever))
    var other = model
    other.settings.healthyAgeing.share = 0.75
    let expected = try run(other, Scenario("none")).results[0]
    for t in 0...2 {
      expectClose(
        outcome.results[1].care[t].elements, expected.care[t].elements, within: .relative(1e-12), "care \(t)")
      #expect(outcome.results[1].population[t] == outcome.results[0].population[t])
    }
    #expect(outcome.results[1].care[2] != outcome.results[0].care[2])
  }

  @Test func `fewer deaths in one region move its life expectancy and the nation's`() throws {
    let model = try DefaultRun.model()
    let lever = Lever(.mortality, -0.1) { $0.regions = ["GM0363"] }
    let outcome = try run(model, Scenario("deaths", lever), draws: 8)
    let rows = outcome.differences[0].lines.enumerated().filter { $1.table == "life_expectancy" }.map(
      \.offset)
    #expect(rows.count == 4)
    let margins = try #require(outcome.differences[0].margins)
    for row in rows {
      let central = outcome.differences[0].figures[2]
      // A tenth fewer deaths is a year at birth, and less at 65; the nation has a twentieth of that.
      #expect(central[row, 1] > 0.5 && central[row, 1] < 1.3)
      #expect(central[row, 0] > 0.01 && central[row, 0] < 0.1)
      #expect(outcome.differences[0].figures[0][row, 0] == 0)
      for area in 0...1 {
        #expect(abs(margins[2].mean[row, area] / central[row, area] - 1) < 0.03, "row \(row), area \(area)")
      }
    }
  }
}
