/// Rows of figures being drawn.
struct IntervalDrawing {
  private let chart: IntervalChart
  private let labels: ChartLabels
  private let title: FittedText
  private let legend: Legend
  private let names: [FittedText]
  private let tops: [Double]
  private let frame: Frame
  private let scale: AxisScale

  /// The room for the names of rows.
  private static let roomForNames = 168.0
  private static let headingHeight = 22.0

  init(_ chart: IntervalChart, _ labels: ChartLabels) {
    (self.chart, self.labels) = (chart, labels)
    title = Frame.title(chart.axis, labels)
    legend = Legend(Self.entries(chart, labels), y: title.height + 4)
    names = chart.rows.map { FittedText($0.label, width: Self.roomForNames, most: 4) }
    let top = title.height + legend.height + 10
    var y = top
    var tops: [Double] = []
    for (row, name) in zip(chart.rows, names) {
      if row.group != nil { y += Self.headingHeight }
      tops.append(y)
      y += max(Double(chart.series.count) * Self.step(chart) + 8, name.height + 4, 22)
    }
    self.tops = tops + [y]
    let left = min(Self.roomForNames, names.map(\.width).max() ?? 0) + 12
    frame = Frame(left: left, right: SVGWriter.width - 12, top: top, bottom: y + 2)
    scale = Frame.scale(
      chart.rows.flatMap { $0.estimates.flatMap(\.figures) } + chart.references.map(\.value),
      axis: Self.axis(chart), from: left, to: frame.right, labels: labels)
  }

  /// From one series to the next.
  private static func step(_ chart: IntervalChart) -> Double { chart.mark == .bar ? 13 : 11 }

  /// Bars show amounts by their length, so they start from zero.
  private static func axis(_ chart: IntervalChart) -> ChartAxis {
    var axis = chart.axis
    if chart.mark == .bar, !axis.isLogarithmic { axis.includesZero = true }
    return axis
  }

  private static func entries(_ chart: IntervalChart, _ labels: ChartLabels) -> [Legend.Entry] {
    let estimates = chart.rows.flatMap(\.estimates)
    var entries: [Legend.Entry] = []
    if chart.series.count > 1 {
      entries = chart.series.enumerated().map { index, name in
        let patch = Legend.Key.patch("\(SVGWriter.seriesClass(index)) bar")
        return Legend.Entry(chart.mark == .bar ? patch : .mark(index), name)
      }
    }
    entries += ReferenceLines(chart.references).entries
    if estimates.contains(where: { $0.inner != nil }) {
      entries.append(Legend.Entry(.line("thick"), labels.intervals.inner))
    }
    if estimates.contains(where: { $0.outer != nil }) {
      entries.append(Legend.Entry(.line("thin"), labels.intervals.outer))
    }
    return entries
  }

  func svg() -> String {
    var writer = SVGWriter(height: frame.bottom + 24, labels: labels)
    writer.lines(title, x: 0, middle: title.height / 2, classes: "unit")
    legend.draw(&writer)
    frame.columns(scale, labels, &writer)
    drawNames(&writer)
    if scale.hasFigures {
      if chart.mark == .bar { drawBase(&writer) }
      for series in chart.series.indices { draw(series, &writer) }
      ReferenceLines(chart.references).draw(down: frame, scale, &writer)
    }
    return writer.finished()
  }

  private func drawNames(_ writer: inout SVGWriter) {
    for (index, row) in chart.rows.enumerated() {
      if let group = row.group {
        let heading = FittedText(group, width: SVGWriter.width)
        writer.lines(heading, x: 0, middle: tops[index] - Self.headingHeight / 2 + 2, classes: "heading")
      }
      writer.lines(names[index], x: frame.left - 8, middle: middle(index), .end)
    }
  }

  private func drawBase(_ writer: inout SVGWriter) {
    var path = SVGPath()
    path.move(scale.zero, frame.top)
    path.vertical(frame.bottom)
    writer.path(path, classes: "base")
  }

  private func draw(_ series: Int, _ writer: inout SVGWriter) {
    writer.group(SVGWriter.seriesClass(series)) { writer in
      var whiskers = Whiskers()
      for (index, row) in chart.rows.enumerated() {
        let (y, estimate) = (place(index, series), row.estimates[series])
        if chart.mark == .bar {
          let x = scale.place(estimate.value)
          writer.rectangle(x: scale.zero, y: y - 5, width: x - scale.zero, height: 10, classes: "bar")
        }
        whiskers.add(estimate, at: y, scale)
      }
      whiskers.draw(&writer)
    }
    guard chart.mark == .dot else { return }
    writer.marks(
      series,
      at: chart.rows.indices.map { index in
        (scale.place(chart.rows[index].estimates[series].value), place(index, series))
      })
  }

  private func middle(_ row: Int) -> Double {
    let next = row + 1 < chart.rows.count && chart.rows[row + 1].group != nil ? Self.headingHeight : 0
    return (tops[row] + tops[row + 1] - next) / 2
  }

  private func place(_ row: Int, _ series: Int) -> Double {
    middle(row) + (Double(series) - Double(chart.series.count - 1) / 2) * Self.step(chart)
  }
}
