/// Deviations from what was expected, year by year, and their cumulative sums beside the threshold of a signal.
///
/// Two panels above each other: the standardised deviations within their limits, and the sums. A sum beyond the
/// threshold is a signal, and is marked.
public struct ControlChart: Chart {
  /// A course over the years.
  public struct Course: Sendable {
    /// Its name; plain text.
    public var name: String
    /// A figure per year; NaN where there is none.
    public var values: [Double]

    /// A course over the years.
    public init(_ name: String, _ values: [Double]) { (self.name, self.values) = (name, values) }
  }

  /// The years, ascending.
  public var years: [Int]
  /// The standardised deviations.
  public var deviations: Course
  /// Limits of the deviations, drawn on both sides of zero, the narrowest first: 1.28 for 80 %, 1.96 for 95 %.
  public var limits: [ChartReference]
  /// The upper sums, zero or above.
  public var upper: Course
  /// The lower sums, zero or below.
  public var lower: Course
  /// The threshold, drawn on both sides of zero.
  public var threshold: ChartReference
  /// What the legend calls a sum beyond the threshold.
  public var signalName: String
  /// The axis of deviations.
  public var deviationAxis: ChartAxis
  /// The axis of sums.
  public var sumAxis: ChartAxis

  /// A control chart.
  /// - Precondition: every course has a figure per year; limits and threshold are above zero.
  public init(
    years: [Int], deviations: Course, limits: [ChartReference], upper: Course, lower: Course,
    threshold: ChartReference, signalName: String, deviationAxis: ChartAxis, sumAxis: ChartAxis
  ) {
    precondition(
      [deviations, upper, lower].allSatisfy { $0.values.count == years.count }, "a figure per year")
    precondition(limits.allSatisfy { $0.value > 0 } && threshold.value > 0, "limits above zero")
    (self.years, self.deviations, self.limits) = (years, deviations, limits)
    (self.upper, self.lower, self.threshold, self.signalName) = (upper, lower, threshold, signalName)
    (self.deviationAxis, self.sumAxis) = (deviationAxis, sumAxis)
  }

  /// The drawing.
  public func svg(_ labels: ChartLabels) -> String { ControlDrawing(self, labels).svg() }
}
