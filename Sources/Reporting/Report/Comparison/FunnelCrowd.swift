import ModelDirectory
import Prognosis

/// Which of a large set's areas are told by name beside a funnel plot; the others are small marks.
struct FunnelCrowd: Sendable {
  /// At most so many areas outside the limits are named.
  static let mostNamed = 10

  private let named: Set<AreaKey>
  /// The areas that the table has: the one that it is about, those that are named and those like it, in the order of the set.
  let listed: [(Area, AreaFunnel.Place)]

  init(_ ratios: RatioFigures, _ funnel: AreaFunnel, _ places: [(Area, AreaFunnel.Place)]) {
    let own = AreaKey(ratios.view.area)
    let outside = places.filter { [.above998, .below998].contains($0.1.position) }
      .map { (key: AreaKey($0.0), distance: Self.distance($0.1, funnel)) }
      .sorted { $0.distance > $1.distance }
    let named = Set([own] + outside.prefix(Self.mostNamed).map(\.key))
    let told = named.union(ratios.compared.similar.map { AreaKey($0.area) })
    self.named = named
    listed = places.filter { told.contains(AreaKey($0.0)) }
  }

  /// Whether an area has its name in the drawing.
  func names(_ area: Area) -> Bool { named.contains(AreaKey(area)) }

  /// How far a ratio lies from 1, in standard deviations of an area of its size.
  private static func distance(_ place: AreaFunnel.Place, _ funnel: AreaFunnel) -> Double {
    let variance = funnel.dispersion / place.expected + funnel.betweenVariance
    return variance > 0 ? (place.ratio - 1).magnitude / variance.squareRoot() : 0
  }
}
