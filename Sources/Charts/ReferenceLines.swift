/// Lines to hold figures against, with their names.
struct ReferenceLines {
  private let references: [ChartReference]

  init(_ references: [ChartReference]) { self.references = references }

  /// From left to right.
  func draw(across frame: Frame, _ scale: AxisScale, _ writer: inout SVGWriter) {
    var path = SVGPath()
    for y in references.map({ scale.place($0.value) }) where y.isFinite {
      path.move(frame.left, y)
      path.horizontal(frame.right)
    }
    writer.path(path, classes: "reference")
  }

  /// Names each line from left to right, above or below it at either end: where the lines of figures leave most room.
  func drawNames(across frame: Frame, _ scale: AxisScale, avoiding fans: [Fan], _ writer: inout SVGWriter) {
    for reference in references {
      let y = scale.place(reference.value)
      guard y.isFinite else { continue }
      let name = FittedText(reference.name, width: frame.right - frame.left - 8)
      let spot = Self.spot(name, y, frame, avoiding: fans)
      let x = spot.isRight ? frame.right - 4 : frame.left + 4
      writer.lines(name, x: x, middle: spot.middle, spot.isRight ? .end : .start, classes: "aside")
    }
  }

  /// The place beside a line that lies furthest from the lines of figures.
  private static func spot(
    _ name: FittedText, _ y: Double, _ frame: Frame, avoiding fans: [Fan]
  ) -> (isRight: Bool, middle: Double) {
    var best = (isRight: false, middle: y - 10)
    var most = -Double.infinity
    for isRight in [false, true] {
      let start = isRight ? frame.right - 4 - name.width : frame.left + 4
      for middle in [y - 10, y + 10] where middle > frame.top + 4 && middle < frame.bottom - 4 {
        let room = fans.map { $0.distance(from: start...start + name.width, y: middle) }.min() ?? 0
        if room > most { (best, most) = ((isRight, middle), room) }
      }
    }
    return best
  }

  /// From top to bottom, in turn in their dashes; the legend has their names.
  func draw(down frame: Frame, _ scale: AxisScale, _ writer: inout SVGWriter) {
    for (index, reference) in references.enumerated() {
      let x = scale.place(reference.value)
      guard x.isFinite else { continue }
      var path = SVGPath()
      path.move(x, frame.top)
      path.vertical(frame.bottom)
      writer.path(path, classes: Self.classes(index))
    }
  }

  /// The legend of lines from top to bottom.
  var entries: [Legend.Entry] {
    references.enumerated().map { Legend.Entry(.line(Self.classes($0)), $1.name) }
  }

  private static func classes(_ index: Int) -> String {
    index == 0 ? "reference" : "reference other"
  }
}
