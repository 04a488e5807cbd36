import LinearAlgebra
import ModelDirectory
import Prognosis

/// Staff, waits and scenarios with made-up figures, for a result of any shape: each figure is a formula of its place.
enum SampleStaff {
  static let branches = ["ggz", "vvt", WorkforceResult.Item.total]
  static let services = ["basis", "jeugd"]
  static let offsets = [-20.0, -10, 0, 10, 20]

  /// The result with staff and waits; with margins where it has some.
  static func added(to result: PrognosisResult) throws -> PrognosisResult {
    var result = result
    result.workforce = workforce(result)
    result.waiting = try waiting(result)
    return result
  }

  /// Demand is 100 (item + 1) (area + 1) + 10 step; the gap a tenth of it; people 1.25 per FTE.
  static func figure(_ measure: WorkforceMeasure, item: Int, area: Int, step: Int) -> Double {
    let demand = 100 * Double((item + 1) * (area + 1)) + 10 * Double(step)
    return switch measure {
    case .demandFTE: demand
    case .supplyFTE: 0.9 * demand
    case .gapFTE: 0.1 * demand
    case .gapPersons: 0.125 * demand
    case .gapShare: 0.1 + 0.01 * Double(area) + 0.02 * Double(step)
    case .persons: 1.125 * demand
    case .inflow: 12
    case .outflow: 8.125
    case .retirement: 2.5
    }
  }

  static func workforce(_ result: PrognosisResult) -> WorkforceResult {
    let (count, measures) = (result.areas.count, WorkforceMeasure.allCases)
    let figures = result.years.indices.map { step in
      matrix(branches.count * measures.count, count) { row, area in
        let (item, measure) = row.quotientAndRemainder(dividingBy: measures.count)
        return figure(measures[measure], item: item, area: area, step: step)
      }
    }
    // Half of the gap from the start, a quarter each from population and retirement.
    let drivers: [[GapDriver: Matrix]] = result.years.indices.map { step in
      func share(_ part: Double) -> Matrix {
        matrix(branches.count, count) { part * figure(.gapFTE, item: $0, area: $1, step: step) }
      }
      return [.baseGap: share(0.5), .population: share(0.25), .retirement: share(0.25)]
    }
    var workforce = WorkforceResult(
      items: [
        WorkforceResult.Item(
          code: "ggz", nameNL: "Geestelijke gezondheidszorg", nameEN: "Mental health care"),
        WorkforceResult.Item(code: "vvt", nameNL: "Verpleging en verzorging", nameEN: "Nursing and care"),
        WorkforceResult.Item(code: "total", nameNL: "Totaal", nameEN: "Total"),
      ], figures: figures, drivers: drivers,
      calibration: [
        WorkforceResult.Calibration(branch: "ggz", measure: "employees", published: 1000.125, model: 1000.5),
        WorkforceResult.Calibration(branch: "vvt", measure: "inflow", published: 120, model: 119.5),
      ])
    guard result.margins != nil else { return workforce }
    workforce.margins = figures.map { drawn($0, shift: 3) }
    workforce.shortageProbability = result.years.indices.map { step in
      matrix(branches.count, count) { 0.5 + 0.1 * Double($0) + 0.01 * Double($1) + 0.001 * Double(step) }
    }
    return workforce
  }

  /// The second service has no list in the first area.
  static func waiting(_ result: PrognosisResult) throws -> WaitingResult {
    let measures = WaitingMeasure.allCases
    let figures = result.years.indices.map { step in
      matrix(services.count * measures.count, result.areas.count) { row, area in
        let (service, measure) = row.quotientAndRemainder(dividingBy: measures.count)
        guard service == 0 || area > 0 else { return .nan }
        return switch measures[measure] {
        case .weeks: 8 + 4 * Double(service) + Double(area) + 2 * Double(step)
        case .normWeeks: 10
        case .demand: 54
        case .delivered: 52.5
        case .backlog: 7.0625 + Double(step)
        case .exceedProbability: step > 1 ? 1 : 0
        }
      }
    }
    var waiting = WaitingResult(services: try norms(), figures: figures)
    if result.margins != nil { waiting.margins = figures.map { drawn($0, shift: 0) } }
    return waiting
  }

