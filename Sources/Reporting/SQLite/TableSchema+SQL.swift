extension TableSchema {
  /// The statement that makes the table.
  var creation: String {
    let columns = fields.map { field in
      "\(field.name.quotedForSQL) \(field.kind.sqlType)\(field.isRequired ? " NOT NULL" : "")"
    }
    let key = databaseKey.map(\.quotedForSQL).joined(separator: ", ")
    return "CREATE TABLE \(name.quotedForSQL) (\n  "
      + (columns + ["PRIMARY KEY (\(key))"]).joined(separator: ",\n  ") + "\n) STRICT, WITHOUT ROWID"
  }

  /// The statement that adds a row.
  var insertion: String {
    let places = fields.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(name.quotedForSQL) VALUES (\(places))"
  }

  /// The primary key with the scenario last, so that it serves who asks for an area in some years, of whatever scenario.
  private var databaseKey: [String] {
    primaryKey.filter { $0 != "scenario" } + primaryKey.filter { $0 == "scenario" }
  }

  /// The statements that make the indices, beside the key: by what the rows are about and the year, of all areas.
  var indices: [String] {
    let topic = primaryKey.filter { !["scenario", "set", "code", "year", "age_from", "rank"].contains($0) }
    guard primaryKey.contains("code"), !topic.isEmpty else { return [] }
    let year = primaryKey.contains("year") ? ["year"] : []
    return [index("topic", topic + year)]
  }

  private func index(_ suffix: String, _ columns: [String]) -> String {
    let list = columns.map(\.quotedForSQL).joined(separator: ", ")
    return "CREATE INDEX \("\(name)_\(suffix)".quotedForSQL) ON \(name.quotedForSQL) (\(list))"
  }
}

extension FieldDescription.Kind {
  /// The type of a strict table's column.
  var sqlType: String {
    switch self {
    case .string: "TEXT"
    case .integer, .year: "INTEGER"
    case .number: "REAL"
    }
  }
}

extension String {
  /// The text as a name in SQL: `set`, `table`, `group` and `index` are words of the language.
  var quotedForSQL: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}
