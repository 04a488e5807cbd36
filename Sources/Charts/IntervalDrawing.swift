/// Rows of figures being drawn.
struct IntervalDrawing {
  private let chart: IntervalChart
  private var labels: ChartLabels
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
    self.chart = chart
    title = Frame.title(chart.axis, labels)
    let axis = Self.axis(chart)
    let range = RobustRange(
      rows: chart.rows.map(\.estimates),
      fixed: chart.references.map(\.value) + (axis.includesZero ? [0] : []),
      reach: Self.reach(chart), isLogarithmic: axis.isLogarithmic)
    legend = Legend(Self.entries(chart, labels, hasBeyond: range.leavesOut), y: title.height + 4)
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
    scale = Frame.scale(range.kept, axis: axis, from: left, to: frame.right, labels: labels)
    self.labels = labels
    guard range.leavesOut else { return }
    let list = beyondTexts
    if !list.isEmpty { self.labels.alternative += " (\(labels.beyond): \(list.joined(separator: "; ")))" }
  }

  /// From one series to the next.
  private static func step(_ chart: IntervalChart) -> Double { chart.mark == .bar ? 13 : 11 }

  /// How far out a figure must lie to be left beyond the axis, in spans of the others. Of bars further, as a bar that ends at
  /// the edge no longer shows how long it is.
  private static func reach(_ chart: IntervalChart) -> Double { chart.mark == .bar ? 8 : 3 }

  /// Bars show amounts by their length, so they start from zero.
  private static func axis(_ chart: IntervalChart) -> ChartAxis {
    var axis = chart.axis
    if chart.mark == .bar, !axis.isLogarithmic { axis.includesZero = true }
    return axis
  }

  private static func entries(
    _ chart: IntervalChart, _ labels: ChartLabels, hasBeyond: Bool
  ) -> [Legend.Entry] {
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
    if hasBeyond { entries.append(Legend.Entry(.arrow, labels.beyond)) }
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
      drawBeyond(series, &writer)
    }
    guard chart.mark == .dot else { return }
    writer.marks(
      series,
      at: chart.rows.indices.map { index in
        let value = chart.rows[index].estimates[series].value
        return (scale.contains(value) ? scale.place(value) : .nan, place(index, series))
      })
  }

  private func middle(_ row: Int) -> Double {
    let next = row + 1 < chart.rows.count && chart.rows[row + 1].group != nil ? Self.headingHeight : 0
    return (tops[row] + tops[row + 1] - next) / 2
  }

  private func place(_ row: Int, _ series: Int) -> Double {
    middle(row) + (Double(series) - Double(chart.series.count - 1) / 2) * Self.step(chart)
  }

  // MARK: Beyond the axis

  /// At the edge, an arrow for each figure or end of an interval that lies beyond it, with its number: of a figure that is
  /// itself beyond, its own.
  private func drawBeyond(_ series: Int, _ writer: inout SVGWriter) {
    for (index, row) in chart.rows.enumerated() {
      let y = place(index, series)
      for isUpper in [false, true] {
        guard let figure = beyond(row.estimates[series], isUpper: isUpper) else { continue }
        let (edge, way) = isUpper ? (frame.right, 1.0) : (frame.left, -1.0)
        var path = SVGPath()
        path.move(edge + way, y - 4.5)
        path.line(edge + way * 8, y)
        path.line(edge + way, y + 4.5)
        path.close()
        writer.path(path, classes: "mark")
        // The number of a mark has the room of its row.
        guard row.estimates[series].value == figure || !hasMarkBeyond(row, isUpper: isUpper) else { continue }
        writer.text(
          number(figure), x: edge - way * 5, y: y + 4.5, isUpper ? .end : .start, classes: "aside")
      }
    }
  }

  private func hasMarkBeyond(_ row: IntervalChart.Row, isUpper: Bool) -> Bool {
    row.estimates.contains { isBeyond($0.value, isUpper: isUpper) }
  }

  private func isBeyond(_ figure: Double, isUpper: Bool) -> Bool {
    let shown = figure * scale.axis.factor
    guard scale.place(figure).isFinite else { return false }
    return isUpper ? shown > scale.domain.upperBound : shown < scale.domain.lowerBound
  }

  /// The figure beyond an end of the axis, or else the end of its wider interval that is; nil where neither is.
  private func beyond(_ estimate: ChartEstimate, isUpper: Bool) -> Double? {
    let interval = estimate.outer ?? estimate.inner
    let end = isUpper ? interval?.upperBound : interval?.lowerBound
    return [estimate.value, end].compactMap(\.self).first { isBeyond($0, isUpper: isUpper) }
  }

  /// The figures that lie beyond the axis, by row.
  private var beyondTexts: [String] {
    chart.rows.compactMap { row in
      let values = row.estimates.map(\.value).filter { scale.place($0).isFinite && !scale.contains($0) }
      return values.isEmpty ? nil : "\(row.label) \(values.map(number).joined(separator: ", "))"
    }
  }

  /// A figure in three digits where it has so many before or behind the point, and at most a decimal more than the axis has.
  private func number(_ figure: Double) -> String {
    let shown = figure * scale.axis.factor
    let fitting = shown.magnitude < 10 ? 2 : shown.magnitude < 100 ? 1 : 0
    return labels.text(shown, decimals: min(scale.ticks.decimals + 1, fitting)) + scale.axis.suffix
  }
}
