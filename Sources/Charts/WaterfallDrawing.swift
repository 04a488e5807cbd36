/// A waterfall being drawn: its steps below each other, so that their names can be read.
struct WaterfallDrawing {
  private let chart: WaterfallChart
  private let labels: ChartLabels
  private let title: FittedText
  private let names: [FittedText]
  private let middles: [Double]
  private let frame: Frame
  private let scale: AxisScale
  private let decimals: Int

  private static let roomForNames = 150.0

  init(_ chart: WaterfallChart, _ labels: ChartLabels) {
    (self.chart, self.labels) = (chart, labels)
    title = Frame.title(chart.axis)
    names = ([chart.start.label] + chart.steps.map(\.label) + [chart.end.label])
      .map { FittedText($0, width: Self.roomForNames, most: 2) }
    let top = title.height + 8
    var y = top
    middles = names.map { name in
      let height = max(26, name.height + 6)
      y += height
      return y - height / 2
    }
    let left = min(Self.roomForNames, names.map(\.width).max() ?? 0) + 12
    frame = Frame(left: left, right: SVGWriter.width - 12, top: top, bottom: y + 2)
    let levels = Self.levels(chart)
    scale = Frame.scale(
      levels + chart.end.estimate.figures, axis: chart.axis, from: left, to: frame.right, labels: labels)
    decimals = min(6, scale.ticks.decimals + 1)
  }

  /// Where the steps begin and end; a step that isn't there leaves what follows without a level.
  private static func levels(_ chart: WaterfallChart) -> [Double] {
    var level = chart.start.value
    return [level]
      + chart.steps.map { step in
        level += step.change
        return level
      }
  }

  func svg() -> String {
    var writer = SVGWriter(height: frame.bottom + 24, labels: labels)
    writer.lines(title, x: 0, middle: title.height / 2, classes: "unit")
    frame.columns(scale, labels, &writer)
    for (name, y) in zip(names, middles) { writer.lines(name, x: frame.left - 8, middle: y, .end) }
    if scale.hasFigures { draw(&writer) }
    return writer.finished()
  }

  private func draw(_ writer: inout SVGWriter) {
    let levels = Self.levels(chart)
    let last = middles.count - 1
    bar(from: scale.zero, to: scale.place(chart.start.value), row: 0, "s1 bar", &writer)
    for (index, step) in chart.steps.enumerated() {
      bar(
        from: scale.place(levels[index]), to: scale.place(levels[index + 1]), row: index + 1,
        step.change < 0 ? "fall" : "rise", &writer)
    }
    bar(from: scale.zero, to: scale.place(chart.end.estimate.value), row: last, "s1 bar", &writer)
    var whiskers = Whiskers()
    whiskers.add(chart.end.estimate, at: middles[last], scale)
    writer.group("s1") { whiskers.draw(&$0) }
    connect(levels, &writer)
    drawFigures(levels, &writer)
  }

  private func bar(from: Double, to: Double, row: Int, _ classes: String, _ writer: inout SVGWriter) {
    writer.rectangle(x: from, y: middles[row] - 8, width: to - from, height: 16, classes: classes)
  }

  /// Lines from the end of a step to the start of the next.
  private func connect(_ levels: [Double], _ writer: inout SVGWriter) {
    var path = SVGPath()
    for (index, level) in levels.enumerated() where scale.place(level).isFinite {
      path.move(scale.place(level), middles[index] - 8)
      path.vertical(middles[index + 1] + 8)
    }
    writer.path(path, classes: "base")
  }

  /// What each step adds, beside its bar where there is room.
  private func drawFigures(_ levels: [Double], _ writer: inout SVGWriter) {
    for (index, step) in chart.steps.enumerated() {
      let (from, to) = (scale.place(levels[index]), scale.place(levels[index + 1]))
      guard from.isFinite, to.isFinite else { continue }
      let shown = step.change * chart.axis.factor
      let text = (shown > 0 ? "+" : "") + labels.text(shown, decimals: decimals)
      let width = TextWidth.of(text) + 6
      let fitsRight = max(from, to) + width < SVGWriter.width
      writer.text(
        text, x: fitsRight ? max(from, to) + 5 : min(from, to) - 5, y: middles[index + 1] + 4.5,
        fitsRight ? .start : .end, classes: "aside")
    }
  }
}
