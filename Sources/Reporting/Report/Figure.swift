import Charts

/// A drawing with what a reader needs to trust it: what it shows, in which unit, from where, and its data.
struct Figure: Sendable {
  /// Unique on its page, of lower-case letters, digits and hyphens.
  var id: String
  /// What it shows, as a sentence where it can be one.
  var title: String
  /// What is measured, with its unit and price level.
  var unit: String
  /// Where the figures come from: the table of the package, and the model's sources.
  var source: String
  /// What the drawing shows, in a sentence or two, for those who can't see it.
  var alternative: String
  /// The drawing.
  var chart: any Chart
  /// The same figures as the drawing's, to be opened below it.
  var table: DataTable
  /// What a reader should know of these figures.
  var notes: [String] = []
}

/// A table on a page. Its texts are plain: what templates write of them is escaped.
struct DataTable: Sendable {
  /// A column.
  struct Column: Sendable {
    /// Its heading, with its unit.
    var title: String
    /// Whether it holds numbers, which stand to the right.
    var isNumeric: Bool

    /// A column of texts.
    static func text(_ title: String) -> Column { Column(title: title, isNumeric: false) }
    /// A column of numbers.
    static func number(_ title: String) -> Column { Column(title: title, isNumeric: true) }
  }

  /// What the table holds.
  var caption: String
  /// The columns; the first heads the rows.
  var columns: [Column]
  /// The rows, each a text per column.
  var rows: [[String]]
}
