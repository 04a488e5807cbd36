/// A control chart being drawn.
struct ControlDrawing {
  private let chart: ControlChart
  private let labels: ChartLabels
  private let titles: (deviations: FittedText, sums: FittedText)
  private let legends: (deviations: Legend, sums: Legend)
  private let deviations: (frame: Frame, scale: AxisScale)
  private let sums: (frame: Frame, scale: AxisScale)

  private static let height = 120.0

  init(_ chart: ControlChart, _ labels: ChartLabels) {
    (self.chart, self.labels) = (chart, labels)
    titles = (Frame.title(chart.deviationAxis), Frame.title(chart.sumAxis))
    let legend = Legend(Self.limitEntries(chart), y: titles.deviations.height + 4)
    let top = titles.deviations.height + legend.height + 12
    let below = top + Self.height + 34 + titles.sums.height
    legends = (legend, Legend(Self.sumEntries(chart), y: below))
    let second = below + legends.sums.height + 8
    let limits = chart.limits.flatMap { [-$0.value, $0.value] }
    let upper = Self.scale(chart.deviations.values + limits, chart.deviationAxis, top: top)
    let threshold = [-chart.threshold.value, chart.threshold.value]
    let lower = Self.scale(
      chart.upper.values + chart.lower.values + threshold, chart.sumAxis, top: second)
    let left = max(Frame.margin(upper, labels), Frame.margin(lower, labels))
    deviations = (Self.frame(top, left), upper)
    sums = (Self.frame(second, left), lower)
  }

  private static func frame(_ top: Double, _ left: Double) -> Frame {
    Frame(left: left, right: SVGWriter.width - 16, top: top, bottom: top + height)
  }

  private static func scale(_ figures: [Double], _ axis: ChartAxis, top: Double) -> AxisScale {
    AxisScale(figures + [0], axis: axis, from: top + height, to: top, most: 6)
  }

  private static func limitEntries(_ chart: ControlChart) -> [Legend.Entry] {
    [Legend.Entry(.mark(0), chart.deviations.name)]
      + chart.limits.enumerated().map { Legend.Entry(.line(limitClasses($0)), $1.name) }
  }

  private static func sumEntries(_ chart: ControlChart) -> [Legend.Entry] {
    [
      Legend.Entry(.series(0), chart.upper.name), Legend.Entry(.series(1), chart.lower.name),
      Legend.Entry(.line("reference"), chart.threshold.name),
      Legend.Entry(.circle("alarm"), chart.signalName),
    ]
  }

  private static func limitClasses(_ index: Int) -> String { index == 0 ? "limit" : "limit wide" }

  func svg() -> String {
    var writer = SVGWriter(height: sums.frame.bottom + 26, labels: labels)
    writer.lines(titles.deviations, x: 0, middle: titles.deviations.height / 2, classes: "unit")
    legends.deviations.draw(&writer)
    drawDeviations(&writer)
    writer.lines(
      titles.sums, x: 0,
      middle: legends.sums.places[0].y - Legend.lineHeight / 2 - 4
        - titles.sums.height / 2, classes: "unit")
    legends.sums.draw(&writer)
    drawSums(&writer)
    return writer.finished()
  }

  private func drawDeviations(_ writer: inout SVGWriter) {
    let (frame, scale) = deviations
    frame.levels(scale, labels, &writer)
    base(frame, scale, &writer)
    for (index, limit) in chart.limits.enumerated() {
      across(frame, scale, limit.value, Self.limitClasses(index), &writer)
    }
    let x = places(frame)
    var stems = SVGPath()
    for (x, value) in zip(x, chart.deviations.values) where scale.place(value).isFinite {
      stems.move(x, scale.zero)
      stems.vertical(scale.place(value))
    }
    writer.group("s1") { $0.path(stems, classes: "thin") }
    writer.marks(0, at: zip(x, chart.deviations.values).map { ($0, scale.place($1)) })
    axis(frame).draw(&writer)
  }

  private func drawSums(_ writer: inout SVGWriter) {
    let (frame, scale) = sums
    frame.levels(scale, labels, &writer)
    base(frame, scale, &writer)
    across(frame, scale, chart.threshold.value, "reference", &writer)
    let x = places(frame)
    for (series, course) in [chart.upper, chart.lower].enumerated() {
      let fan = Fan(x: x, points: course.values.map { ChartEstimate($0) }, scale: scale)
      writer.group(SVGWriter.seriesClass(series)) { $0.path(fan.line(), classes: "line") }
      for (x, value) in zip(x, course.values) where isSignal(value) {
        writer.circle(x: x, y: scale.place(value), radius: 7, classes: "alarm")
      }
      writer.marks(series, at: zip(x, course.values).map { ($0, scale.place($1)) })
    }
    axis(frame).draw(&writer)
  }

  private func isSignal(_ value: Double) -> Bool { value.isFinite && value.magnitude > chart.threshold.value }

  /// Figures stand clear of the axis of values.
  private func places(_ frame: Frame) -> [Double] { axis(frame).places }

  private func axis(_ frame: Frame) -> YearAxis { YearAxis(years: chart.years, frame: frame, inset: 10) }

  private func base(_ frame: Frame, _ scale: AxisScale, _ writer: inout SVGWriter) {
    var path = SVGPath()
    path.move(frame.left, scale.zero)
    path.horizontal(frame.right)
    writer.path(path, classes: "base")
  }

  /// A line on both sides of zero.
  private func across(
    _ frame: Frame, _ scale: AxisScale, _ value: Double, _ classes: String, _ writer: inout SVGWriter
  ) {
    var path = SVGPath()
    for y in [scale.place(-value), scale.place(value)] {
      path.move(frame.left, y)
      path.horizontal(frame.right)
    }
    writer.path(path, classes: classes)
  }
}
