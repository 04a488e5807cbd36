/// Intervals beside figures: a thin line for 95 %, a thick one for 80 %.
struct Whiskers {
  private var thin = SVGPath()
  private var thick = SVGPath()

  /// Adds the intervals of a figure that lies along a horizontal axis.
  mutating func add(_ estimate: ChartEstimate, at y: Double, _ scale: AxisScale) {
    add(estimate.outer, at: y, scale, \.thin)
    add(estimate.inner, at: y, scale, \.thick)
  }

  private mutating func add(
    _ interval: ClosedRange<Double>?, at y: Double, _ scale: AxisScale,
    _ path: WritableKeyPath<Whiskers, SVGPath>
  ) {
    guard let interval else { return }
    let (low, high) = (scale.place(interval.lowerBound), scale.place(interval.upperBound))
    guard low.isFinite, high.isFinite else { return }
    self[keyPath: path].move(low, y)
    self[keyPath: path].horizontal(high)
  }

  func draw(_ writer: inout SVGWriter) {
    writer.path(thin, classes: "thin")
    writer.path(thick, classes: "thick")
  }
}
