import Benchmarking
import ModelDirectory
import Prognosis

/// A comparison of two areas with made-up figures: of the first everything is known, of the second next to nothing.
enum SampleComparison {
  /// The tiny model with a product whose name says more than fits a table, and a source for its regional figures.
  static func model() throws -> RegionModel {
    var model = try SampleResult.model()
    for index in model.care.products.indices where model.care.products[index].code == "ziekenhuis" {
      model.care.products[index].nameNL = "Ziekenhuis (poli en kliniek) (kosten, prijspeil 2022)"
      model.care.products[index].nameEN = "Hospital (cost, price level 2022)"
    }
    if var row = model.sources.first {
      (row.file, row.period) = ("care_regional.csv", "2015")
      model.sources.append(row)
    }
    return model
  }

  /// The options it answers to.
  static func options(_ model: RegionModel) throws -> ComparisonOptions {
    var options = ComparisonOptions(areas: try areas(model))
    options.weights = ["age": 0.5, "inkomen": 2]
    return options
  }

  static func areas(_ model: RegionModel) throws -> [Area] {
    try AreaSelection.areas(of: model, sets: ["provincie"], regions: [])
  }

  static func made(_ model: RegionModel) throws -> RegionalComparison {
    let areas = try areas(model)
    let items = CareItem.items(of: model.care.products)
      .filter { ["bezoek", "ziekenhuis", "total_Zvw"].contains($0.code) }
    let own = try AreaSelection.areas(of: model, sets: ["gemeente"], regions: ["B2"])
    return RegionalComparison(
      settings: model.settings, areas: areas, items: items, lines: [lines, [nil, sparseLine, nil]],
      similarAreas: [
        [
          SimilarArea(
            area: own[0], distance: 0.51234567, contributions: [0.2, 0, 0.06249808], profile: other)
        ],
        [],
      ],
      profiles: [profile, unknown], characteristics: characteristics, regressions: [regression],
      differences: [differences, []], priorities: [priorities, []],
      notices: [Notice(dutch: "let hier op", english: "note this")])
  }

  /// The same with staff and waits, and a topic of each.
  static func withAccess(_ model: RegionModel) throws -> RegionalComparison {
    var comparison = try made(model)
    let nursing = WorkforceResult.Item(code: "vvt", nameNL: "Verpleging en zorg", nameEN: "Nursing and care")
    let all = WorkforceResult.Item(code: "total", nameNL: "", nameEN: "")
    func figures(_ base: Double, _ horizon: Double, _ national: Double) -> AreaAccess.Figures {
      AreaAccess.Figures(base: base, horizon: horizon, national: national)
    }
    let access = AreaAccess(
      years: 2024...2034,
      staff: [
        AreaAccess.Staff(item: nursing, demand: 1200, supply: 900, gap: figures(0.0425, 0.25, 0.125)),
        AreaAccess.Staff(item: all, demand: 24_000, supply: 21_600, gap: figures(0.05, 0.1, 0.08)),
      ],
      waits: [
        AreaAccess.Wait(service: "basis", nameNL: "Basis-ggz", norm: 14, weeks: figures(12.5, 18.25, .nan))
      ])
    comparison.access = [access, AreaAccess(years: 2024...2034, staff: [], waits: [])]
    comparison.priorities[0] += [
      Priority(
        kind: .staff, item: "vvt", deviation: 1.99, figure: estimate(0.25, 0.25, 0.25), benchmark: 0.125,
        stake: 0.00123456, causes: [], evidence: Notice(dutch: "Te weinig.", english: "Too few.")),
      Priority(
        kind: .wait, item: "basis", deviation: 1.98, figure: estimate(18.25, 18.25, 18.25), benchmark: 14,
        stake: 4.25, causes: [], evidence: Notice(dutch: "Te lang.", english: "Too long.")),
    ]
    return comparison
  }

  private static func estimate(_ value: Double, _ lower: Double, _ upper: Double) -> IntervalEstimate {
    IntervalEstimate(value: value, lower: lower, upper: upper)
  }

