/// A population pyramid: two sides by age, now as an outline and later as bars with their intervals.
public struct PyramidChart: Chart {
  /// A side.
  public struct Side: Sendable {
    /// Its name: women or men.
    public var name: String
    /// People by age band in the first year.
    public var before: [Double]
    /// People by age band in the later year.
    public var after: [ChartEstimate]

    /// A side.
    public init(_ name: String, before: [Double], after: [ChartEstimate]) {
      (self.name, self.before, self.after) = (name, before, after)
    }
  }

  /// The age bands, youngest first.
  public var bands: [String]
  /// To the left.
  public var left: Side
  /// To the right.
  public var right: Side
  /// The first and the later year, as the legend names them.
  public var years: (before: String, after: String)
  /// The axis of people.
  public var axis: ChartAxis

  /// A pyramid.
  /// - Precondition: both sides have a figure per band.
  public init(
    bands: [String], left: Side, right: Side, years: (before: String, after: String), axis: ChartAxis
  ) {
    precondition(
      [left, right].allSatisfy { $0.before.count == bands.count && $0.after.count == bands.count })
    (self.bands, self.left, self.right, self.years, self.axis) = (bands, left, right, years, axis)
  }

  /// The drawing.
  public func svg(_ labels: ChartLabels) -> String { PyramidDrawing(self, labels).svg() }
}
