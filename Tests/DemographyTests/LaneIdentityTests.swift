import Demography
import LinearAlgebra
import TestSupport
import Testing

/// What holds in every draw, region, sex and year: populations balance, and everyone who leaves lands.
@Suite struct LaneIdentityTests {
  private static let losses: [LaneScratch.Component] = [.deaths, .emigration, .departures]

  private func sum(_ values: [Double], _ system: LaneSystem, _ sex: Sex, _ region: Int) -> Double {
    system.grid.range(sex).reduce(0) { $0 + values[region * system.grid.cells + $1] }
  }

  @Test(arguments: LaneKind.all, [[], [.harsh]] as [Set<LaneSystem.Trait>])
  func `every draw, region and sex balances`(_ kind: LaneKind, traits: Set<LaneSystem.Trait>) throws {
    for years in 1...3 {
      let run = try LaneRun(LaneSystem(kind, traits: traits), years: years)
      for lane in 0..<run.system.shape.lanes {
        let (before, after) = (run.lane(lane, of: run.before), run.lane(lane, of: run.after))
        let parts = LaneScratch.Component.allCases.map { ($0, run.component($0, ofLane: lane)) }
        for (sex, region) in Sex.allCases.flatMap({ s in (0..<3).map { (s, $0) } }) {
          let balance = parts.reduce(sum(before, run.system, sex, region)) { total, part in
            total + (Self.losses.contains(part.0) ? -1 : 1) * part.1[sex.rawValue, region]
          }
          // Terms of 40,000 people against a sum that may be far less.
          #expect(
            Tolerance(relative: 1e-12, absolute: 1e-8).admits(
              balance, for: sum(after, run.system, sex, region)),
            "draw \(lane), \(sex), region \(region)")
        }
      }
    }
  }

  @Test(arguments: LaneKind.all.filter { $0.moves != .none })
  func `all who depart arrive`(_ kind: LaneKind) throws {
    for traits in [[], [.harsh]] as [Set<LaneSystem.Trait>] {
      let run = try LaneRun(LaneSystem(kind, LaneShape(regions: 9, lanes: 8), traits: traits), years: 2)
      for lane in 0..<8 {
        let (arrivals, departures) = (
          run.component(.arrivals, ofLane: lane), run.component(.departures, ofLane: lane)
        )
        for s in 0..<2 {
          let (here, there) = ((0..<9).map { arrivals[s, $0] }, (0..<9).map { departures[s, $0] })
          #expect(there.allSatisfy { $0 > 0 })
          #expect(Tolerance.relative(1e-12).admits(here.reduce(0, +), for: there.reduce(0, +)))
        }
      }
    }
  }

  @Test func `the number of people is never below zero`() throws {
    for kind in LaneKind.all {
      let run = try LaneRun(LaneSystem(kind, traits: [.harsh]), years: 5)
      #expect(run.after.allSatisfy { $0 >= 0 }, "\(kind)")
    }
  }
}
