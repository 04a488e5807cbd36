import ModelDirectory
import Prognosis
import Workforce

/// Answers to a question for a mix with made-up figures.
enum SampleSolution {
  /// The tiny model with the names of two branches and a service.
  static func model() throws -> RegionModel {
    try SampleResult.model { model in
      model.files["workforce_branches.csv"] =
        "branch,name_nl,name_en,employees,fte,absence,vacancies_per_1000_jobs,year\n"
        + "ggz,Geestelijke gezondheidszorg,Mental health care,1000,750,0.08,30,2024\n"
        + "vvt,Verpleging en verzorging,Nursing and care,1000,750,0.08,30,2024\n"
      model.files["waiting_norms.csv"] =
        "service,name_nl,norm_weeks,product,branch,source\nbasis,Basis-ggz,10,,,made up\n"
    }
  }

  private static func lever(_ target: LeverTarget, _ unit: LeverUnit) -> Lever {
    var lever = Lever(target: target, size: 0, unit: unit, course: .atOnce(from: 2025, until: nil))
    lever.reason = "a study"
    return lever
  }

  private static let options = [
    SolveProblem.Option(lever: lever(.inflow, .relative), least: 0, most: 0.5, cost: 15, step: 0.05),
    SolveProblem.Option(lever: lever(.absence, .share), least: -0.02, most: 0, cost: 1200),
    SolveProblem.Option(lever: lever(.labourSaving, .sharePerYear), least: 0, most: 0.0125, cost: 1740),
  ]

  /// Two gaps, a wait and growth; with levers of 0.23456, at its bound, and not used.
  ///
  /// - Parameter outcome: how it ended; where the mix falls short, by a percentage point in the second target.
  static func made(_ outcome: MixResult.Outcome, areas: [Area]) -> ScenarioSolution {
    var problem = SolveProblem(
      name: "geen_tekort", description: "Een vraag", costUnit: "mln euro", levers: options)
    if outcome == .reached { problem.scenario = Scenario(name: "minder_verzuim") }
    let misses = outcome == .notReached
    func target(
      _ quantity: SolveValue.Quantity, _ column: Int, _ limit: Double, _ before: Double, _ after: Double,
      _ shortfall: Double = 0
    ) -> ScenarioSolution.Outcome {
      .init(
        value: SolveValue(quantity: quantity, area: areas[column], column: column), limit: limit,
        before: before, after: after, shortfall: shortfall)
    }
    let gap = SolveValue.Quantity.gap(branch: "ggz", unit: .fte, year: 2026)
    let sizes = outcome == .alreadyMet ? [0, 0, 0] : [0.23456, -0.02, 0]
    return ScenarioSolution(
      problem: problem, outcome: outcome,
      levers: options.indices.map {
        .init(option: options[$0], size: sizes[$0], bound: sizes[$0] == -0.02 ? .lower : nil)
      },
      cost: zip(options, sizes).reduce(0) { $0 + $1.0.cost * $1.1.magnitude },
      targets: [
        target(gap, 0, 0, 1234.6, -0.3),
        target(
          .gap(branch: "vvt", unit: .share, year: 2026), 2, 0.02, 0.12345, misses ? 0.03 : 0.02,
          misses ? 0.01 : 0),
        target(.wait(service: "basis", year: 2026), 1, 10, 12.5, 9.876),
        target(.growth(item: "total", from: 2024, until: 2026), 0, 0.03, 0.041, 0.0299),
      ],
      figures: [.init(value: SolveValue(quantity: gap, area: areas[0], column: 0), before: 1234.6)],
      effects: [
        LeverEffect(lever: "workforce.inflow", perUnit: [-2000], atLower: [0], atUpper: [-980.5]),
        LeverEffect(lever: "workforce.absence", perUnit: [30_000], atLower: [-610], atUpper: [0]),
        LeverEffect(lever: "workforce.labour_saving", perUnit: [-100_000], atLower: [0], atUpper: [-1249.6]),
      ],
      iterations: outcome == .reached ? 2 : 1, mix: Scenario(name: problem.name))
  }
}
