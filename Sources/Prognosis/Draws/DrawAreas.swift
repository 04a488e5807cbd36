import LinearAlgebra
import ModelDirectory

/// The areas whose figures are followed, with the nation for the gain in life expectancy.
struct DrawAreas: Sendable {
  let areas: [[RegionSet.Member]]
  let nation: [RegionSet.Member]

  init(_ areas: [Area], regions: Int) {
    self.areas = areas.map(\.members)
    nation = (0..<regions).map { RegionSet.Member(region: $0, share: 1) }
  }
}
