/// The colours of the drawings against one background.
package struct ChartPalette: Sendable {
  /// A colour, as in 0xRRGGBB.
  package typealias Colour = UInt32

  /// What the drawing lies on.
  package var background: Colour
  /// Text and the lines that matter.
  package var ink: Colour
  /// Text that explains.
  package var muted: Colour
  /// Lines that only guide the eye.
  package var grid: Colour
  /// The series, in order.
  package var series: [Colour]
  /// Names in the colours of the series, where need be a shade further from the background.
  package var names: [Colour]
  /// What makes a figure rise.
  package var rise: Colour
  /// What makes it fall.
  package var fall: Colour
  /// Signals, and the area that a drawing is about.
  package var accent: Colour
  /// The tiles, from the lowest to the highest.
  package var tiles: [Colour]

  /// On white, and on paper.
  package static let light = ChartPalette(
    background: 0xFFFFFF, ink: 0x1B1F24, muted: 0x565E68, grid: 0xDDE1E6,
    series: [0x0061A3, 0xA76F56, 0x084B14, 0x0D1988, 0x9A1D46, 0x8285C5, 0x44756A, 0x0B2431],
    names: [0x0061A3, 0x955F48, 0x084B14, 0x0D1988, 0x9A1D46, 0x6468AE, 0x44756A, 0x0B2431],
    rise: 0xC8641B, fall: 0x0061A3, accent: 0xB3123A,
    tiles: [0xF3F7FB, 0xC8DBED, 0xA1C2E0, 0x7DABD4, 0x5B96C9])

  /// On a dark screen.
  package static let dark = ChartPalette(
    background: 0x14181D, ink: 0xEEF1F4, muted: 0xB4BDC7, grid: 0x39424D,
    series: [0x4B99EB, 0xCC4F30, 0x7EEEA4, 0xE7A1BA, 0xE78C80, 0x3F92AB, 0xA6F7DB, 0xF8B965],
    names: [0x4B99EB, 0xE06A4C, 0x7EEEA4, 0xE7A1BA, 0xE78C80, 0x3F92AB, 0xA6F7DB, 0xF8B965],
    rise: 0xF0A35A, fall: 0x4B99EB, accent: 0xFF7D97,
    tiles: [0x1B242E, 0x22384D, 0x284969, 0x2D5B84, 0x336DA0])
}
