extension SVGWriter {
  /// The class of the series at this place, counted from 0; after eight they start again.
  static func seriesClass(_ series: Int) -> String { "s\(series % 8 + 1)" }

  /// Marks of the series at this place.
  mutating func marks(_ series: Int, at places: [(x: Double, y: Double)]) {
    let shape = MarkShape(series: series)
    var path = SVGPath()
    for place in places where place.x.isFinite && place.y.isFinite { path.stamp(shape, place.x, place.y) }
    group(Self.seriesClass(series)) { $0.path(path, classes: "mark") }
  }

  /// A short line with a mark, as a legend has it.
  mutating func seriesLine(_ series: Int, from: Double, to: Double, y: Double) {
    var path = SVGPath()
    path.move(from, y)
    path.horizontal(to)
    group(Self.seriesClass(series)) { $0.path(path, classes: "line") }
    marks(series, at: [((from + to) / 2, y)])
  }
}
