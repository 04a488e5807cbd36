/// The name, the columns and the key of an output table.
public struct TableSchema: Sendable {
  /// The table's name: its file without `.csv`.
  public let name: String
  /// What it holds.
  public let title: LocalText
  /// Its columns, in order.
  public let fields: [FieldDescription]
  /// The columns that together name a row.
  public let primaryKey: [String]

  /// The name of its file.
  public var fileName: String { name + ".csv" }

  /// The first line of its file.
  var header: [UInt8] { CSVText(fields: fields.map(\.name)).bytes + [UInt8(ascii: "\n")] }

  /// The same table where figures may be left out.
  var suppressed: TableSchema {
    TableSchema(name: name, title: title, fields: fields.map(\.suppressed), primaryKey: primaryKey)
  }

  static let areaKey = ["scenario", "set", "code"]
}
