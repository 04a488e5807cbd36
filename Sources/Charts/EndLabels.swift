/// Names at the ends of lines, each beside the last figure of its own.
struct EndLabels {
  private let names: [FittedText]
  private let middles: [Double]
  /// The room that they take to the right of the field.
  let width: Double

  /// How much wider bold text is.
  private static let boldness = 1.1
  /// How far a name may lie from the end of its line.
  private static let reach = 14.0

  /// Names that fit beside a field of the height of `scale`, whose coordinates are taken from its top; nil where they
  /// are too long, too close to each other, or where a line ends before the last year.
  init?(_ series: [FanChart.Series], _ scale: AxisScale, room: Double) {
    let names = series.map { FittedText($0.name, width: (room - 12) / Self.boldness, most: 2) }
    let ends = series.map { scale.place($0.points.last?.value ?? .nan) }
    guard names.allSatisfy({ !$0.isCut }), ends.allSatisfy(\.isFinite) else { return nil }
    let middles = Self.spread(ends, heights: names.map(\.height), within: scale.ends.from)
    guard zip(middles, ends).allSatisfy({ ($0 - $1).magnitude <= Self.reach }) else { return nil }
    (self.names, self.middles) = (names, middles)
    width = (names.map(\.width).max() ?? 0) * Self.boldness + 12
  }

  /// Moves labels apart, from the top, each as little as keeps it clear of the one above.
  private static func spread(_ ends: [Double], heights: [Double], within height: Double) -> [Double] {
    let order = ends.indices.sorted { ends[$0] < ends[$1] }
    var middles = ends
    // Down from the top, then up from the bottom with half of what they were pushed.
    var edge = -Double.infinity
    for index in order {
      middles[index] = max(ends[index], edge + heights[index] / 2)
      edge = middles[index] + heights[index] / 2
    }
    edge = height + 8
    for index in order.reversed() {
      middles[index] = min(middles[index], edge - heights[index] / 2)
      edge = middles[index] - heights[index] / 2
    }
    return middles
  }

  func draw(x: Double, below top: Double, _ writer: inout SVGWriter) {
    for (index, name) in names.enumerated() {
      writer.lines(
        name, x: x, middle: top + middles[index], classes: "name \(SVGWriter.seriesClass(index))")
    }
  }
}
