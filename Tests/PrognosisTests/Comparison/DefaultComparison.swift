import ModelDirectory
import Prognosis
import Testing

/// The comparison of the default model, made once for the land, the provinces, the zorgkantoor regions and every municipality.
enum DefaultComparison {
  static let outcome = Result { () throws -> RegionalComparison in
    let model = try DefaultRun.model()
    let areas = try AreaSelection.areas(
      of: model, sets: ["land", "provincie", "zorgkantoor", "gemeente"], regions: [])
    return try ComparisonRun(model: model, options: ComparisonOptions(areas: areas)).result()
  }

  static func result() throws -> RegionalComparison { try outcome.get() }
}

extension RegionalComparison {
  /// The place of the area with this name or code in a set.
  func area(_ name: String, set: String = "gemeente") -> Int? {
    areas.firstIndex { ($0.name == name || $0.code == name) && $0.set == set }
  }

  /// The place of the item with this code.
  func item(_ code: String) -> Int? { items.firstIndex { $0.code == code } }

  /// The line of an item in an area.
  func line(_ item: Int, _ area: String, set: String = "gemeente") throws -> BenchmarkLine {
    let place = try #require(self.area(area, set: set))
    return try #require(lines[place][item])
  }

  /// The line of the item with a code.
  func line(_ item: String, _ area: String, set: String = "gemeente") throws -> BenchmarkLine {
    let place = try #require(self.item(item))
    return try line(place, area, set: set)
  }

  /// All figures of an area, in a fixed order; NaN for what isn't there.
  func figures(_ area: Int) -> [Double] {
    lines[area].flatMap { line -> [Double] in
      guard let line else { return [.nan] }
      return [line.observed, line.expected, line.shrunkRatio, line.deviation, Double(line.rank)]
        + [line.ratio, line.predicted, line.unexplained, line.similar].flatMap(Self.numbers)
    }
      + similarAreas[area].flatMap { [$0.distance] + $0.contributions }
      + profiles[area].flatMap { [$0.value, $0.national, $0.standardised] }
      + regressions.flatMap { $0.effects[area] }
      + differences[area].flatMap { [$0.rate, $0.benchmarkRate, $0.ageSex, $0.rest] }
      + (priorities[area] + nearPriorities[area].map(\.priority)).flatMap {
        [$0.deviation, $0.stake, $0.benchmark] + Self.numbers($0.figure)
      }
  }

  /// What an area is told in words: names of similar areas, topics, evidence, funnel.
  func words(_ area: Int) -> [String] {
    lines[area].map { $0?.funnel.rawValue ?? "" } + similarAreas[area].map { $0.area.name }
      + priorities[area].flatMap { [$0.kind.rawValue, $0.item, $0.evidence.dutch, $0.evidence.english] }
      + nearPriorities[area].flatMap { [$0.priority.kind.rawValue, $0.priority.item] }
  }

  private static func numbers(_ estimate: IntervalEstimate?) -> [Double] {
    estimate.map { [$0.value, $0.lower, $0.upper] } ?? [.nan, .nan, .nan]
  }
}

/// Whether two lists hold the same figures within a tolerance, unknown ones in the same places.
func sameFigures(_ a: [Double], _ b: [Double], relative: Double, absolute: Double = 0) -> Bool {
  a.count == b.count
    && zip(a, b).allSatisfy { x, y in
      x.isNaN || y.isNaN
        ? x.isNaN && y.isNaN : x == y || (x - y).magnitude <= max(absolute, relative * y.magnitude)
    }
}
