import Charts
import Testing

@Suite struct LegendTests {
  static let names = [
    "Huisartsenzorg", "Ziekenhuiszorg en medisch-specialistische zorg", "Wijkverpleging",
    "Geestelijke gezondheidszorg", "Verpleeghuiszorg", "Gehandicaptenzorg", "Jeugdhulp", "Wmo",
  ]

  @Test func `eight entries don't overlap and stay within the drawing`() {
    let places = Legend(Self.names.enumerated().map { .init(.series($0), $1) }, y: 10).places
    #expect(places.map { $0.entry.name } == Self.names)
    for (one, next) in zip(places, places.dropFirst()) {
      #expect(next.y > one.y + 14 || (next.y == one.y && next.x >= one.end + 8))
    }
    #expect(places.allSatisfy { $0.x >= 0 && $0.end <= SVGWriter.width })
  }

  @Test func `its height holds all lines`() {
    let legend = Legend(Self.names.enumerated().map { .init(.series($0), $1) }, y: 10)
    #expect(legend.places.allSatisfy { $0.y - 8 >= 10 && $0.y + 8 <= 10 + legend.height })
    #expect(Legend([], y: 10).height == 0)
  }
}
