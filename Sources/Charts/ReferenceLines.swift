/// Lines to hold figures against, with their names.
struct ReferenceLines {
  private let references: [ChartReference]

  init(_ references: [ChartReference]) { self.references = references }

  /// From left to right, each with its name above it at the left.
  func draw(across frame: Frame, _ scale: AxisScale, _ writer: inout SVGWriter) {
    for reference in references {
      let y = scale.place(reference.value)
      guard y.isFinite else { continue }
      var path = SVGPath()
      path.move(frame.left, y)
      path.horizontal(frame.right)
      writer.path(path, classes: "reference")
      let name = FittedText(reference.name, width: frame.right - frame.left - 8)
      let isHigh = y - frame.top < 18
      writer.lines(name, x: frame.left + 4, middle: isHigh ? y + 10 : y - 9, classes: "aside")
    }
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
