import GRDB
import ModelDirectory

extension Database {
  /// Makes a table with its rows and indices.
  func add(_ table: RenderedTable) throws {
    try execute(sql: table.schema.creation)
    let inserter = try RowInserter(table.schema, in: self)
    // The first piece is the header.
    for piece in table.pieces.dropFirst() { try inserter.insert(piece) }
    for index in table.schema.indices { try execute(sql: index) }
  }

  /// Makes the tables that describe the others.
  func describe(_ results: ResultDatabase) throws {
    try execute(sql: Self.descriptions)
    let language = results.language
    for table in results.tables { try describe(table, language) }
    for view in results.views { try insert("tables", [view.name, "view", view.title[language], nil]) }
    for item in results.items { try insert("items", [item.kind.rawValue, item.code, item.name]) }
    for (key, value) in results.run { try insert("run", [key, value]) }
    for (place, row) in results.sources.enumerated() {
      try insert(
        "sources",
        [place + 1, row.file, row.source, row.publisher, row.period, row.licence, row.url, row.derivation])
    }
  }

  /// Makes a table in the place of one of its name.
  func replace(_ table: RenderedTable, _ language: Language) throws {
    let name = table.schema.name
    try execute(sql: "DROP TABLE IF EXISTS \(name.quotedForSQL)")
    try execute(sql: "DELETE FROM columns WHERE \"table\" = ?", arguments: [name])
    try execute(sql: "DELETE FROM tables WHERE name = ?", arguments: [name])
    try add(table)
    try describe(table, language)
  }

  /// Says what a table and its columns are.
  private func describe(_ table: RenderedTable, _ language: Language) throws {
    let schema = table.schema
    try insert("tables", [schema.name, "table", schema.title[language], table.rowCount])
    for (place, field) in schema.fields.enumerated() {
      try insert(
        "columns",
        [
          schema.name, place + 1, field.name, field.kind.sqlType, field.unit?[language],
          field.description[language],
        ])
    }
  }

  private func insert(_ table: String, _ values: [(any DatabaseValueConvertible)?]) throws {
    let places = values.map { _ in "?" }.joined(separator: ", ")
    try execute(
      sql: "INSERT INTO \(table.quotedForSQL) VALUES (\(places))", arguments: StatementArguments(values))
  }

  private static let descriptions = """
    CREATE TABLE tables (
      name TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('table', 'view')), title TEXT NOT NULL,
      rows INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE columns (
      "table" TEXT NOT NULL REFERENCES tables (name), place INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
      unit TEXT, description TEXT NOT NULL, PRIMARY KEY ("table", place)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE items (
      kind TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (kind, code)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE run (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE sources (
      place INTEGER NOT NULL PRIMARY KEY, file TEXT NOT NULL, source TEXT NOT NULL, publisher TEXT NOT NULL,
      period TEXT NOT NULL, licence TEXT NOT NULL, url TEXT NOT NULL, derivation TEXT NOT NULL
    ) STRICT;
    CREATE VIEW period AS
      SELECT b.value + 0 AS base_year, b.value + h.value AS horizon
      FROM run AS b, run AS h WHERE b.key = 'base_year' AND h.key = 'horizon';
    """
}
