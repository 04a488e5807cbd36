import Statistics

/// The streams of every region, named once.
struct RegionalNames: Sendable {
  let mortality: [StreamName]
  let fertility: [StreamName]
  let departures: [StreamName]
  let arrivals: [StreamName]
  let immigration: [StreamName]
  /// Per region one per item.
  let ratios: [[StreamName]]

  init(seed: UInt64, regions: [String], items: [String]) {
    func names(_ purpose: DrawPurpose) -> [StreamName] {
      regions.map { StreamName(seed: seed, purpose: purpose.rawValue, region: $0) }
    }
    (mortality, fertility) = (names(.mortalityRegional), names(.fertilityRegional))
    (departures, arrivals) = (names(.departures), names(.arrivals))
    immigration = names(.immigrationRegional)
    ratios = regions.map { region in
      items.map {
        StreamName(seed: seed, purpose: "\(DrawPurpose.careRatio.rawValue).\($0)", region: region)
      }
    }
  }
}
