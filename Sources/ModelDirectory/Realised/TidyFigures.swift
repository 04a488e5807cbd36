/// Realised figures with one on each line: table, set, code, year, item, value.
///
/// The table and the item are those of a run: an age group of `population_groups`, a component of `components`, a product or
/// total of `care`, a condition of `conditions`, and of `population` the sex and the ages of a group as its rows have them:
/// `F 80-84`, `M 105+`.
enum TidyFigures {
  /// The tables of a run that figures can be held against.
  static let tables = ["population", "population_groups", "components", "care", "conditions"]

  /// The form of a file.
  static let schema = TableSchema(
    "realised", key: ["table", "set", "code", "year", "item"],
    [
      .choice("table", tables), .code("set"), .code("code"), ColumnSchema.text("name").optional.orEmpty,
      .year,
      .code("item"), .number("value", .any),
    ])

  /// The only component that may be below zero.
  private static let balance = "net_migration"

  /// The figures of a file; one that can't be negative and is becomes a fault.
  static func rows(of table: Table, _ log: inout FaultLog) -> [RealisedFigures.Row] {
    let (names, items, values) = (table.texts("table"), table.texts("item"), table.numbers("value"))
    for row in 0..<table.rows where values[row] < 0 && items[row] != balance {
      log.add(
        table.file, line: table.line(row), "value is \(values[row]); allowed is a finite number of at least 0"
      )
    }
    return (0..<table.rows).map { row in
      RealisedFigures.Row(
        file: table.file, line: table.line(row), table: names[row], set: table.text("set", row),
        code: table.text("code", row), year: Int(table.integers("year")[row]), item: items[row],
        value: values[row])
    }
  }
}
