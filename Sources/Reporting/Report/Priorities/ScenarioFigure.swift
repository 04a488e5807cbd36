import Charts
import LinearAlgebra
import ModelDirectory
import Prognosis

/// One of the figures that scenarios are told apart by.
struct ScenarioFigure: Sendable {
  /// Unique among the figures, of lower-case letters, digits and hyphens.
  let id: String
  /// What it is, with its unit.
  let name: String
  /// What it is, for titles: without its unit, which follows the amount there.
  let plain: String
  /// Its unit, with the space before it; empty where amounts are people.
  var unit = ""
  /// Where it stands among the differences; its table is the file that it comes from.
  let line: ScenarioDifference.Line
  /// What its figures are divided by.
  var divisor = 1.0
  /// How many decimals it is written in.
  var decimals = 0

  /// Whether the median stands for the draws and not the mean, which a few very long waits pull far up.
  var isMedian: Bool { line.table == "waiting" }

  /// Its course in a result: per year the figure of an area with its intervals; nil where the result doesn't have it.
  func course(in result: PrognosisResult, area: Int) -> [ChartEstimate]? {
    guard let source = Source(line, result) else { return nil }
    return result.years.indices.map { step in
      estimate(
        source.margins?[step], row: source.row, area: area, central: source.central(step, area))
    }
  }

  /// What a scenario changes in the last year; nil where it has no such line.
  func change(_ difference: ScenarioDifference, area: Int) -> ChartEstimate? {
    guard let last = difference.figures.indices.last, let row = difference.lines.firstIndex(of: line) else {
      return nil
    }
    return estimate(
      difference.margins?[last], row: row, area: area, central: difference.figures[last][row, area])
  }

  private func estimate(_ distribution: Distribution?, row: Int, area: Int, central: Double) -> ChartEstimate
  {
    guard let distribution else { return ChartEstimate(central / divisor) }
    let ends = distribution.quantiles.map { $0[row, area] / divisor }
    // False of a figure that isn't there, which has no interval either.
    func interval(_ lower: Int, _ upper: Int) -> ClosedRange<Double>? {
      ends[lower] <= ends[upper] ? ends[lower]...ends[upper] : nil
    }
    let middle = isMedian ? ends[2] : distribution.mean[row, area] / divisor
    return ChartEstimate(
      middle, inner: interval(1, 3), outer: interval(0, 4))
  }
}

/// Where a result keeps a figure.
private struct Source {
  let row: Int
  let margins: [Distribution]?
  /// The figure of the central path, by step and area.
  let central: (Int, Int) -> Double

  init?(_ line: ScenarioDifference.Line, _ result: PrognosisResult) {
    switch line.table {
    case "population_groups":
      let groups = PopulationGroup.groups(of: result.grid)
      guard let row = groups.firstIndex(where: { $0.name == line.item }) else { return nil }
      self.init(row: row, margins: result.margins?.groups) {
        result.groupPeople(row, step: $0, area: $1)
      }
    case "care":
      let items = CareItem.items(of: result.products)
      guard let row = items.firstIndex(where: { $0.code == line.item }) else { return nil }
      self.init(row: row, margins: result.margins?.care) { items[row].value(result.care[$0], column: $1) }
    case "workforce":
      guard let staff = result.workforce, let measure = WorkforceMeasure(rawValue: line.measure),
        let item = staff.items.firstIndex(where: { $0.code == line.item })
      else { return nil }
      let row = staff.row(item, measure)
      self.init(row: row, margins: staff.margins) { staff.figures[$0][row, $1] }
    case "waiting":
      guard let waits = result.waiting, let measure = WaitingMeasure(rawValue: line.measure),
        let service = waits.services.firstIndex(where: { $0.service == line.item })
      else { return nil }
      let row = waits.row(service, measure)
      self.init(row: row, margins: waits.margins) { waits.figures[$0][row, $1] }
    default: return nil
    }
  }

  private init(row: Int, margins: [Distribution]?, central: @escaping (Int, Int) -> Double) {
    (self.row, self.margins, self.central) = (row, margins, central)
  }
}
