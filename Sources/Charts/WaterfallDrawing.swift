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

  private static let roomForNames = 168.0

  init(_ chart: WaterfallChart, _ labels: ChartLabels) {
    (self.chart, self.labels) = (chart, labels)
    title = Frame.title(chart.axis, labels)
    names = ([chart.start.label] + chart.steps.map(\.label) + [chart.end.label])
      .map { FittedText($0, width: Self.roomForNames, most: 4) }
    let top = title.height + 8
    var y = top
    middles = names.map { name in
      let height = max(26, name.height + 6)
      y += height
      return y - height / 2
    }
    let left = min(Self.roomForNames, names.map(\.width).max() ?? 0) + 12
    let room = [chart.start.value, chart.end.estimate.value].filter(\.isFinite).map { figure in
      TextWidth.of(labels.text(figure * chart.axis.factor, decimals: 1) + chart.axis.suffix) + 12
    }
    frame = Frame(left: left, right: SVGWriter.width - (room.max() ?? 12), top: top, bottom: y + 2)
    let figures = Self.levels(chart) + chart.end.estimate.figures
    scale = Frame.scale(
      figures + [Self.foot(figures)], axis: chart.axis, from: left, to: frame.right, labels: labels)
    let least = chart.steps.map { ($0.change * chart.axis.factor).magnitude }.filter { $0 > 0 }.min() ?? 0
    decimals = min(6, scale.ticks.decimals + (least * Ticks.power10(scale.ticks.decimals) < 10 ? 1 : 0))
  }

  /// Where the axis starts, so that the first and the last bar have some length: at zero, or nearer to the steps when
  /// they are small beside what they add to.
  private static func foot(_ figures: [Double]) -> Double {
    let figures = figures.filter(\.isFinite)
    guard let least = figures.min(), let most = figures.max(), least > 0 else { return 0 }
    let foot = least - (most - least) * 0.35
    return foot > least * 0.4 ? foot : 0
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
    if !scale.contains(0) { writer.path(breaks(), classes: "break") }
    drawFigures(levels, &writer)
  }

  private func bar(from: Double, to: Double, row: Int, _ classes: String, _ writer: inout SVGWriter) {
    writer.rectangle(x: from, y: middles[row] - 8, width: to - from, height: 16, classes: classes)
  }

  /// Cuts through the first and the last bar, which don't start at zero.
  private func breaks() -> SVGPath {
    var path = SVGPath()
    for y in [middles[0], middles[middles.count - 1]] {
      let x = frame.left + 10
      path.move(x - 2, y - 10)
      for (index, height) in [-5.0, 0, 5, 10].enumerated() {
        path.line(x + (index % 2 == 0 ? 3 : -2), y + height)
      }
    }
    return path
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

  /// What each bar shows, beside it where there is room.
  private func drawFigures(_ levels: [Double], _ writer: inout SVGWriter) {
    let foot = scale.zero
    let end = scale.place(chart.end.estimate.value)
    drawFigure(chart.start.value, "", from: foot, to: scale.place(chart.start.value), row: 0, &writer)
    for (index, step) in chart.steps.enumerated() {
      drawFigure(
        step.change, step.change > 0 ? "+" : "", from: scale.place(levels[index]),
        to: scale.place(levels[index + 1]), row: index + 1, &writer)
    }
    let margin = [chart.end.estimate.inner, chart.end.estimate.outer].compactMap { $0?.upperBound }
    let reach = margin.map(scale.place).filter(\.isFinite).max() ?? end
    drawFigure(
      chart.end.estimate.value, "", from: foot, to: max(end, reach), row: middles.count - 1, &writer)
  }

  private func drawFigure(
    _ figure: Double, _ sign: String, from: Double, to: Double, row: Int, _ writer: inout SVGWriter
  ) {
    guard from.isFinite, to.isFinite, figure.isFinite else { return }
    let text = sign + labels.text(figure * chart.axis.factor, decimals: decimals) + chart.axis.suffix
    let fitsRight = max(from, to) + TextWidth.of(text) + 6 < SVGWriter.width
    writer.text(
      text, x: fitsRight ? max(from, to) + 5 : min(from, to) - 5, y: middles[row] + 4.5,
      fitsRight ? .start : .end, classes: "aside")
  }
}
