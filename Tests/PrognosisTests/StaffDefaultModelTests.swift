import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Staff and waits of the default model.
@Suite struct StaffDefaultModelTests {
  private static let outcome = Result { () throws -> StaffRun in
    try StaffRun(
      try DrawRun(try DefaultRun.model(), sets: ["land", "provincie", "gemeente"], horizon: 10, draws: 16))
  }

  @Test func `in every draw, branch, municipality and year people are those who came less those who left`()
    throws
  {
    let run = try Self.outcome.get()
    var checked = 0
    for area in run.areas where run.run.result.areas[area].set == AreaSelection.ownRegions {
      for item in run.branches {
        var start = run.draws(item, .persons, 0, area: area)
        for t in run.years.dropLast() {
          let (comes, leaves) = (
            run.draws(item, .inflow, t, area: area), run.draws(item, .outflow, t, area: area)
          )
          let retires = run.draws(item, .retirement, t, area: area)
          let end = run.draws(item, .persons, t + 1, area: area)
          let expected = start.indices.map { start[$0] + comes[$0] - leaves[$0] - retires[$0] }
          let holds = allClose(end, expected, within: .relative(1e-9))
          if !holds { Issue.record("\(run.run.result.areas[area].code), branch \(item), year \(t)") }
          checked += end.count
          start = end
        }
      }
    }
    #expect(checked == 342 * 10 * 10 * 16)
  }

  @Test func `the land is the sum of the provinces in every draw`() throws {
    let run = try Self.outcome.get()
    let land = try run.area("NL00")
    let provinces = run.areas.filter { run.run.result.areas[$0].set == "provincie" }
    #expect(provinces.count == 12)
    for measure in [WorkforceMeasure.demandFTE, .supplyFTE, .persons] {
      for item in 0...run.total {
        let draws = provinces.map { run.draws(item, measure, 10, area: $0) }
        let sum = draws[0].indices.map { i in draws.reduce(0) { $0 + $1[i] } }
        expectClose(
          run.draws(item, measure, 10, area: land), sum, within: .relative(1e-11), "\(item) \(measure)")
      }
    }
  }

  @Test func `the base year is that of the tables`() throws {
    let run = try Self.outcome.get()
    let model = try DefaultRun.model()
    let land = try run.area("NL00")
    #expect(run.staff.items.map(\.code) == model.workforce.branches.map(\.code) + ["total"])
    for (item, branch) in model.workforce.branches.enumerated() {
      let flows = try #require(model.workforce.flows[branch.code])
      func expect(_ measure: WorkforceMeasure, _ value: Double) {
        expectClose(
          [run.central(item, measure, 0, area: land)], [value], within: .relative(1e-10),
          "\(branch.code) \(measure)")
      }
      expect(.persons, branch.employees)
      expect(.supplyFTE, branch.fte)
      expect(.demandFTE, branch.fte * (1 + branch.vacanciesPer1000Jobs / 1000))
      expect(.inflow, branch.employees * (flows["inflow"] ?? .nan))
      expect(.outflow, branch.employees * (flows["outflow_other"] ?? .nan))
      expect(.retirement, branch.employees * (flows["retirement"] ?? .nan))
    }
    for row in run.staff.calibration {
      expectClose([row.model], [row.published], within: .relative(1e-10), "\(row.branch) \(row.measure)")
    }
  }

  @Test func `causes add up to the gap in every municipality`() throws {
    let run = try Self.outcome.get()
    for (t, drivers) in run.staff.drivers.enumerated() {
      for area in run.areas {
        for item in 0...run.total {
          let sum = GapDriver.ofCentralPath.reduce(0) { $0 + (drivers[$1]?[item, area] ?? 0) }
          let (gap, work) = (
            run.central(item, .gapFTE, t, area: area), run.central(item, .demandFTE, t, area: area)
          )
          if !allClose([sum], [gap], within: .absolute(1e-11 * work + 1e-9)) {
            Issue.record("year \(t), area \(area), item \(item): \(sum), not \(gap)")
          }
        }
      }
    }
  }

  @Test func `waits of the zorgkantoren serve the municipalities in them`() throws {
    let run = try Self.outcome.get()
    let waiting = try #require(run.run.result.waiting)
    #expect(waiting.services.count == 9 && waiting.services.allSatisfy { $0.service.hasPrefix("ggz_") })
    let model = try DefaultRun.model()
    let office = try #require(model.sets.first { $0.name == "zorgkantoor" }?.aggregates.first)
    let service = try #require(waiting.services.firstIndex { $0.service == "ggz_basis_totaal" })
    let observed = try #require(
      model.waiting.times.first { $0.code == office.code && $0.service == "ggz_basis_totaal" })
    for member in office.members where member.share == 1 {
      let area = try run.area(model.regions[member.region].code)
      expectClose(
        [waiting.figures[0][waiting.row(service, .weeks), area]], [observed.weeks], within: .relative(1e-12))
    }
  }
}
