/// Ratios by size, within the limits that chance draws around the target.
public struct FunnelChart: Chart {
  /// An area.
  public struct Point: Sendable {
    /// Its name; plain text.
    public var label: String
    /// Its size: what is expected.
    public var size: Double
    /// Its ratio.
    public var ratio: Double
    /// Whether it is the one that the chart is about.
    public var isHighlighted: Bool
    /// Whether it is one of a crowd: a small mark without a name or a link.
    public var isMinor: Bool
    /// The page about it; nil without one.
    public var link: String?

    /// An area.
    public init(
      _ label: String, size: Double, ratio: Double, isHighlighted: Bool = false, isMinor: Bool = false,
      link: String? = nil
    ) {
      (self.label, self.size, self.ratio) = (label, size, ratio)
      (self.isHighlighted, self.isMinor, self.link) = (isHighlighted, isMinor, link)
    }
  }

  /// The limits at a size.
  public struct Limits: Sendable {
    /// The size.
    public var size: Double
    /// The limits of 95 %.
    public var inner: ClosedRange<Double>
    /// The limits of 99.8 %.
    public var outer: ClosedRange<Double>

    /// The limits at a size.
    public init(size: Double, inner: ClosedRange<Double>, outer: ClosedRange<Double>) {
      (self.size, self.inner, self.outer) = (size, inner, outer)
    }
  }

  /// The areas.
  public var points: [Point]
  /// The limits, ascending by size.
  public var limits: [Limits]
  /// What the limits lie around, usually 1.
  public var target: ChartReference
  /// The names of the limits, as the legend has them.
  public var limitNames: (inner: String, outer: String)
  /// The axis of sizes.
  public var sizeAxis: ChartAxis
  /// The axis of ratios.
  public var axis: ChartAxis

  /// A funnel.
  public init(
    points: [Point], limits: [Limits], target: ChartReference, limitNames: (inner: String, outer: String),
    sizeAxis: ChartAxis, axis: ChartAxis
  ) {
    (self.points, self.limits, self.target, self.limitNames) = (points, limits, target, limitNames)
    (self.sizeAxis, self.axis) = (sizeAxis, axis)
  }

  /// The drawing.
  public func svg(_ labels: ChartLabels) -> String { FunnelDrawing(self, labels).svg() }
}
