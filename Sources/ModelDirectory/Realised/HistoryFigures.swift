/// Realised figures in the form of a model's `history_components.csv`: a region's population on 1 January, its births,
/// deaths and moves, a year on each line.
///
/// Such a file holds more years and regions than a run; what the run lacks is passed over.
enum HistoryFigures {
  /// The form of a file.
  static let schema: TableSchema = {
    let tables = TableCatalogue.historyTables(TableCatalogue.AgeColumns(openAge: 105))
    guard let schema = tables.first(where: { $0.file == "history_components.csv" }) else {
      preconditionFailure("the catalogue has no components")
    }
    return schema
  }()

  /// Whether the header is one of this form, as far as that can be seen before it is checked.
  static func isForm(of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let line = bytes.prefix(TableHeader.longest).prefix { $0 != UInt8(ascii: "\n") }
    let names = String(decoding: line, as: UTF8.self).split { ",;\r\"\u{FEFF}".contains($0) }
    return names.contains("region") && !names.contains("table")
  }

  /// The figures that are known. Emigration is with the corrections, as in a run.
  static func rows(of table: Table) -> [RealisedFigures.Row] {
    let (codes, years) = (table.texts("region"), table.integers("year").map(Int.init))
    let starts = Set((0..<table.rows).map { Place(code: codes[$0], year: years[$0]) })
    return (0..<table.rows).flatMap { row in
      func value(_ column: String) -> Double { table.numbers(column)[row] }
      func figure(_ name: String, _ item: String, _ year: Int, _ value: Double) -> RealisedFigures.Row {
        RealisedFigures.Row(
          file: table.file, line: table.line(row), table: name, set: nil, code: codes[row], year: year,
          item: item, value: value)
      }
      let flows = ["births", "deaths", "immigration", "arrivals", "departures"].map {
        figure("components", $0, years[row], value($0))
      }
      let emigration = value("emigration") - value("corrections")
      var all = flows + [figure("components", "emigration", years[row], emigration)]
      all.append(figure("population_groups", "total", years[row], value("population_start")))
      // The end of a year is the start of the next, which stands there itself unless it is the last.
      let next = years[row] + 1
      if !starts.contains(Place(code: codes[row], year: next)) {
        all.append(figure("population_groups", "total", next, value("population_end")))
      }
      return all.filter { !$0.value.isNaN }
    }
  }

  private struct Place: Hashable {
    var code: String
    var year: Int
  }
}
