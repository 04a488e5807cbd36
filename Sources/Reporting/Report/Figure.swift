import Charts

/// A drawing with what a reader needs to trust it: what it shows, in which unit, from where, and its data.
package struct Figure: Sendable {
  /// Unique on its page, of lower-case letters, digits and hyphens.
  package var id: String
  /// What it shows, as a sentence where it can be one.
  package var title: String
  /// What is measured, with its unit and price level.
  package var unit: String
  /// Where the figures come from: the table of the package, and the model's sources.
  package var source: String
  /// What the drawing shows, in a sentence or two, for those who can't see it.
  package var alternative: String
  /// The drawing.
  package var chart: any Chart
  /// The same figures as the drawing's, to be opened below it.
  package var table: DataTable
  /// What a reader should know of these figures.
  package var notes: [String] = []
  /// A way past a drawing of many links, to where the same can be reached; nil where there are few.
  package var bypass: Bypass?

  /// A way past a drawing.
  package struct Bypass: Sendable {
    /// What the link says.
    package var text: String
    /// The name of the part of the page that it leads to.
    package var section: String
  }
}

/// A table on a page. Its texts are plain: what templates write of them is escaped.
package struct DataTable: Sendable {
  /// A column.
  package struct Column: Sendable {
    /// Its heading, with its unit.
    package var title: String
    /// Whether it holds numbers, which stand to the right.
    package var isNumeric: Bool

    /// A column of texts.
    package static func text(_ title: String) -> Column { Column(title: title, isNumeric: false) }
    /// A column of numbers.
    package static func number(_ title: String) -> Column { Column(title: title, isNumeric: true) }
  }

  /// What the table holds.
  package var caption: String
  /// The columns; the first heads the rows.
  package var columns: [Column]
  /// The rows, each a text per column.
  package var rows: [[String]]
  /// The address on the web that a row's heading leads to, where it has one; empty where no row has.
  package var links: [String?] = []
  /// The places of rows that are sums of those above them.
  package var totals: Set<Int> = []
}
