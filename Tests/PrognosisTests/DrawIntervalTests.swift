import Prognosis
import TestSupport
import Testing

/// Intervals of the default model: regions share the nation's shocks, and have some of their own.
@Suite struct DrawIntervalTests {
  /// Figures of the whole run with margins; the land comes first.
  static let outcome = Result { () throws -> PrognosisResult in
    let model = try DefaultRun.model()
    let areas = try AreaSelection.areas(of: model, sets: ["land", AreaSelection.ownRegions], regions: [])
    return try PrognosisRun(model: model, options: PrognosisOptions(areas: areas, draws: 200)).result()
  }
  let result: PrognosisResult
  let margins: Margins

  init() throws {
    result = try Self.outcome.get()
    margins = try #require(result.margins)
  }

  /// The ends of the 80 and the 95 % interval, as places among the probabilities.
  static let intervals = [(name: "80 %", low: 1, high: 3), (name: "95 %", low: 0, high: 4)]

  /// A figure of the tenth year: its distribution and its row.
  private func figure(_ name: String) throws -> (distribution: Distribution, row: Int) {
    if let component = Component(rawValue: name) {
      return (margins.components[9], try #require(result.componentNames.firstIndex(of: component)))
    }
    if let item = CareItem.items(of: result.products).firstIndex(where: { $0.code == name }) {
      return (margins.care[10], item)
    }
    let groups = PopulationGroup.groups(of: result.grid)
    let wanted = name == "people" ? "total" : name
    return (margins.groups[10], try #require(groups.firstIndex { $0.name == wanted }))
  }

  @Test(arguments: ["people", "0_19", "80_plus", "births", "deaths", "immigration", "total", "departures"])
  func `the nation's interval lies between independent regions and regions that go together`(name: String)
    throws
  {
    let (distribution, row) = try figure(name)
    #expect(result.areas.count == 343 && result.areas[0].set == "land")
    for interval in Self.intervals {
      let (low, high) = (distribution.quantiles[interval.low], distribution.quantiles[interval.high])
      let widths = result.areas.indices.map { high[row, $0] - low[row, $0] }
      let regions = widths.dropFirst()
      let together = regions.reduce(0, +)
      let apart = regions.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(widths[0] < together, "\(name), \(interval.name): \(widths[0]), together \(together)")
      #expect(widths[0] > apart, "\(name), \(interval.name): \(widths[0]), apart \(apart)")
    }
  }

  @Test func `quantiles ascend in every table`() {
    let tables = [
      margins.population, margins.groups, margins.components, margins.care, margins.conditions,
      margins.meanPopulation, margins.lifeExpectancy,
    ]
    for (index, table) in tables.enumerated() {
      #expect(table.count == (index == 2 ? 10 : 11))
      for (t, distribution) in table.enumerated() {
        for (low, high) in zip(distribution.quantiles, distribution.quantiles.dropFirst()) {
          #expect(zip(low.elements, high.elements).allSatisfy { $0 <= $1 }, "table \(index), year \(t)")
        }
      }
    }
  }

  @Test func `the base year's people are known and the later ones are not`() {
    for quantile in margins.groups[0].quantiles { #expect(quantile == margins.groups[0].quantiles[2]) }
    for t in 1...10 {
      let (low, high) = (margins.groups[t].quantiles[0], margins.groups[t].quantiles[4])
      #expect(zip(low.elements, high.elements).allSatisfy { $0 < $1 }, "year \(t)")
    }
  }

  @Test func `the nation's margins hold its central path and widen`() {
    let widths = (1...10).map {
      margins.groups[$0].quantiles[3][0, 0] - margins.groups[$0].quantiles[1][0, 0]
    }
    #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 })
    for t in 1...10 {
      let people = result.people(0...105, t, area: 0)
      let quantiles = margins.groups[t].quantiles.map { $0[0, 0] }
      #expect(quantiles[1] < people && people < quantiles[3], "year \(t)")
    }
  }
}
