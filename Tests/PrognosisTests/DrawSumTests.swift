import Demography
import Prognosis
import TestSupport
import Testing

/// What each draw adds up to, and what the margins make of the draws.
@Suite struct DrawSumTests {
  static let runs = MethodModel.everyMethod.map { method in
    (
      method.name,
      Result {
        let model = try method.read()
        return try DrawRun(model, horizon: 4, draws: 50) { $0.switchEverythingOn(cells: model.grid.cells) }
      }
    )
  }

  private func sum(_ rows: [[Double]]) -> [Double] {
    rows[0].indices.map { draw in rows.reduce(0) { $0 + $1[draw] } }
  }

  @Test(arguments: MethodModel.everyMethod.indices)
  func `every draw balances in every area`(_ index: Int) throws {
    let (name, outcome) = Self.runs[index]
    let run = try outcome.get()
    for area in run.result.areas.indices {
      for t in run.result.components.indices {
        let signed = run.result.componentNames.map { component in
          let isLoss: Bool = [.deaths, .emigration, .departures].contains(component)
          return run.component(component, t, area: area).map { isLoss ? -$0 : $0 }
        }
        let next = sum([run.people(t, area: area)] + signed)
        expectClose(run.people(t + 1, area: area), next, within: .relative(1e-9), "\(name) \(area) \(t)")
      }
      #expect(Set(run.people(1, area: area)).count == 50, "\(name): the draws differ")
    }
  }

  @Test(arguments: MethodModel.everyMethod.indices)
  func `those who move between regions leave one and come to one`(_ index: Int) throws {
    let (name, outcome) = Self.runs[index]
    let run = try outcome.get()
    guard run.result.componentNames.contains(.arrivals) else { return }
    let land = try #require(run.result.area("NL"))
    for t in run.result.components.indices {
      let (came, left) = (run.component(.arrivals, t, area: land), run.component(.departures, t, area: land))
      expectClose(came, left, within: .relative(1e-9), "\(name) \(t)")
      #expect(Set(left).count == 50)
    }
  }

  @Test func `an area's draws are the sums of its regions' draws`() throws {
    let model = try MethodModel.uncertainCare.read()
    let run = try DrawRun(model, draws: 50) { $0.switchEverythingOn(cells: model.grid.cells) }
    let land = try #require(run.result.area("NL"))
    let regions = run.result.areas.indices.filter { $0 != land }
    for table in DrawSeries.Table.allCases where table != .lifeExpectancy {
      for row in 0..<run.series.rowCount(table) {
        for t in run.result.years.indices {
          let summed = sum(regions.map { run.series.values(table, row, t, area: $0) })
          let whole = run.series.values(table, row, t, area: land)
          expectClose(whole, summed, within: .relative(1e-12), "\(table) \(row) \(t)")
        }
      }
    }
  }

  @Test func `groups and totals of care are summed draw by draw`() throws {
    let model = try MethodModel.uncertainCare.read()
    let run = try DrawRun(model, draws: 50, ages: .single) {
      $0.switchEverythingOn(cells: model.grid.cells)
    }
    let groups = PopulationGroup.groups(of: run.result.grid)
    let items = CareItem.items(of: run.result.products)
    #expect(groups.map(\.name) == ["total", "0_19"] && items.suffix(3).map(\.rows) == [[2], [1], [1, 2]])
    for area in run.result.areas.indices {
      for t in run.result.years.indices {
        let ages = run.result.grid.ages
        let young = (0..<20).flatMap { [$0, ages + $0] }
        for (row, cells) in [Array(0..<2 * ages), young].enumerated() {
          let summed = sum(cells.map { run.series.values(.population, $0, t, area: area) })
          expectClose(run.series.values(.groups, row, t, area: area), summed, within: .relative(1e-12))
        }
        for (row, item) in items.enumerated() {
          let summed = sum(item.rows.map { run.series.values(.care, $0, t, area: area) })
          expectClose(run.series.values(.care, row, t, area: area), summed, within: .relative(1e-12))
        }
      }
    }
  }

  /// Definition 7 of Hyndman and Fan, from the sorted draws.
  private func quantile(_ sorted: [Double], _ probability: Double) -> Double {
    let h = probability * Double(sorted.count - 1)
    let low = Int(h)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (h - Double(low)) * (sorted[high] - sorted[low])
  }

  @Test func `margins are the mean and the quantiles of the draws`() throws {
    let model = try MethodModel.uncertainCare.read()
    let run = try DrawRun(model, draws: 41) { $0.switchEverythingOn(cells: model.grid.cells) }
    for table in DrawSeries.Table.allCases {
      for t in run.result.years.indices {
        guard let margins = run.margins(table, t) else { continue }
        for row in 0..<run.series.rowCount(table) {
          for area in run.result.areas.indices {
            let draws = run.series.values(table, row, t, area: area)
            let sorted = draws.sorted()
            expectClose([margins.mean[row, area]], [draws.reduce(0, +) / 41], within: .relative(1e-13))
            expectClose(
              margins.quantiles.map { $0[row, area] }, Margins.probabilities.map { quantile(sorted, $0) },
              within: .relative(1e-13), "\(table) \(row) \(t) \(area)")
          }
        }
      }
    }
  }

  @Test func `on 1 January of the base year nothing is uncertain`() throws {
    let model = try MethodModel.uncertainCare.read()
    let run = try DrawRun(model, draws: 41, ages: .single) {
      $0.switchEverythingOn(cells: model.grid.cells)
    }
    let margins = try #require(run.result.margins)
    let known = run.result.population[0]
    for quantile in margins.population[0].quantiles { #expect(quantile == known) }
    expectClose(margins.population[0].mean.elements, known.elements, within: .relative(1e-14))
    for (low, high) in zip(margins.groups[0].quantiles, margins.groups[0].quantiles.dropFirst()) {
      #expect(low == high)
    }
    for area in run.result.areas.indices {
      #expect(margins.groups[1].quantiles[0][0, area] < margins.groups[1].quantiles[4][0, area])
    }
  }
}
