/// A drawing in the making: a run of UTF-8 bytes of SVG.
///
/// Coordinates are in units of the drawing, ``SVGWriter/width`` across, and written in one decimal.
package struct SVGWriter {
  /// How wide a drawing is, unless it says otherwise. With text of 14 units this leaves 11 pixels to it on a phone.
  package static let width = 400.0

  private var bytes: [UInt8] = []

  /// Opens the drawing.
  ///
  /// - Parameters:
  ///   - width: in units.
  ///   - height: in units.
  ///   - labels: its id, and what it shows.
  ///   - hasLinks: whether there are links in it, which a picture as a whole would hide from assistive technology.
  package init(
    width: Double = SVGWriter.width, height: Double, labels: ChartLabels, hasLinks: Bool = false
  ) {
    bytes.reserveCapacity(8192)
    raw("<svg class=\"chart\" viewBox=\"0 0 ")
    number(width)
    raw(" ")
    number(height)
    raw("\" role=\"\(hasLinks ? "group" : "img")\" aria-labelledby=\"")
    escaped(labels.id)
    // Not a title: that would follow the mouse over the whole drawing.
    raw("-about\"")
    if width > Self.width { scrolling(width) }
    raw("><desc id=\"")
    escaped(labels.id)
    raw("-about\">")
    escaped(labels.alternative)
    raw("</desc>")
  }

  /// A wide drawing keeps its text legible and scrolls in its box.
  private mutating func scrolling(_ width: Double) {
    raw(" style=\"min-width:")
    number((width * 0.85).rounded())
    raw("px;max-width:")
    number((width * 1.3).rounded())
    raw("px\"")
  }

  /// The drawing, closed.
  package consuming func finished() -> String {
    raw("</svg>")
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes markup as it is.
  package mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Writes a text so that no part of it is markup.
  package mutating func escaped(_ text: String) { XMLText.append(text, to: &bytes) }

  /// Writes a coordinate in one decimal, without a zero that ends it.
  package mutating func number(_ value: Double) {
    precondition(value.magnitude < 1e15, "a coordinate is a number of moderate size")
    let tenths = Int((value * 10).rounded())
    if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, tenth) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    digits(whole)
    guard tenth > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(tenth))
  }

  private mutating func digits(_ value: UInt) {
    if value >= 10 { digits(value / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }
}
