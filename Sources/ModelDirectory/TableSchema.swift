/// The form of a table: its columns and what identifies a row.
struct TableSchema: Sendable {
  /// The years that a table or `model.yaml` may speak of.
  static let years = 1900...2200

  /// The file's name.
  var file: String
  /// Its columns; their order in the file is free.
  var columns: [ColumnSchema]
  /// Columns that together identify a row; those that are left out don't count.
  var key: [String]
  /// Groups of columns of which exactly one must be there, whole.
  var oneOf: [[String]] = []
  /// Groups of columns that are there whole or not at all.
  var together: [[String]] = []

  init(_ file: String, key: [String], _ columns: [ColumnSchema]) {
    (self.file, self.key, self.columns) = (file, key, columns)
  }
}

/// The schemas of every table that a model directory may hold.
struct TableCatalogue: Sendable {
  /// In order of file name.
  let schemas: [TableSchema]

  /// The tables of a model.
  /// - Parameters:
  ///   - openAge: the highest age.
  ///   - fertility: the method, which decides on columns; nil where it isn't known.
  init(openAge: Int, fertility: ModelSettings.Fertility.Method?) {
    let ages = AgeColumns(openAge: openAge)
    let all =
      Self.regionTables(ages) + Self.mortalityTables(ages) + Self.fertilityTables(ages, fertility)
      + Self.migrationTables(ages) + Self.historyTables(ages) + Self.careTables(ages)
      + Self.determinantTables(ages) + Self.workforceTables(ages) + Self.waitingTables()
    schemas = all.sorted { $0.file < $1.file }
  }

  /// The schema of `file`.
  subscript(file: String) -> TableSchema? { schemas.first { $0.file == file } }

  /// The age columns of a model.
  struct AgeColumns {
    var openAge: Int
    var age: ColumnSchema { .integer("age", 0...openAge) }
    var from: ColumnSchema { .integer("age_from", 0...openAge) }
    var to: ColumnSchema { .integer("age_to", 0...openAge).orEmpty }
  }
}
