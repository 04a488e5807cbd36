extension SVGWriter {
  /// Where a text's place is in it.
  package enum Anchor: String, Sendable {
    case start = ""
    case middle
    case end
  }

  /// Puts what `content` draws in a group of these classes.
  package mutating func group(_ classes: String, _ content: (inout SVGWriter) -> Void) {
    raw("<g class=\"\(classes)\">")
    content(&self)
    raw("</g>")
  }

  /// A number as an attribute.
  package mutating func attribute(_ name: String, _ value: Double) {
    raw(" \(name)=\"")
    number(value)
    raw("\"")
  }

  /// A line of text, its baseline at `y`.
  ///
  /// - Parameters:
  ///   - text: what stands there.
  ///   - x: where it starts, has its middle or ends.
  ///   - y: its baseline.
  ///   - anchor: which of the three.
  ///   - classes: how it looks.
  ///   - full: what it was cut from, which is told on demand; nil when nothing is missing.
  package mutating func text(
    _ text: String, x: Double, y: Double, _ anchor: Anchor = .start, classes: String = "",
    full: String? = nil
  ) {
    raw("<text")
    attribute("x", x)
    attribute("y", y)
    let all = [anchor.rawValue, classes].filter { !$0.isEmpty }
    if !all.isEmpty { raw(" class=\"\(all.joined(separator: " "))\"") }
    raw(">")
    escaped(text)
    if let full, full != text { title(full) }
    raw("</text>")
  }

  /// Lines of text below each other, the middle of all at `y`.
  package mutating func lines(
    _ lines: FittedText, x: Double, middle y: Double, _ anchor: Anchor = .start, classes: String = ""
  ) {
    let first = y - Double(lines.lines.count - 1) * FittedText.lineHeight / 2 + 4.5
    for (index, line) in lines.lines.enumerated() {
      text(
        line, x: x, y: first + Double(index) * FittedText.lineHeight, anchor, classes: classes,
        full: lines.isCut ? lines.full : nil)
    }
  }

  /// What a mark is, told on demand.
  package mutating func title(_ text: String) {
    raw("<title>")
    escaped(text)
    raw("</title>")
  }

  /// A rectangle; nothing where a coordinate isn't there.
  package mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, classes: String = "", radius: Double = 0
  ) {
    guard [x, y, width, height].allSatisfy(\.isFinite) else { return }
    raw("<rect")
    attribute("x", min(x, x + width))
    attribute("y", y)
    attribute("width", width.magnitude)
    attribute("height", height)
    if radius > 0 { attribute("rx", radius) }
    if !classes.isEmpty { raw(" class=\"\(classes)\"") }
    raw("/>")
  }

  /// A path of these pieces; nothing when there are none.
  package mutating func path(_ path: SVGPath, classes: String = "") {
    guard !path.isEmpty else { return }
    raw("<path")
    if !classes.isEmpty { raw(" class=\"\(classes)\"") }
    raw(" d=\"")
    for piece in path.pieces {
      raw(piece.command)
      for (index, value) in piece.values.enumerated() {
        if index > 0 { raw(" ") }
        number(value)
      }
    }
    raw("\"/>")
  }
}
