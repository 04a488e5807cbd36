/// Rows of dots with their intervals, beside a line to hold them against.
///
/// A figure so far out that the others couldn't be told apart lies beyond the axis: it is drawn as an arrow at the edge with
/// its number, and said in the text alternative.
public struct IntervalChart: Chart {
  /// A row.
  public struct Row: Sendable {
    /// What it is about; plain text.
    public var label: String
    /// A figure per series; NaN where a series has none.
    public var estimates: [ChartEstimate]
    /// Starts a group of rows with this heading; nil continues the one before.
    public var group: String?

    /// A row.
    public init(_ label: String, _ estimates: [ChartEstimate], group: String? = nil) {
      (self.label, self.estimates, self.group) = (label, estimates, group)
    }
  }

  /// How figures are drawn.
  public enum Mark: Sendable {
    /// As a dot, for ratios and differences.
    case dot
    /// As a bar from zero, for amounts.
    case bar
  }

  /// The rows, from the top.
  public var rows: [Row]
  /// The names of the series, one or more; with one there is no legend.
  public var series: [String]
  /// Lines through all rows.
  public var references: [ChartReference]
  /// How figures are drawn.
  public var mark: Mark
  /// The axis of values.
  public var axis: ChartAxis

  /// Rows of dots.
  /// - Precondition: every row has a figure per series.
  public init(
    rows: [Row], series: [String], references: [ChartReference] = [], mark: Mark = .dot, axis: ChartAxis
  ) {
    precondition(rows.allSatisfy { $0.estimates.count == series.count }, "a figure per series")
    (self.rows, self.series, self.references) = (rows, series, references)
    (self.mark, self.axis) = (mark, axis)
  }

  /// The drawing.
  public func svg(_ labels: ChartLabels) -> String { IntervalDrawing(self, labels).svg() }
}
