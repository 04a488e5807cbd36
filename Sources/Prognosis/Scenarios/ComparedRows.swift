import LinearAlgebra
import ModelDirectory

/// The figures of which a scenario's difference from the reference is told: a part per table.
///
/// A table joins by a part of its own in `parts`.
struct ComparedRows {
  /// Lines of one table.
  struct Part {
    /// The lines.
    let lines: [ScenarioDifference.Line]
    /// Where the draws of each line stand; empty where the table has none.
    let rows: [Int]
    /// The figures of a result's central path in a year, lines x areas; nil in years without.
    let figures: (PrognosisResult, _ t: Int) -> Matrix?
  }

  let parts: [Part]

  var lines: [ScenarioDifference.Line] { parts.flatMap(\.lines) }

  /// - Parameters:
  ///   - result: the reference's.
  ///   - rows: where the draws stand; nil without draws.
  init(_ result: PrognosisResult, rows: SeriesRows?) {
    parts = [
      Self.groups(result, rows), Self.components(result, rows), Self.lifeExpectancy(result, rows),
      Self.care(result, rows), Self.conditions(result, rows), Self.workforce(result, rows),
      Self.waiting(result, rows),
    ].compactMap(\.self)
  }

  /// A scenario's figures less the reference's in a year: lines x areas, NaN where a line has none.
  func difference(_ scenario: PrognosisResult, _ reference: PrognosisResult, _ t: Int) -> Matrix {
    var rows: [[Double]] = []
    for part in parts {
      guard let own = part.figures(scenario, t), let base = part.figures(reference, t) else {
        rows += part.lines.map { _ in reference.areas.map { _ in .nan } }
        continue
      }
      rows += part.lines.indices.map { line in
        reference.areas.indices.map { own[line, $0] - base[line, $0] }
      }
    }
    return Matrix(rowsOf: rows)
  }

  // MARK: Tables

  private static func groups(_ result: PrognosisResult, _ rows: SeriesRows?) -> Part {
    let groups = PopulationGroup.groups(of: result.grid)
    return Part(
      lines: groups.map { .init(table: "population_groups", item: $0.name) },
      rows: rows.map { Array($0.groups) } ?? []
    ) { result, t in
      Matrix(
        rowsOf: groups.map { group in
          result.areas.indices.map { group.people(result.population[t], result.grid, column: $0) }
        })
    }
  }

  private static func components(_ result: PrognosisResult, _ rows: SeriesRows?) -> Part {
    Part(
      lines: result.componentNames.map { .init(table: "components", item: $0.rawValue) },
      rows: rows.map { Array($0.components) } ?? []
    ) { result, t in t < result.components.count ? result.components[t] : nil }
  }

  private static func lifeExpectancy(_ result: PrognosisResult, _ rows: SeriesRows?) -> Part? {
    let first = result.lifeExpectancy.filter { $0.year == result.years[0] }
    guard !first.isEmpty else { return nil }
    return Part(
      lines: first.map {
        .init(table: "life_expectancy", item: "life_expectancy", measure: "\($0.sex.letter) \($0.age)")
      }, rows: rows.map { Array($0.lifeExpectancy) } ?? []
    ) { result, t in
      Matrix(rowsOf: result.lifeExpectancy.filter { $0.year == result.years[t] }.map(\.values))
    }
  }

  private static func care(_ result: PrognosisResult, _ rows: SeriesRows?) -> Part? {
    let items = CareItem.items(of: result.products)
    guard !items.isEmpty else { return nil }
    return Part(
      lines: items.map { .init(table: "care", item: $0.code) }, rows: rows.map { Array($0.care) } ?? []
    ) { result, t in
      Matrix(
        rowsOf: items.map { item in
          result.areas.indices.map { item.value(result.care[t], column: $0) }
        })
    }
  }

  private static func conditions(_ result: PrognosisResult, _ rows: SeriesRows?) -> Part? {
    guard !result.conditions.isEmpty else { return nil }
    return Part(
      lines: result.conditions.map { .init(table: "conditions", item: $0.code) },
      rows: rows.map { Array($0.conditions) } ?? []
    ) { result, t in result.conditionCounts[t] }
  }

  private static func workforce(_ result: PrognosisResult, _ rows: SeriesRows?) -> Part? {
    guard let workforce = result.workforce else { return nil }
    return Part(
      lines: workforce.items.flatMap { item in
        WorkforceMeasure.allCases.map { .init(table: "workforce", item: item.code, measure: $0.rawValue) }
      }, rows: rows.map { Array($0.workforce) } ?? []
    ) { result, t in result.workforce?.figures[t] }
  }

  /// The norm isn't compared, as it is the same; nor the probability, which no draw has.
  private static func waiting(_ result: PrognosisResult, _ rows: SeriesRows?) -> Part? {
    guard let waiting = result.waiting else { return nil }
    let measures: [WaitingMeasure] = [.weeks, .demand, .delivered, .backlog]
    let followed = waiting.services.indices.flatMap { s in measures.map { waiting.row(s, $0) } }
    return Part(
      lines: waiting.services.flatMap { service in
        measures.map { .init(table: "waiting", item: service.service, measure: $0.rawValue) }
      }, rows: rows.map { Array($0.waiting) } ?? []
    ) { result, t in
      result.waiting.map { waiting in
        Matrix(
          rowsOf: followed.map { row in
            result.areas.indices.map { waiting.figures[t][row, $0] }
          })
      }
    }
  }
}
