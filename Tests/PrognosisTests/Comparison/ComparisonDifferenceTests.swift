import Foundation
import LinearAlgebra
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Differences of amounts per inhabitant, taken apart once more by another route.
@Suite struct ComparisonDifferenceTests {
  let model: RegionModel
  let result: RegionalComparison
  /// National use per person by product and cell.
  let rates: Matrix

  init() throws {
    model = try ComparisonModel().method.read()
    result = try ComparisonModel().result(sets: ["land", "groep", "achterland", "gemeente"])
    let areas = try AreaSelection.areas(of: model, sets: ["gemeente"], regions: [])
    let run = PrognosisRun(model: model, options: PrognosisOptions(areas: areas, horizon: 3))
    let people = try run.result().population
    rates = try run.careDemand(
      meanPopulation: Matrix(
        rows: people[0].rows, columns: people[0].columns,
        byColumns: zip(people[0].elements, people[1].elements).map { ($0 + $1) / 2 })
    ).rates.rates
  }

  /// People and amounts of an item by cell.
  func cells(_ members: [RegionSet.Member], _ item: CareItem) throws -> (people: [Double], amounts: [Double])
  {
    let cells = 0..<model.grid.cells
    var (people, amounts) = (cells.map { _ in 0.0 }, cells.map { _ in 0.0 })
    for member in members {
      for x in cells {
        let here = member.share * model.population[x, member.region]
        people[x] += here
        for row in item.rows {
          let figures = try #require(model.care.regional[model.care.products[row].code])
          let ratio = figures.observed[member.region] / figures.expected[member.region]
          amounts[x] += ratio * rates[row, x] * here
        }
      }
    }
    return (people, amounts)
  }

  /// The composition's part: the difference of the shares at the mean of the rates.
  func composition(
    _ a: (people: [Double], amounts: [Double]), _ b: (people: [Double], amounts: [Double])
  ) -> Double {
    let (all, others) = (a.people.reduce(0, +), b.people.reduce(0, +))
    return a.people.indices.reduce(0) { sum, x in
      let rate = (a.amounts[x] / a.people[x] + b.amounts[x] / b.people[x]) / 2
      return sum + (a.people[x] / all - b.people[x] / others) * rate
    }
  }

  @Test func `parts are Kitagawa's and add up`() throws {
    let whole = model.regions.indices.map { RegionSet.Member(region: $0, share: 1) }
    for (a, area) in result.areas.enumerated() {
      let benchmarks = area.set == "land" ? 1 : 2
      #expect(result.differences[a].count == benchmarks * result.items.count)
      for difference in result.differences[a] {
        let place = try #require(result.item(difference.item))
        let item = result.items[place]
        let similar = result.similarAreas[a].flatMap { $0.area.members }
        let others = difference.against == .nation ? whole : similar
        let (own, other) = (try cells(area.members, item), try cells(others, item))
        let rate = own.amounts.reduce(0, +) / own.people.reduce(0, +)
        let benchmark = other.amounts.reduce(0, +) / other.people.reduce(0, +)
        expectClose(
          [difference.rate, difference.benchmarkRate], [rate, benchmark], within: .relative(1e-11))
        expectClose([difference.ageSex], [composition(own, other)], within: .absolute(1e-11 * rate))
        expectClose(
          [difference.ageSex + difference.rest], [difference.rate - difference.benchmarkRate],
          within: .absolute(1e-12 * rate))
      }
    }
  }

  @Test func `the parts of a total are those of its products`() {
    for a in result.areas.indices {
      for benchmark in RateDifference.Benchmark.allCases {
        let own = result.differences[a].filter { $0.against == benchmark }
        guard let total = own.first(where: { $0.item == "total_Zvw" }) else { continue }
        let parts = own.filter { ["kliniek", "pillen"].contains($0.item) }
        expectClose(
          [total.ageSex, total.rest],
          [parts.reduce(0) { $0 + $1.ageSex }, parts.reduce(0) { $0 + $1.rest }],
          within: .absolute(1e-11 * total.rate))
      }
    }
  }

  @Test func `the land doesn't differ from the nation`() throws {
    let land = try #require(result.area("NL", set: "land"))
    for difference in result.differences[land] {
      #expect(difference.ageSex.magnitude < 1e-12 * difference.rate)
      #expect(difference.rest.magnitude < 1e-12 * difference.rate)
    }
  }
}
