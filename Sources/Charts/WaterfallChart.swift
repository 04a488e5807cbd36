/// How a figure becomes another by steps that add up.
public struct WaterfallChart: Chart {
  /// A step.
  public struct Step: Sendable {
    /// What causes it; plain text.
    public var label: String
    /// What it adds.
    public var change: Double

    /// A step.
    public init(_ label: String, _ change: Double) { (self.label, self.change) = (label, change) }
  }

  /// What it starts from.
  public var start: (label: String, value: Double)
  /// What is added, in order.
  public var steps: [Step]
  /// What it ends in, with its margins; its value is the start and the steps together.
  public var end: (label: String, estimate: ChartEstimate)
  /// The axis of values; needn't start at zero, which the drawing then marks.
  public var axis: ChartAxis

  /// A waterfall.
  public init(
    start: (label: String, value: Double), steps: [Step], end: (label: String, estimate: ChartEstimate),
    axis: ChartAxis
  ) {
    (self.start, self.steps, self.end, self.axis) = (start, steps, end, axis)
  }

  /// The drawing.
  public func svg(_ labels: ChartLabels) -> String { WaterfallDrawing(self, labels).svg() }
}
