/// The field of a drawing in which figures stand: its edges, and what stands around them.
package struct Frame: Sendable {
  package var left: Double
  package var right: Double
  package var top: Double
  package var bottom: Double

  /// The title of an axis, as it fits above or below the field.
  static func title(_ axis: ChartAxis) -> FittedText {
    FittedText(axis.title, width: SVGWriter.width, most: 2)
  }

  /// The title of the axis of values, unless the text around the drawing has it.
  static func title(_ axis: ChartAxis, _ labels: ChartLabels) -> FittedText {
    labels.hasUnit ? title(axis) : FittedText("", width: SVGWriter.width)
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
    writer.group("tick middle") { writer in
      for (x, text) in Self.thinned(scale, labels) { writer.text(text, x: x, y: bottom + 16) }
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
    return AxisScale(figures, axis: axis, from: from, to: to, most: 5)
  }

  private static func fits(_ scale: AxisScale, _ labels: ChartLabels) -> Bool {
    areApart(inside(scale, labels))
  }

  private static func areApart(_ texts: [(x: Double, text: String)]) -> Bool {
    zip(texts, texts.dropFirst()).allSatisfy { one, next in
      (next.x - one.x).magnitude >= (TextWidth.of(one.text) + TextWidth.of(next.text)) / 2 + 6
    }
  }

  /// As many numbers as stand clear of each other, zero among them where the axis has it.
  private static func thinned(_ scale: AxisScale, _ labels: ChartLabels) -> [(x: Double, text: String)] {
    let all = inside(scale, labels)
    let zero = scale.ticks.values.firstIndex(of: 0) ?? 0
    for step in 1...max(1, all.count) {
      let some = all.indices.filter { ($0 - zero) % step == 0 }.map { all[$0] }
      if areApart(some) { return some }
    }
    return []
  }

  /// The numbers of a horizontal axis with their middles; the outer ones stay within the drawing.
  private static func inside(_ scale: AxisScale, _ labels: ChartLabels) -> [(x: Double, text: String)] {
    zip(scale.tickPlaces, scale.tickTexts(labels)).map { x, text in
      let half = TextWidth.of(text) / 2
      return (min(max(x, half), SVGWriter.width - half), text)
    }
  }
}
