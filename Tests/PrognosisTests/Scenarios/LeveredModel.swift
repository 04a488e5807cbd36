import ModelDirectory
import Prognosis

extension Lever {
  /// A lever that acts at once from 2025 on.
  init(
    _ target: LeverTarget, _ size: Double, _ unit: LeverUnit = .relative, margin: ClosedRange<Double>? = nil,
    course: Course = .atOnce(from: 2025, until: nil), _ select: (inout Selection) -> Void = { _ in }
  ) {
    self.init(target: target, size: size, unit: unit, course: course)
    select(&selection)
    (p10, p90) = (margin?.lowerBound ?? size, margin?.upperBound ?? size)
  }

  /// A share of one product that goes to another.
  static func moving(
    _ share: Double, from product: String, to other: String, ratio: Double = 1, ages: ClosedRange<Int>? = nil,
    regions: [String] = []
  ) -> Lever {
    var lever = Lever(.substitute, share, .share) {
      $0.products = [product]
      ($0.ages, $0.regions) = (ages, regions)
    }
    lever.substitute = Substitute(product: other, ratio: ratio)
    return lever
  }
}

extension Scenario {
  init(_ name: String, _ levers: Lever...) { self.init(name: name, levers: levers) }

  init(_ name: String, _ levers: [Lever]) { self.init(name: name, levers: levers) }
}

extension MethodModel {
  /// The model with what its people are exposed to.
  func exposed(margins: Bool = false) -> MethodModel {
    let (low, high) = margins ? (0.8, 1.25) : (1, 1)
    return replacing(
      "exposure.csv", "determinant,sex,age_from,age_to,share,source",
      rows: ["F", "M"].flatMap { ["roken,\($0),0,14,0.2,made up", "roken,\($0),15,,0.4,made up"] }
    )
    .replacing(
      "relative_risks.csv", "determinant,kind,target,relative_risk,p10,p90,source",
      rows: [
        "roken,product,zorg,2,\(2 * low),\(2 * high),made up",
        "roken,condition,x,1.5,\(1.5 * low),\(1.5 * high),made up",
      ])
  }

  /// Every lever on people and care that a model with moves, immigrants, three products and exposures can have.
  static let everyLever: [Lever] = [
    Lever(.fertility, 0.1) { $0.regions = ["A1"] }, Lever(.fertility, 0.2, .childrenPerWoman),
    Lever(.mortality, -0.2) { ($0.regions, $0.ages) = (["B2"], 10...30) }, Lever(.mortality, 0.1),
    Lever(.immigration, -0.3) { $0.regions = ["C3"] }, Lever(.immigration, 60, .peoplePerYear),
    Lever(.internalMigration, 0.25) { $0.regions = ["D4"] },
    Lever(.use, 0.1) { ($0.products, $0.ages) = (["zorg"], 5...20) }, Lever(.use, -0.05),
    Lever(.prevalence, -0.1) { $0.regions = ["A1", "D4"] },
    Lever(.exposure, -0.1, .share) { ($0.determinants, $0.ages) = (["roken"], 0...20) },
    .moving(0.2, from: "zorg", to: "huis", ratio: 0.5),
    .moving(0.1, from: "zorg", to: "bezoek", ratio: 0.02, ages: 12...25, regions: ["B2"]),
  ]

  /// The reference and scenarios of this model.
  func outcome(
    _ scenarios: Scenario..., sets: [String] = ["land", "gemeente"], horizon: Int = 3, draws: Int = 0,
    seed: UInt64 = 7, threads: Int? = nil, memory: Int? = nil, areNoisy: Bool = true
  ) throws -> ScenarioRun.Outcome {
    let model = try read()
    let areas = try AreaSelection.areas(of: model, sets: sets, regions: [])
    var options = PrognosisOptions(areas: areas, horizon: horizon, threads: threads, draws: draws, seed: seed)
    if areNoisy {
      var parameters = try UncertaintyParameters(model: model)
      parameters.switchEverythingOn(cells: model.grid.cells)
      options.uncertainty = parameters
    }
    return try ScenarioRun(model: model, options: options, scenarios: scenarios).outcome(memory: memory)
  }
}

extension PrognosisResult {
  /// All figures in one row, by table, year and area.
  var everyFigure: [Double] {
    let staff = workforce.map {
      $0.figures + $0.drivers.flatMap { $0.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value) }
    }
    let matrices =
      population + components + care + conditionCounts + (staff ?? []) + (waiting?.figures ?? [])
      + growth.flatMap { year in year.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value) }
    return matrices.flatMap(\.elements) + meanPopulation.flatMap(\.self)
      + lifeExpectancy.flatMap(\.values) + everyMargin
  }

  /// The mean and quantiles of all figures.
  private var everyMargin: [Double] {
    guard let margins else { return [] }
    let tables = [
      margins.population, margins.groups, margins.components, margins.care, margins.conditions,
      margins.meanPopulation, margins.lifeExpectancy, workforce?.margins ?? [], waiting?.margins ?? [],
    ]
    return tables.flatMap { $0.flatMap { $0.mean.elements + $0.quantiles.flatMap(\.elements) } }
  }

  /// Care of a product in a year, by area.
  func care(_ code: String, _ t: Int) -> [Double] {
    let row = products.firstIndex { $0.code == code } ?? 0
    return areas.indices.map { care[t][row, $0] }
  }
}

extension ScenarioDifference {
  /// The row of a line.
  func row(_ table: String, _ item: String) -> Int {
    lines.firstIndex { $0.table == table && $0.item == item } ?? -1
  }

  /// All figures of the differences, NaN as the text it is.
  var everyFigure: [String] {
    let margins = (margins ?? []).flatMap { [$0.mean] + $0.quantiles }
    return (figures + margins).flatMap(\.elements).map(\.description)
  }
}