  private static func norms() throws -> [WaitingData.Norm] {
    try SampleResult.model { model in
      model.files["waiting_norms.csv"] =
        "service,name_nl,norm_weeks,product,branch,source\nbasis,Basis-ggz (totaal),10,,,made up\n"
        + "jeugd,Jeugd-ggz,10,,,made up\n"
    }.waiting.norms
  }

  /// A scenario with a lever of each kind of course, and what it changes.
  static let scenario: Scenario = {
    var absence = Lever(
      target: .absence, size: -0.125, unit: .relative, course: .linear(from: 2025, until: 2030))
    (absence.p10, absence.p90, absence.reason) = (-0.25, -0.0625, "a trial")
    absence.selection.branches = ["ggz", "vvt"]
    absence.selection.regions = ["provincie:*"]
    var moved = Lever(
      target: .substitute, size: 0.5, unit: .share, course: .atOnce(from: 2025, until: nil))
    moved.selection.products = ["ziekenhuis"]
    moved.selection.ages = 65...80
    moved.substitute = Lever.Substitute(product: "verpleging", ratio: 0.75)
    return Scenario(
      name: "minder_verzuim", titleNL: "Minder verzuim", titleEN: "Less absence", description: "What if",
      source: "a study", levers: [absence, moved])
  }()

  /// Cost goes up by 1.5 million times area + 1, the gap down by 10 times that; a wait in the second area only.
  static func difference(_ result: PrognosisResult, named name: String = scenario.name) -> ScenarioDifference
  {
    let lines = [
      ScenarioDifference.Line(table: "population_groups", item: "total"),
      ScenarioDifference.Line(table: "care", item: "bezoek"),
      ScenarioDifference.Line(table: "care", item: "total"),
      ScenarioDifference.Line(table: "life_expectancy", item: "life_expectancy", measure: "F 65"),
      ScenarioDifference.Line(table: "workforce", item: "total", measure: "gap_fte"),
      ScenarioDifference.Line(table: "workforce", item: "total", measure: "gap_share"),
      ScenarioDifference.Line(table: "waiting", item: "basis", measure: "weeks"),
    ]
    let sizes = [0.00049, 1.2345, 1_500_000.126, 0.12345, -10.126, -0.00126, -0.0125]
    let figures = result.years.indices.map { step in
      matrix(lines.count, result.areas.count) { row, area in
        row == lines.count - 1 && area != 1 ? .nan : sizes[row] * Double(area + 1) * Double(step)
      }
    }
    return ScenarioDifference(
      scenario: name, lines: lines, figures: figures,
      margins: result.margins == nil
        ? nil
        : figures.map { figures in
          drawn(figures, shift: 1) { lines[$0].item == "total" && lines[$0].table == "care" ? 1e5 : 1 }
        })
  }

  /// Draws whose mean is the central figure and `shift` more, whose quantiles lie around it by `offsets`, times the
  /// row's scale.
  private static func drawn(
    _ central: Matrix, shift: Double, scale: (Int) -> Double = { _ in 1 }
  ) -> Distribution {
    func moved(_ by: Double) -> Matrix {
      matrix(central.rows, central.columns) { central[$0, $1] + by * scale($0) }
    }
    return Distribution(mean: moved(shift), quantiles: offsets.map { moved(shift + $0) })
  }

  private static func matrix(_ rows: Int, _ columns: Int, _ value: (Int, Int) -> Double) -> Matrix {
    Matrix(
      rows: rows, columns: columns,
      byColumns: (0..<columns).flatMap { column in (0..<rows).map { value($0, column) } })
  }
}
