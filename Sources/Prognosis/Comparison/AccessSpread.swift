/// How staff and waits at the horizon differ between areas, in robust standard deviations; 0 where they don't.
struct AccessSpread: Sendable {
  /// Of the share of staff that falls short, per item of the figures.
  let staff: [Double]
  /// Of weeks, per service.
  let waits: [Double]

  init(_ figures: AccessFigures, _ areas: [Area]) {
    func spread(_ value: (Area) -> Double) -> Double {
      GrowthSpread.robustDeviation(areas.map(value).filter(\.isFinite))
    }
    staff = figures.items.indices.map { item in spread { figures.gap(item, $0).horizon } }
    waits = figures.services.indices.map { service in spread { figures.wait(service, $0).horizon } }
  }
}
