/// What the marks of a drawing stand for.
package struct Legend: Sendable {
  /// A mark with its name.
  package struct Entry: Sendable {
    /// What is drawn before the name.
    package var key: Key
    /// The name.
    package var name: String

    package init(_ key: Key, _ name: String) { (self.key, self.name) = (key, name) }
  }

  /// A mark in the legend.
  package enum Key: Sendable {
    /// A line with its mark, of the series at this place.
    case series(Int)
    /// A mark alone, of the series at this place.
    case mark(Int)
    /// A patch of these classes.
    case patch(String)
    /// A circle of these classes.
    case circle(String)
    /// A line of these classes.
    case line(String)
    /// An arrow, of what lies beyond an axis.
    case arrow
  }

  /// An entry in its place: its left edge, the middle of its line, and its name as it fits.
  package struct Place: Sendable {
    package var entry: Entry
    package var x: Double
    package var y: Double
    package var name: FittedText
    /// Its right edge.
    package var end: Double { x + Legend.keyWidth + name.width }
  }

  static let keyWidth = 34.0
  static let gap = 14.0
  static let lineHeight = 18.0

  /// The entries in their places.
  package let places: [Place]
  /// The height of all lines.
  package let height: Double

  /// Sets entries in lines, from `x` to `x + width`, below `y`.
  package init(_ entries: [Entry], x: Double = 0, y: Double, width: Double = SVGWriter.width) {
    var places: [Place] = []
    var (left, line) = (x, 0.0)
    for entry in entries {
      let name = FittedText(entry.name, width: width - Self.keyWidth)
      if left > x, left + Self.keyWidth + name.width > x + width {
        left = x
        line += 1
      }
      let place = Place(entry: entry, x: left, y: y + (line + 0.5) * Self.lineHeight, name: name)
      places.append(place)
      left = place.end + Self.gap
    }
    self.places = places
    height = entries.isEmpty ? 0 : (line + 1) * Self.lineHeight + 2
  }

  /// Draws the entries.
  func draw(_ writer: inout SVGWriter) {
    for place in places {
      draw(place.entry.key, x: place.x, y: place.y, &writer)
      writer.lines(place.name, x: place.x + Self.keyWidth, middle: place.y)
    }
  }

  private func draw(_ key: Key, x: Double, y: Double, _ writer: inout SVGWriter) {
    switch key {
    case .series(let series): writer.seriesLine(series, from: x, to: x + 29, y: y)
    case .mark(let series): writer.marks(series, at: [(x + 15, y)])
    case .patch(let classes): writer.rectangle(x: x + 2, y: y - 6, width: 25, height: 12, classes: classes)
    case .circle(let classes): writer.circle(x: x + 15, y: y, radius: 6, classes: classes)
    case .line(let classes):
      var path = SVGPath()
      path.move(x, y)
      path.horizontal(x + 28)
      writer.path(path, classes: classes)
    case .arrow:
      var path = SVGPath()
      path.move(x + 11, y - 4.5)
      path.line(x + 18, y)
      path.line(x + 11, y + 4.5)
      path.close()
      writer.group("any") { $0.path(path, classes: "mark") }
    }
  }
}
