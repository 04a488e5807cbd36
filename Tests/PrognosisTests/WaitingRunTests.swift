import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Waits inside a run.
@Suite struct WaitingRunTests {
  private static func result(
    _ model: MethodModel = .staffed, draws: Int = 0, areas: ([Area]) -> [Area] = { $0 }
  ) throws -> PrognosisResult {
    let model = try model.read()
    let all = try AreaSelection.areas(of: model, sets: ["land", "gemeente"], regions: [])
    return try PrognosisRun(
      model: model, options: PrognosisOptions(areas: areas(all), horizon: 4, draws: draws, seed: 3)
    ).result()
  }

  private func row(_ waiting: WaitingResult, _ service: String, _ measure: WaitingMeasure) throws -> Int {
    waiting.row(try #require(waiting.services.firstIndex { $0.service == service }), measure)
  }

  @Test func `the base year has the observed waits, and areas without one have none`() throws {
    let result = try Self.result()
    let waiting = try #require(result.waiting)
    #expect(waiting.services.map(\.service) == ["bezoeken", "poli"])
    let (poli, bezoeken) = (try row(waiting, "poli", .weeks), try row(waiting, "bezoeken", .weeks))
    let codes = result.areas.map(\.code)
    #expect(codes == ["NL", "A1", "B2", "C3", "D4"])
    // Of poli the regions are observed more often than the land, which so stands for itself alone.
    let own = waiting.figures[0]
    expectClose([own[poli, 0], own[poli, 1], own[poli, 3]], [6, 4, 8], within: .relative(1e-12))
    #expect(own[poli, 2].isNaN && own[poli, 4].isNaN)
    // The land alone has bezoeken, so everyone waits as long.
    expectClose((0..<5).map { own[bezoeken, $0] }, [2, 2, 2, 2, 2], within: .relative(1e-12))
    for (service, norm) in [("poli", 5.0), ("bezoeken", 3)] {
      let (norms, weeks) = (try row(waiting, service, .normWeeks), try row(waiting, service, .weeks))
      let exceeded = try row(waiting, service, .exceedProbability)
      for figures in waiting.figures {
        for area in 0..<5 where !figures[weeks, area].isNaN {
          #expect(figures[norms, area] == norm)
          #expect(figures[exceeded, area] == (figures[weeks, area] > norm ? 1 : 0))
        }
      }
    }
  }

  @Test func `what is asked for is delivered, left or waiting`() throws {
    let result = try Self.result()
    let (waiting, staff) = (try #require(result.waiting), try #require(result.workforce))
    // The share that leaves per week is (1 - 1/load) / wait and the load 1.04 in the first branch.
    let leaving = (1 - 1 / 1.04) / 4
    let rows = try [WaitingMeasure.demand, .delivered, .backlog].map { try row(waiting, "poli", $0) }
    var before = 1.04 * 4
    for (t, figures) in waiting.figures.enumerated() {
      let (demand, delivered, backlog) = (figures[rows[0], 1], figures[rows[1], 1], figures[rows[2], 1])
      let product = try #require(result.products.firstIndex { $0.code == "zorg" })
      let index = result.care[t][product, 1] / result.care[0][product, 1]
      expectClose([demand], [1.04 * index * 365.2425 / 7], within: .relative(1e-12))
      // In a list that never empties all staff works: capacity is supply over the base year's, more where work is saved.
      let supply = staff.row(0, .supplyFTE)
      let capacity = staff.figures[t][supply, 1] / staff.figures[0][supply, 1] / pow(0.998, Double(t))
      expectClose([delivered], [capacity * 365.2425 / 7], within: .relative(1e-12))
      let left = demand - delivered - (backlog - before)
      #expect(left > 0 && left < leaving * max(before, backlog) * 365.2425 / 7 * 1.0001)
      before = backlog
    }
  }

  @Test func `an area of parts waits as its people do, by what they ask for`() throws {
    let result = try Self.result { areas in
      var mixed = areas[0]
      (mixed.set, mixed.code) = ("own", "X")
      mixed.members = [(0, 1.0), (1, 1), (2, 0.5)].map { .init(region: $0, share: $1) }
      return areas + [mixed]
    }
    let waiting = try #require(result.waiting)
    let product = try #require(result.products.firstIndex { $0.code == "zorg" })
    let first: Double = result.care[0][product, 1]
    let third: Double = 0.5 * result.care[0][product, 3]
    for measure in [WaitingMeasure.weeks, .demand, .delivered, .backlog] {
      let row = try row(waiting, "poli", measure)
      for figures in waiting.figures {
        let sum: Double = first * figures[row, 1] + third * figures[row, 3]
        let expected = sum / (first + third)
        expectClose([figures[row, 5]], [expected], within: .relative(1e-12), "\(measure)")
      }
    }
  }

  @Test func `services without an observation are named`() throws {
    let warnings = try Self.result().warnings.map(\.english)
    #expect(warnings.contains("No observed wait and so left out (1): rest."))
    #expect(warnings.contains("Waits of 2018 stand for 2024 (2): bezoeken, poli."))
    #expect(warnings.contains("Staff figures of 2022 stand for 2024 (2): een, twee."))
    #expect(
      warnings.contains { $0.hasPrefix("workforce_regional.csv, een: 1,100 employees, scaled to the 1,000") })
  }

  /// σ of A1 is sqrt(2 ln(4/3)) / sqrt(5); C3's median isn't known and takes that of the service.
  @Test func `observed waits are drawn with their standard error`() throws {
    let draws = 4000
    let run = try DrawRun(
      try MethodModel.staffed.read(), horizon: 1, draws: draws)
    let waiting = try #require(run.result.waiting)
    let poli = try #require(waiting.services.firstIndex { $0.service == "poli" })
    let spread = { (mean: Double, median: Double) in (2 * log(mean / median)).squareRoot() }
    let middle = (spread(6, 5) + spread(4, 3)) / 2
    for (code, weeks, deviation) in [
      ("A1", 4, spread(4, 3) / 5.0.squareRoot()), ("C3", 8, middle / 2),
      ("NL", 6, spread(6, 5) / 30.0.squareRoot()),
    ] {
      let area = try #require(run.result.area(code))
      let values = run.series.values(
        .waiting, poli * DrawRun.followedWaits.count, 0, area: area)
      Sample(values).logarithms.expectNormal(
        mean: log(Double(weeks)), variance: deviation * deviation, code)
    }
  }

  @Test func `the probability of exceeding the norm is the share of the draws`() throws {
    let run = try DrawRun(try MethodModel.staffed.read(), horizon: 3, draws: 50)
    let waiting = try #require(run.result.waiting)
    let margins = try #require(waiting.margins)
    let exceeded = try row(waiting, "poli", .exceedProbability)
    let area = try #require(run.result.area("A1"))
    for t in 0...3 {
      let weeks = run.series.values(.waiting, DrawRun.followedWaits.count, t, area: area)
      #expect(margins[t].mean[exceeded, area] == Double(weeks.count { $0 > 5 }) / 50)
    }
    #expect(Set(margins.map { $0.mean[exceeded, area] }).count > 1)
  }
}
