/// The field of a drawing in which figures stand: its edges, and what stands around them.
package struct Frame: Sendable {
  package var left: Double
  package var right: Double
  package var top: Double
  package var bottom: Double

  /// Draws the title of the axis of values above the field, and returns the height that it takes.
  static func title(_ axis: ChartAxis) -> FittedText {
    FittedText(axis.title, width: SVGWriter.width, most: 2)
  }

  /// Draws lines from left to right at the numbers of a vertical axis, with the numbers to the left.
  func levels(_ scale: AxisScale, _ labels: ChartLabels, _ writer: inout SVGWriter) {
    var path = SVGPath()
    for y in scale.tickPlaces {
      path.move(left, y)
      path.horizontal(right)
    }
    writer.path(path, classes: "grid")
    writer.group("tick end") { writer in
      for (y, text) in zip(scale.tickPlaces, scale.tickTexts(labels)) {
        writer.text(text, x: left - 5, y: y + 4.5)
      }
    }
  }

  /// Draws lines from top to bottom at the numbers of a horizontal axis, with the numbers below.
  func columns(_ scale: AxisScale, _ labels: ChartLabels, _ writer: inout SVGWriter) {
    var path = SVGPath()
    for x in scale.tickPlaces {
      path.move(x, top)
      path.vertical(bottom)
    }
    writer.path(path, classes: "grid")
    let texts = scale.tickTexts(labels)
    writer.group("tick middle") { writer in
      for (x, text) in zip(scale.tickPlaces, texts) {
        // The outer numbers stay within the drawing.
        let half = TextWidth.of(text) / 2
        writer.text(text, x: min(max(x, half), SVGWriter.width - half), y: bottom + 16)
      }
    }
  }

  /// The widest number of a vertical axis, with the space that sets it apart.
  static func margin(_ scale: AxisScale, _ labels: ChartLabels) -> Double {
    (scale.tickTexts(labels).map(TextWidth.of).max() ?? 0) + 7
  }

  /// How many numbers fit below a field of this width without touching.
  static func scale(
    _ figures: [Double], axis: ChartAxis, from: Double, to: Double, labels: ChartLabels
  ) -> AxisScale {
    for most in [7, 6, 5, 4] {
      let scale = AxisScale(figures, axis: axis, from: from, to: to, most: most)
      if fits(scale, labels) { return scale }
    }
    return AxisScale(figures, axis: axis, from: from, to: to, most: 3)
  }

  private static func fits(_ scale: AxisScale, _ labels: ChartLabels) -> Bool {
    let places = scale.tickPlaces
    let widths = scale.tickTexts(labels).map(TextWidth.of)
    return widths.count < 2
      || zip(places, places.dropFirst()).enumerated().allSatisfy { index, pair in
        (pair.1 - pair.0).magnitude >= (widths[index] + widths[index + 1]) / 2 + 6
      }
  }
}
