/// A pyramid being drawn.
struct PyramidDrawing {
  private let chart: PyramidChart
  private let labels: ChartLabels
  private let title: FittedText
  private let legend: Legend
  private let left: AxisScale
  private let right: AxisScale
  private let field: Frame

  private static let rowHeight = 13.0

  init(_ chart: PyramidChart, _ labels: ChartLabels) {
    (self.chart, self.labels) = (chart, labels)
    title = Frame.title(chart.axis, labels)
    legend = Legend(Self.entries(chart, labels), y: title.height + 4)
    let top = title.height + legend.height + 26
    field = Frame(
      left: 4, right: SVGWriter.width - 4, top: top,
      bottom: top + Double(chart.bands.count) * Self.rowHeight)
    let names = min(90, chart.bands.map(TextWidth.of).max() ?? 0) + 12
    let middle = SVGWriter.width / 2
    let figures = [chart.left, chart.right].flatMap { $0.before + $0.after.flatMap(\.figures) }
    var axis = chart.axis
    axis.includesZero = true
    right = Frame.scale(figures, axis: axis, from: middle + names / 2, to: field.right, labels: labels)
    left = AxisScale(right, from: middle - names / 2, to: field.left)
  }

  private static func entries(_ chart: PyramidChart, _ labels: ChartLabels) -> [Legend.Entry] {
    var entries = [
      Legend.Entry(.line("outline"), chart.years.before), Legend.Entry(.patch("s1 bar"), chart.years.after),
    ]
    let after = chart.left.after + chart.right.after
    if after.contains(where: { $0.inner != nil }) {
      entries.append(Legend.Entry(.line("thick"), labels.intervals.inner))
    }
    return entries
  }

  func svg() -> String {
    var writer = SVGWriter(height: field.bottom + 24, labels: labels)
    writer.lines(title, x: 0, middle: title.height / 2, classes: "unit")
    legend.draw(&writer)
    drawNames(&writer)
    draw(chart.left, left, series: 0, &writer)
    draw(chart.right, right, series: 1, &writer)
    return writer.finished()
  }

  private func drawNames(_ writer: inout SVGWriter) {
    let middle = SVGWriter.width / 2
    let y = field.top - 12
    writer.lines(
      FittedText(chart.left.name, width: 150), x: left.ends.from, middle: y, .end, classes: "heading")
    writer.lines(FittedText(chart.right.name, width: 150), x: right.ends.from, middle: y, classes: "heading")
    writer.group("tick middle") { writer in
      for (index, name) in chart.bands.enumerated() where index % 2 == 0 {
        writer.lines(FittedText(name, width: 90), x: middle, middle: self.middle(index))
      }
    }
  }

  private func middle(_ band: Int) -> Double { field.bottom - (Double(band) + 0.5) * Self.rowHeight }

  private func draw(
    _ side: PyramidChart.Side, _ scale: AxisScale, series: Int, _ writer: inout SVGWriter
  ) {
    Frame(left: field.left, right: field.right, top: field.top, bottom: field.bottom)
      .columns(scale, labels, &writer)
    guard scale.hasFigures else { return }
    writer.group(SVGWriter.seriesClass(series)) { writer in
      var whiskers = Whiskers()
      for (band, estimate) in side.after.enumerated() {
        let y = middle(band)
        let x = scale.place(estimate.value)
        writer.rectangle(
          x: scale.zero, y: y - Self.rowHeight / 2 + 1, width: x - scale.zero,
          height: Self.rowHeight - 2, classes: "bar")
        whiskers.add(ChartEstimate(estimate.value, inner: estimate.inner), at: y, scale)
      }
      whiskers.draw(&writer)
    }
    writer.path(outline(side.before, scale), classes: "outline")
  }

  /// Steps along the figures from the youngest up; lifted where one isn't there.
  private func outline(_ figures: [Double], _ scale: AxisScale) -> SVGPath {
    var path = SVGPath()
    var isDown = false
    for (band, figure) in figures.enumerated() {
      let x = scale.place(figure)
      let y = middle(band)
      guard x.isFinite else {
        isDown = false
        continue
      }
      if isDown { path.horizontal(x) } else { path.move(x, y + Self.rowHeight / 2) }
      path.vertical(y - Self.rowHeight / 2)
      isDown = true
    }
    return path
  }
}
