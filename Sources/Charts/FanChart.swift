/// Lines over the years, each in the fan of its intervals.
public struct FanChart: Chart {
  /// A line.
  public struct Series: Sendable {
    /// Its name; plain text.
    public var name: String
    /// A figure per year.
    public var points: [ChartEstimate]

    /// A line.
    public init(_ name: String, _ points: [ChartEstimate]) { (self.name, self.points) = (name, points) }
  }

  /// The years, ascending.
  public var years: [Int]
  /// The lines, at most eight, which differ in colour, dash and mark; the name stands at the line's end or in the legend.
  public var series: [Series]
  /// Lines across the chart.
  public var references: [ChartReference]
  /// The axis of values.
  public var axis: ChartAxis

  /// Lines over the years.
  /// - Precondition: every line has a figure per year.
  public init(years: [Int], series: [Series], references: [ChartReference] = [], axis: ChartAxis) {
    precondition(series.allSatisfy { $0.points.count == years.count }, "a figure per year")
    (self.years, self.series, self.references, self.axis) = (years, series, references, axis)
  }

  /// The drawing.
  public func svg(_ labels: ChartLabels) -> String { FanDrawing(self, labels).svg() }
}
