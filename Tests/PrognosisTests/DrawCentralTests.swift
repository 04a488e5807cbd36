import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// With every source of uncertainty switched off each draw is the central path.
@Suite struct DrawCentralTests {
  /// Two accounts of one year differ by rounding; ten years of sums over hundreds of cells stay far within this.
  static let rounding = Tolerance.relative(1e-9)

  private func expectCentral(_ run: DrawRun, _ name: String) {
    for table in DrawSeries.Table.allCases {
      for row in 0..<run.series.rowCount(table) {
        for t in run.result.years.indices {
          for area in run.result.areas.indices {
            guard let central = run.central(table, row, t, area: area) else { continue }
            let values = run.series.values(table, row, t, area: area)
            // Waits are unknown where no list is.
            let isUnknown = table == .waiting && central.isNaN && values.allSatisfy(\.isNaN)
            let isCentral = isUnknown || allClose(values, values.map { _ in central }, within: Self.rounding)
            #expect(
              isCentral, "\(name): \(table) \(row), year \(t), area \(area): \(values[0]), not \(central)")
          }
        }
      }
    }
  }

  private func expectCentralMargins(_ run: DrawRun, _ name: String) throws {
    for table in DrawSeries.Table.allCases where run.series.rowCount(table) > 0 && table != .waiting {
      for t in run.result.years.indices {
        guard let margins = run.margins(table, t) else { continue }
        for figures in [margins.mean] + margins.quantiles {
          let central = (0..<figures.columns).flatMap { area in
            (0..<figures.rows).map { run.central(table, $0, t, area: area) ?? .nan }
          }
          #expect(allClose(figures.elements, central, within: Self.rounding), "\(name): \(table), year \(t)")
        }
      }
    }
  }

  @Test(arguments: MethodModel.everyMethod)
  func `every method's draws are its central path`(_ method: MethodModel) throws {
    let run = try DrawRun(
      try method.without(ModelSettings.Uncertainty.Source.allCases).read(), horizon: 4, draws: 9,
      ages: .single)
    expectCentral(run, method.name)
    try expectCentralMargins(run, method.name)
    // Women and men at birth; where rates are given life expectancy has no draws.
    #expect(run.series.rowCount(.lifeExpectancy) == (method.name == "li_lee" ? 2 : 0))
    #expect(run.series.rowCount(.components) == run.result.componentNames.count)
  }

  @Test func `given survival ratios are those of the draws`() throws {
    let method = try MethodModel.closed.withSurvivalInsteadOfRates()
    let run = try DrawRun(
      try method.without(ModelSettings.Uncertainty.Source.allCases).read(), draws: 3, ages: .single)
    expectCentral(run, "survival")
  }

  @Test func `areas with shares of regions are the central path too`() throws {
    let sets =
      ["half,H1,Half,A1,0.4", "half,H2,Other half,A1,0.6"]
      + ["B2", "C3", "D4"].map { "half,H2,Other half,\($0),1" }
    let method = MethodModel.uncertain.replacing("region_sets.csv", "set,code,name,region,share", rows: sets)
    let run = try DrawRun(
      try method.without(ModelSettings.Uncertainty.Source.allCases).read(), sets: ["half", "gemeente"],
      draws: 2, ages: .single)
    expectCentral(run, "shares")
    let (part, whole) = (run.people(3, area: 0), run.people(3, area: 2))
    expectClose(part, whole.map { 0.4 * $0 }, within: .relative(1e-14))
  }

  @Test func `the default model's draws are its central path`() throws {
    var model = try DefaultRun.model()
    model.settings.uncertainty.sources = []
    let some = model.regions.indices.filter { $0 % 40 == 3 }.map { model.regions[$0].code }
    let run = try DrawRun(
      model, sets: ["land", "provincie", "gemeente"], regions: ["NL00", "PV20"] + some, horizon: 10, draws: 8,
      ages: .single)
    #expect(run.result.areas.count > 8)
    expectCentral(run, "default")
    try expectCentralMargins(run, "default")
  }
}
