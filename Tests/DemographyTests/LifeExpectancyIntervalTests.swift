import Demography
import TestSupport
import Testing

/// The worked example of phe_life_expectancy in PHEindicatormethods 2.1.0 (Public Health England): an abridged
/// table with the variance of Silcocks, values and 95 % limits as published there to nine digits.
@Suite struct LifeExpectancyIntervalTests {
  static let people = [
    7060.0, 35059, 46974, 48489, 43219, 38561, 46009, 57208, 61435, 55601, 50209, 56416, 46411, 39820, 37978,
    37039,
    33288, 23306, 11936, 11936,
  ]
  static let deaths = [
    17.0, 9, 4, 8, 20, 15, 24, 33, 50, 71, 100, 163, 263, 304, 536, 872, 1390, 1605, 1936, 1937,
  ]
  static let widths = [1.0, 4] + [Double](repeating: 5, count: 17) + [.infinity]
  static let published = [
    80.16960813, 79.36245674, 75.44193645, 70.47299936, 65.52909542, 60.67510088, 55.78835987, 50.92752727,
    46.06740425,
    41.24505636, 36.49322717, 31.83343842, 27.26027992, 22.9719144, 18.76856852, 14.95858336, 11.51684445,
    8.618849241,
    6.163942934, 6.16210635,
  ]
  static let lower = [
    79.88268548, 79.0898816, 75.17407307, 70.20675732, 65.26548673, 60.41876577, 55.53801579, 50.68279939,
    45.82666794,
    41.00842831, 36.26223216, 31.60996318, 27.04337271, 22.76653134, 18.57570352, 14.77985004, 11.34831778,
    8.451134045,
    5.978358351, 5.887683386,
  ]

  static func table() throws -> LifeTable {
    // Public Health England's convention: infants live a tenth of the year, others half the interval.
    let separations = [0.1] + widths.dropFirst().dropLast().map { $0 / 2 } + [0]
    return try LifeTable(
      deathRates: zip(deaths, people).map { $0 / $1 }, separations: separations, widths: widths)
  }

  @Test func `the published abridged table comes back`() throws {
    // 1e-8 is the published rounding.
    expectClose(try Self.table().lifeExpectancies, Self.published, within: .absolute(1e-8))
  }

  @Test func `the published limits come back`() throws {
    let table = try Self.table()
    let limits = try (0..<20).map {
      try table.lifeExpectancyInterval(at: $0, deaths: Self.deaths, z: 1.96).lowerBound
    }
    // The published limits take z = 1.96; 1e-8 is their rounding.
    expectClose(limits, Self.lower, within: .absolute(1e-8))
  }

  @Test func `without the open interval the variance is Chiang's`() throws {
    let table = try Self.table()
    let last = try table.lifeExpectancyVariance(at: 19, deaths: Self.deaths, open: .none)
    #expect(last == 0)
    let (chiang, silcocks) = (
      try table.lifeExpectancyVariance(at: 0, deaths: Self.deaths, open: .none),
      try table.lifeExpectancyVariance(at: 0, deaths: Self.deaths)
    )
    let open =
      table.survivors[19] * table.survivors[19] * table.lifeExpectancies[19] * table.lifeExpectancies[19]
      / 1937
    expectClose([silcocks - chiang], [open], within: .relative(1e-10))
  }

  @Test func `a rate without deaths is refused`() throws {
    var counts = Self.deaths
    counts[3] = 0
    #expect(throws: DemographyError.self) { try Self.table().lifeExpectancyVariance(at: 0, deaths: counts) }
    counts[3] = .nan
    #expect(throws: DemographyError.self) { try Self.table().lifeExpectancyVariance(at: 0, deaths: counts) }
  }
}
