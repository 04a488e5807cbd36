/// The rows of a table that passed its schema, column by column.
struct Table: Sendable {
  /// The file, as faults name it.
  let file: String
  /// The line of each row.
  let lines: [Int32]
  /// The columns by name, without those that start with `x_`.
  let columns: [String: Column]
  /// Whether every row was read and no key repeats; where not, nothing can be said of what is missing.
  let isSound: Bool
  /// Whether every row was read; where not, a code that is referred to may stand in a row that wasn't.
  let isWhole: Bool

  /// The values of a column, one per row.
  struct Column: Sendable {
    /// Whole numbers (`unknown` where empty), or indices into `names`.
    var integers: [Int32] = []
    /// Numbers; NaN where empty.
    var numbers: [Double] = []
    /// The distinct texts.
    var names: [String] = []

    /// An empty field of whole numbers.
    static let unknown = Int32.min
  }

  /// The number of rows.
  var rows: Int { lines.count }

  func has(_ column: String) -> Bool { columns[column] != nil }

  /// The line of a row.
  func line(_ row: Int) -> Int { Int(lines[row]) }

  /// The column of that name.
  /// - Precondition: the schema requires it, or `has` said that it is there.
  subscript(column: String) -> Column {
    guard let found = columns[column] else { preconditionFailure("\(file) has no column \(column)") }
    return found
  }

  /// The text of a column in a row.
  func text(_ column: String, _ row: Int) -> String {
    let found = self[column]
    return found.names[Int(found.integers[row])]
  }

  /// The texts of a column, one per row.
  func texts(_ column: String) -> [String] {
    let found = self[column]
    return found.integers.map { found.names[Int($0)] }
  }

  /// The numbers of a column, one per row.
  func numbers(_ column: String) -> [Double] { self[column].numbers }

  /// The whole numbers of a column, one per row.
  func integers(_ column: String) -> [Int32] { self[column].integers }

  /// The distinct whole numbers of a column, ascending.
  func distinct(_ column: String) -> [Int] { Set(self[column].integers).map(Int.init).sorted() }
}
