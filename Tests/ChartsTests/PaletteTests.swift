import Charts
import TestSupport
import Testing

@Suite struct PaletteTests {
  static let palettes = [ChartPalette.light, .dark]

  @Test func `the measure of difference gives the published figures`() {
    // Sharma, Wu and Dalal (2005), table 1, pairs 1, 2, 7, 17 to 20 and 34; in four decimals.
    let pairs: [(Lab, Lab, Double)] = [
      (Lab(l: 50, a: 2.6772, b: -79.7751), Lab(l: 50, a: 0, b: -82.7485), 2.0425),
      (Lab(l: 50, a: 3.1571, b: -77.2803), Lab(l: 50, a: 0, b: -82.7485), 2.8615),
      (Lab(l: 50, a: 0, b: 0), Lab(l: 50, a: -1, b: 2), 2.3669),
      (Lab(l: 50, a: 2.5, b: 0), Lab(l: 73, a: 25, b: -18), 27.1492),
      (Lab(l: 50, a: 2.5, b: 0), Lab(l: 61, a: -5, b: 29), 22.8977),
      (Lab(l: 50, a: 2.5, b: 0), Lab(l: 56, a: -27, b: -3), 31.9030),
      (Lab(l: 50, a: 2.5, b: 0), Lab(l: 58, a: 24, b: 15), 19.4535),
      (Lab(l: 2.0776, a: 0.0795, b: -1.1350), Lab(l: 0.9033, a: -0.0636, b: -0.5514), 0.9082),
    ]
    for (one, other, difference) in pairs {
      expectClose([one.difference(other)], [difference], within: .absolute(0.00005001))
      expectClose([other.difference(one)], [difference], within: .absolute(0.00005001))
    }
  }

  @Test func `the measure of contrast gives the known figures`() {
    expectClose([Colour(0).contrast(Colour(0xFFFFFF))], [21], within: .relative(1e-10))
    // The lightest grey that WCAG admits for text on white, as its "Understanding" documents have it.
    expectClose([Colour(0x767676).contrast(Colour(0xFFFFFF))], [4.54], within: .absolute(0.005))
  }

  @Test(arguments: palettes) func `text stands out from its background`(_ palette: ChartPalette) {
    let background = Colour(palette.background)
    for text in [palette.ink, palette.muted] { #expect(Colour(text).contrast(background) >= 4.5) }
    for tile in palette.tiles {
      #expect(Colour(palette.ink).contrast(Colour(tile)) >= 4.5)
      // The edge of a tile, and of its patch in the legend.
      #expect(Colour(palette.muted).contrast(background) >= 3)
    }
  }

  @Test(arguments: palettes) func `marks stand out from their background`(_ palette: ChartPalette) {
    let background = Colour(palette.background)
    for mark in palette.series + [palette.rise, palette.fall, palette.accent, palette.muted] {
      #expect(Colour(mark).contrast(background) >= 3, "\(String(mark, radix: 16))")
    }
  }

  /// Names at the ends of lines have the line's colour.
  @Test(arguments: palettes) func `names in colour can be read`(_ palette: ChartPalette) {
    for (index, colour) in palette.names.enumerated() {
      #expect(Colour(colour).lab.difference(Colour(palette.series[index]).lab) < 12)
      #expect(Colour(colour).contrast(Colour(palette.background)) >= 4.5, "\(index + 1)")
    }
  }

  /// The bounds are those that the colours were chosen for; 10 is a difference seen at a glance.
  @Test(arguments: palettes, [(2, 20.0, 11.0), (4, 15, 8), (8, 9, 5)])
  func `series differ for every kind of eye and in grey`(
    _ palette: ChartPalette, _ bounds: (count: Int, difference: Double, lightness: Double)
  ) {
    let colours = palette.series.prefix(bounds.count).map { Colour($0) }
    for (index, one) in colours.enumerated() {
      for other in colours.dropFirst(index + 1) {
        for seen in [\Colour.self, \.protanopia, \.deuteranopia] {
          #expect(one[keyPath: seen].lab.difference(other[keyPath: seen].lab) >= bounds.difference)
        }
        #expect((one.lab.l - other.lab.l).magnitude >= bounds.lightness)
      }
    }
  }

  @Test(arguments: palettes) func `rises and falls differ for every kind of eye and in grey`(
    _ palette: ChartPalette
  ) {
    let (rise, fall) = (Colour(palette.rise), Colour(palette.fall))
    for seen in [\Colour.self, \.protanopia, \.deuteranopia] {
      #expect(rise[keyPath: seen].lab.difference(fall[keyPath: seen].lab) >= 20)
    }
    #expect((rise.lab.l - fall.lab.l).magnitude >= 10)
  }

  @Test(arguments: palettes) func `tiles step evenly from the background`(_ palette: ChartPalette) {
    let lightness = palette.tiles.map { Colour($0).lab.l }
    let steps = zip(lightness, lightness.dropFirst()).map { ($1 - $0).magnitude }
    #expect(steps.allSatisfy { $0 >= 4 }, "\(steps)")
    let isDarker = zip(lightness, lightness.dropFirst()).map { $1 < $0 }
    #expect(Set(isDarker).count == 1)
    // Seen beside each other, in grey print too.
    for (tile, next) in zip(palette.tiles, palette.tiles.dropFirst()) {
      #expect(Colour(tile).contrast(Colour(next)) >= 1.25)
    }
  }

  /// The course over the years is drawn in ink over the bands of both intervals, as faint as the style sheet has them.
  @Test(arguments: palettes) func `the course on a tile stands out from its bands`(_ palette: ChartPalette) {
    for tile in palette.tiles {
      let ink = Colour(palette.ink)
      let band = Colour(tile).under(ink, 0.08).under(ink, 0.14)
      #expect(ink.contrast(band) >= 3)
      #expect(ChartStyleSheet.css.contains(".chart .course .inner{fill-opacity:.14}"))
      #expect(ChartStyleSheet.css.contains(".chart .course .outer{fill-opacity:.08}"))
    }
  }
}
