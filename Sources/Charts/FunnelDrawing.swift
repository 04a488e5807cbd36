/// A funnel being drawn.
struct FunnelDrawing {
  private let chart: FunnelChart
  private let labels: ChartLabels
  private let title: FittedText
  private let sizeTitle: FittedText
  private let legend: Legend
  private let frame: Frame
  private let across: AxisScale
  private let up: AxisScale

  private static let height = 230.0

  init(_ chart: FunnelChart, _ labels: ChartLabels) {
    (self.chart, self.labels) = (chart, labels)
    title = Frame.title(chart.axis, labels)
    sizeTitle = Frame.title(chart.sizeAxis)
    legend = Legend(Self.entries(chart), y: title.height + 4)
    let top = title.height + legend.height + 12
    up = AxisScale(
      Self.ratios(chart), axis: chart.axis, from: top + Self.height, to: top, most: 8)
    frame = Frame(
      left: Frame.margin(up, labels), right: SVGWriter.width - 12, top: top, bottom: top + Self.height)
    across = Frame.scale(
      chart.points.map(\.size), axis: chart.sizeAxis, from: frame.left + 8, to: frame.right - 4,
      labels: labels)
  }

  /// What must have a place: the areas and the target, and of the limits what lies beside the areas.
  private static func ratios(_ chart: FunnelChart) -> [Double] {
    let ratios = chart.points.map(\.ratio).filter(\.isFinite)
    let spread = ratios.map { ($0 - chart.target.value).magnitude }.max() ?? 0.1
    let room = (chart.target.value - spread * 2)...(chart.target.value + spread * 2)
    let limits = chart.limits.flatMap { limit in
      [limit.outer.lowerBound, limit.outer.upperBound].filter(room.contains)
    }
    return ratios + limits + [chart.target.value]
  }

  private static func entries(_ chart: FunnelChart) -> [Legend.Entry] {
    let one = chart.points.first { $0.isHighlighted }.map { Legend.Entry(.circle("one"), $0.label) }
    return [one].compactMap { $0 } + [
      Legend.Entry(.line("reference"), chart.target.name),
      Legend.Entry(.line("limit"), chart.limitNames.inner),
      Legend.Entry(.line("limit wide"), chart.limitNames.outer),
    ]
  }

  func svg() -> String {
    let hasLinks = chart.points.contains { $0.link != nil && !$0.isMinor }
    var writer = SVGWriter(
      height: frame.bottom + 28 + sizeTitle.height, labels: labels, hasLinks: hasLinks)
    writer.lines(title, x: 0, middle: title.height / 2, classes: "unit")
    legend.draw(&writer)
    frame.levels(up, labels, &writer)
    frame.columns(across, labels, &writer)
    writer.lines(
      sizeTitle, x: frame.right, middle: frame.bottom + 24 + sizeTitle.height / 2, .end, classes: "unit")
    drawLimits(&writer)
    drawPoints(&writer)
    return writer.finished()
  }

  private func drawLimits(_ writer: inout SVGWriter) {
    let target = up.place(chart.target.value)
    var path = SVGPath()
    if target.isFinite {
      path.move(frame.left, target)
      path.horizontal(frame.right)
    }
    writer.path(path, classes: "reference")
    let (inner, outer) = (chart.limits.map(\.inner), chart.limits.map(\.outer))
    writer.path(curves([inner.map(\.lowerBound), inner.map(\.upperBound)]), classes: "limit")
    writer.path(curves([outer.map(\.lowerBound), outer.map(\.upperBound)]), classes: "limit wide")
  }

  /// Curves along the sizes of the limits, as far as the field goes.
  private func curves(_ curves: [[Double]]) -> SVGPath {
    var path = SVGPath()
    for curve in curves {
      var isDown = false
      for (limit, ratio) in zip(chart.limits, curve) {
        let (x, y) = (across.place(limit.size), up.place(ratio))
        guard across.contains(limit.size), up.contains(ratio) else {
          isDown = false
          continue
        }
        if isDown { path.line(x, y) } else { path.move(x, y) }
        isDown = true
      }
    }
    return path
  }

  /// The area that it is about comes last, on top of the others.
  private func drawPoints(_ writer: inout SVGWriter) {
    drawCrowd(&writer)
    let named = chart.points.filter { !$0.isMinor }
    let order = named.filter { !$0.isHighlighted } + named.filter(\.isHighlighted)
    for point in order {
      let (x, y) = (across.place(point.size), up.place(point.ratio))
      guard x.isFinite, y.isFinite else { continue }
      let name = "\(point.label): \(text(point.ratio))"
      if let link = point.link { writer.openLink(link, name: name) }
      writer.circle(x: x, y: y, radius: point.isHighlighted ? 6 : 3.5, classes: classes(point), title: name)
      if point.link != nil { writer.raw("</a>") }
    }
  }

  /// All small marks in one path: lines of no length, whose round ends are dots.
  private func drawCrowd(_ writer: inout SVGWriter) {
    var path = SVGPath()
    for point in chart.points where point.isMinor {
      let (x, y) = (across.place(point.size), up.place(point.ratio))
      guard x.isFinite, y.isFinite else { continue }
      path.dot(x, y)
    }
    writer.path(path, classes: "crowd")
  }

  private func classes(_ point: FunnelChart.Point) -> String { point.isHighlighted ? "one" : "other" }

  private func text(_ ratio: Double) -> String {
    labels.text(ratio * chart.axis.factor, decimals: max(2, up.ticks.decimals)) + chart.axis.suffix
  }
}
