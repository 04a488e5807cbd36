/// A fan chart being drawn.
struct FanDrawing {
  private let chart: FanChart
  private let labels: ChartLabels
  private let title: FittedText
  private let legend: Legend
  private let names: EndLabels?
  private let frame: Frame
  private let scale: AxisScale
  private let x: [Double]

  /// The room for names at the ends of lines.
  private static let roomForNames = 120.0

  init(_ chart: FanChart, _ labels: ChartLabels) {
    (self.chart, self.labels) = (chart, labels)
    title = Frame.title(chart.axis, labels)
    let figures = chart.series.flatMap { $0.points.flatMap(\.figures) } + chart.references.map(\.value)
    let loose = AxisScale(figures, axis: chart.axis, from: 190, to: 0)
    let names = chart.series.count > 1 ? EndLabels(chart.series, loose, room: Self.roomForNames) : nil
    let top = title.height + 4
    legend = Legend(Self.entries(chart, isNamedAtEnds: names != nil, labels), y: top)
    let first = top + legend.height + 8
    scale = AxisScale(loose, from: first + 190, to: first)
    frame = Frame(
      left: Frame.margin(scale, labels), right: SVGWriter.width - (names?.width ?? 12), top: first,
      bottom: first + 190)
    self.names = names
    x = YearAxis(years: chart.years, frame: frame).places
  }

  /// With bands at more than two lines only those of 80 % are drawn.
  private static func entries(_ chart: FanChart, isNamedAtEnds: Bool, _ labels: ChartLabels) -> [Legend.Entry]
  {
    let points = chart.series.flatMap(\.points)
    var entries: [Legend.Entry] = []
    if chart.series.count > 1, !isNamedAtEnds {
      entries = chart.series.enumerated().map { Legend.Entry(.series($0), $1.name) }
    }
    let banded = chart.bandedSeries
    let patch = banded.count == 1 ? SVGWriter.seriesClass(banded[0]) : "any"
    if points.contains(where: { $0.inner != nil }) {
      entries.append(Legend.Entry(.patch("\(patch) inner"), labels.intervals.inner))
    }
    if banded.count < 3, points.contains(where: { $0.outer != nil }) {
      entries.append(Legend.Entry(.patch("\(patch) outer"), labels.intervals.outer))
    }
    return entries
  }

  func svg() -> String {
    var writer = SVGWriter(height: frame.bottom + 26, labels: labels)
    writer.lines(title, x: 0, middle: title.height / 2, classes: "unit")
    legend.draw(&writer)
    frame.levels(scale, labels, &writer)
    if scale.hasFigures {
      let fans = chart.series.map { Fan(x: x, points: $0.points, scale: scale) }
      let references = ReferenceLines(chart.references)
      references.draw(across: frame, scale, &writer)
      draw(fans, &writer)
      references.drawNames(across: frame, scale, avoiding: fans, &writer)
    }
    YearAxis(years: chart.years, frame: frame).draw(&writer)
    names?.draw(x: frame.right + 8, below: frame.top, &writer)
    return writer.finished()
  }

  private func draw(_ fans: [Fan], _ writer: inout SVGWriter) {
    for (index, fan) in fans.enumerated() {
      writer.group(SVGWriter.seriesClass(index)) { writer in
        if chart.bandedSeries.count < 3 { writer.path(fan.band(\.outer), classes: "outer") }
        writer.path(fan.band(\.inner), classes: "inner")
      }
    }
    for (index, fan) in fans.enumerated() {
      writer.group(SVGWriter.seriesClass(index)) { $0.path(fan.line(), classes: "line") }
      writer.marks(index, at: marks(of: fan))
    }
  }

  /// A lone line has a mark at its ends; of several each has one at the years that are named.
  private func marks(of fan: Fan) -> [(x: Double, y: Double)] {
    let all = YearAxis(years: chart.years, frame: frame).named
    let named = chart.series.count > 1 ? all : [all.first, all.last].compactMap { $0 }
    return named.map { (x[$0], scale.place(fan.points[$0].value)) } + fan.lone()
  }
}

extension FanChart {
  /// The places of the lines that have bands.
  fileprivate var bandedSeries: [Int] {
    series.indices.filter { series[$0].points.contains { $0.inner != nil || $0.outer != nil } }
  }
}