  private static var lines: [BenchmarkLine?] {
    func line(_ scale: Double, _ funnel: FunnelPosition, rank: Int) -> BenchmarkLine {
      BenchmarkLine(
        observed: 1_234_567.891 * scale, expected: 1_000_000.125 * scale,
        ratio: estimate(1.23456789, 1.2, 1.27),
        shrunkRatio: 1.19999, predicted: estimate(1.1, 1.05, 1.15),
        unexplained: estimate(1.12233, 1.07, 1.175),
        similar: estimate(1.08, 0.99, 1.17), funnel: funnel, deviation: 2.5, rank: rank, rankedAreas: 2)
    }
    return [line(0.001, .inside, rank: 2), line(1, .above95, rank: 1), line(2, .above998, rank: 1)]
  }

  private static var sparseLine: BenchmarkLine {
    BenchmarkLine(
      observed: 10, expected: 20, ratio: estimate(0.5, 0.25, 0.9), shrunkRatio: 0.75, predicted: nil,
      unexplained: nil, similar: nil, funnel: .below998, deviation: -3.5, rank: 2, rankedAreas: 2)
  }

  private static var characteristics: [Characteristic] {
    [
      Characteristic(
        code: "inkomen", nameNL: "Inkomen per inwoner", nameEN: "Income per resident", unit: "1000 euro",
        role: .regressor, influenceable: "partly", year: 2022, leftOut: nil),
      Characteristic(
        code: "sterfte", nameNL: "Sterfte (ruw)", nameEN: "Mortality (crude)", unit: "per 1000 inwoners",
        role: .context, influenceable: "no", year: 2024, leftOut: nil),
      Characteristic(
        code: "age_80_plus", nameNL: "80 jaar en ouder", nameEN: "80 years and over", unit: "%",
        role: .ageStructure, influenceable: "", year: nil, leftOut: nil),
    ]
  }

  private static func value(
    _ value: Double, national: Double, _ standardised: Double, _ nation: Double, isEstimated: Bool = false
  ) -> CharacteristicValue {
    CharacteristicValue(
      value: value, national: national, standardised: standardised, standardisedNational: nation,
      isEstimated: isEstimated)
  }

  private static var profile: [CharacteristicValue] {
    [
      value(26.25, national: 30, -1.5, 0.25, isEstimated: true), value(12.5, national: 9, 1.75, 0),
      value(7, national: 5, 0.75, 0),
    ]
  }

  private static var other: [CharacteristicValue] {
    [value(27, national: 30, -1.25, 0.25), value(9, national: 9, 0, 0), value(5.5, national: 5, 0.125, 0)]
  }

  private static var unknown: [CharacteristicValue] {
    [value(.nan, national: 30, .nan, 0.25), value(9, national: 9, 0, 0), value(5, national: 5, 0, 0)]
  }

  private static var regression: DeterminantRegression {
    DeterminantRegression(
      item: "ziekenhuis",
      terms: [
        DeterminantRegression.Term(
          code: "intercept", estimate: estimate(0.0123456789, -0.01, 0.035), standardError: 0.0115),
        DeterminantRegression.Term(
          code: "inkomen", estimate: estimate(-0.05, -0.08, -0.02), standardError: 0.015),
      ],
      measures: [("regions", 2), ("deviance_explained_left_out", 0.6180339887)], effects: [[0.075], [.nan]])
  }

  private static var differences: [RateDifference] {
    ["bezoek", "ziekenhuis", "total_Zvw"].flatMap { item in
      let scale = item == "bezoek" ? 0.001 : 1
      return [
        RateDifference(
          item: item, against: .nation, rate: 1250.125 * scale, benchmarkRate: 1000 * scale,
          ageSex: 50.0625 * scale, rest: 200.0625 * scale),
        RateDifference(
          item: item, against: .similar, rate: 1250.125 * scale, benchmarkRate: 1300 * scale,
          ageSex: -60 * scale, rest: 10.125 * scale),
      ]
    }
  }

  private static var priorities: [Priority] {
    [
      Priority(
        kind: .level, item: "ziekenhuis", deviation: 2.5, figure: estimate(1.23456789, 1.2, 1.27),
        benchmark: 1,
        stake: 234.5, causes: [("inkomen", 0.077884)],
        evidence: Notice(dutch: "23 % hoger.", english: "23% higher.")),
      Priority(
        kind: .growth, item: "bezoek", deviation: 2, figure: estimate(0.3, 0.3, 0.3), benchmark: 0.2,
        stake: 0.1,
        causes: [],
        evidence: Notice(
          dutch: "30 % groei, landelijk 20 %.", english: "30% growth, nationally 20%.")),
    ]
  }
}
