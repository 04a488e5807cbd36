import Foundation
import ModelDirectory

/// Realised figures beside what a run projected for them.
struct MatchedFigures: Sendable {
  /// What happened, by what it is about.
  private(set) var realised: [SeriesKey: [(year: Int, value: Double)]] = [:]
  /// How many figures of files that hold whatever is known the run has nothing on.
  private(set) var passedOver = 0
  /// How many figures the run has left out, so that small counts can't be read.
  private(set) var suppressed = 0

  /// The figures that the run has, ascending by year.
  ///
  /// - Throws: `.figures` with every figure of the user's own that the run hasn't: a table, set, code, item or year that isn't
  ///   in it; or where nothing is left.
  init(_ figures: RealisedFigures, in run: ProjectedFigures) throws(MonitorError) {
    var log = FaultLog()
    for row in figures.rows {
      guard let table = SeriesKey.Table(rawValue: row.table) else {
        log.add(row.file, line: row.line, "table is \(Quoted.text(row.table))")
        continue
      }
      if let set = row.set {
        if let fault = Self.fault(of: row, table, set, in: run) {
          log.add(row.file, line: row.line, fault)
        } else {
          take(row, SeriesKey(table: table, set: set, code: row.code, item: row.item), in: run, &log)
        }
      } else {
        let sets = run.sets(with: row.code)
        if sets.isEmpty { passedOver += 1 }
        for set in sets {
          take(row, SeriesKey(table: table, set: set, code: row.code, item: row.item), in: run, &log)
        }
      }
    }
    if log.isEmpty, realised.isEmpty {
      for input in figures.inputs {
        log.add(input.name, "has no figure of an area, year and item that the run has margins of")
      }
    }
    guard log.isEmpty else { throw .figures(faults: log.sorted, more: log.more) }
    for key in realised.keys { realised[key]?.sort { $0.year < $1.year } }
  }

  private mutating func take(
    _ row: RealisedFigures.Row, _ key: SeriesKey, in run: ProjectedFigures, _ log: inout FaultLog
  ) {
    guard let figure = run.courses[key]?.first(where: { $0.year == row.year })?.figure else {
      passedOver += 1
      return
    }
    // A figure may stand in a file of either form.
    guard realised[key]?.contains(where: { $0.year == row.year }) != true else {
      log.add(row.file, line: row.line, "repeats the figure of \(row.item) of \(row.year) of another file")
      return
    }
    if figure.isSuppressed {
      suppressed += 1
    } else {
      realised[key, default: []].append((row.year, row.value))
    }
  }

  /// Why the run has nothing on a figure; nil where it has.
  private static func fault(
    of row: RealisedFigures.Row, _ table: SeriesKey.Table, _ set: String, in run: ProjectedFigures
  ) -> String? {
    guard let items = run.items[table], let years = run.years[table] else {
      return "table is '\(table.rawValue)', which the run doesn't have"
    }
    guard let codes = run.names[set] else {
      return "set is \(Quoted.text(set)); the run has \(Quoted.list(run.names.keys.sorted()))"
    }
    guard codes[row.code] != nil else {
      let named = codes.filter { $0.value == row.code }.keys.sorted()
      let name = named.isEmpty ? "" : ", the name of \(Quoted.list(named))"
      return
        "code is \(Quoted.text(row.code))\(name); the run has of set \(Quoted.text(set)) \(Quoted.list(codes.keys.sorted()))"
    }
    guard items.contains(row.item) else {
      let known = Quoted.list(ordered(items, by: row.item), limit: 12)
      return "item is \(Quoted.text(row.item)); \(table.rawValue) of the run has \(known)"
    }
    guard years.contains(row.year) else {
      return
        "year is \(row.year); \(table.rawValue) of the run has \(years.lowerBound) to \(years.upperBound)"
    }
    let key = SeriesKey(table: table, set: set, code: row.code, item: row.item)
    return run.courses[key]?.contains { $0.year == row.year } == true ? nil : "the run has no figure of this"
  }

  /// The items, those first in which what was asked for stands; ages in their order.
  private static func ordered(_ items: Set<String>, by asked: String) -> [String] {
    let all = items.sorted { $0.compare($1, options: .numeric) == .orderedAscending }
    let near = all.filter { $0.contains(asked) }
    return near + all.filter { !near.contains($0) }
  }
}
