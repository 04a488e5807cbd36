import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Each lever on staff moves just what it says.
@Suite struct StaffLeverTests {
  /// The reference and a scenario, read by branch and measure.
  private struct Pair {
    let reference, scenario: PrognosisResult

    func figure(
      _ branch: String, _ measure: WorkforceMeasure, _ t: Int, _ area: String, of result: PrognosisResult
    ) -> Double {
      guard let staff = result.workforce, let item = staff.items.firstIndex(where: { $0.code == branch }),
        let column = result.area(area)
      else { return .nan }
      return staff.figures[t][staff.row(item, measure), column]
    }

    /// A figure in the reference and in the scenario.
    func both(
      _ branch: String, _ measure: WorkforceMeasure, _ t: Int, _ area: String = "NL"
    ) -> (Double, Double) {
      (figure(branch, measure, t, area, of: reference), figure(branch, measure, t, area, of: scenario))
    }
  }

  private func run(
    _ levers: Lever..., model: MethodModel = .staffed, draws: Int = 0
  ) throws -> Pair {
    let outcome = try model.outcome(Scenario("levers", levers), horizon: 4, draws: draws, areNoisy: false)
    return Pair(reference: outcome.results[0], scenario: outcome.results[1])
  }

  private func expectSame(_ pair: Pair, _ branch: String, _ area: String, _ measures: [WorkforceMeasure]) {
    for measure in measures {
      for t in 0...4 {
        let (before, after) = pair.both(branch, measure, t, area)
        #expect(before == after, "\(branch) \(measure) \(t) \(area)")
      }
    }
  }

  /// Of the first branch's inflow 57.6 of 160 come from training; the lever doesn't touch them.
  @Test func `inflow multiplies those from elsewhere where it is told to`() throws {
    let pair = try run(
      Lever(.inflow, 0.5) {
        $0.branches = ["een"]
        $0.regions = ["A1"]
      })
    let trained = 57.6 * pair.both("een", .persons, 0, "A1").0 / 1000
    for t in 1...4 {
      let (before, after) = pair.both("een", .inflow, t, "A1")
      expectClose([after], [trained + 1.5 * (before - trained)], within: .relative(1e-12), "year \(t)")
    }
    #expect(pair.both("een", .inflow, 0, "A1").0 == pair.both("een", .inflow, 0, "A1").1)
    expectSame(pair, "een", "B2", WorkforceMeasure.allCases)
    expectSame(pair, "twee", "A1", WorkforceMeasure.allCases)
  }

  @Test func `people per year are spread by employment over all that is selected`() throws {
    let pair = try run(Lever(.inflow, 40, .peoplePerYear) { $0.regions = ["A1", "C3"] })
    let selected = ["een", "twee"].flatMap { branch in
      ["A1", "C3"].map { pair.both(branch, .persons, 0, $0).0 }
    }
    let all = selected.reduce(0, +)
    for branch in ["een", "twee"] {
      for area in ["A1", "C3"] {
        let (before, after) = pair.both(branch, .inflow, 1, area)
        let share = pair.both(branch, .persons, 0, area).0 / all
        expectClose([after - before], [40 * share], within: .relative(1e-10), "\(branch) \(area)")
      }
    }
    let (before, after) = pair.both("total", .inflow, 1)
    expectClose([after - before], [40], within: .relative(1e-10))
  }

  @Test func `outflow changes at the ages that are named`() throws {
    let half = try run(Lever(.outflow, -0.5) { $0.branches = ["een"] })
    let (before, after) = half.both("een", .outflow, 1)
    expectClose([after], [0.5 * before], within: .relative(1e-12), "half")
    let (then, now) = half.both("een", .retirement, 1)
    #expect(then == now)
    let point = try run(Lever(.outflow, -0.01, .sharePerYear) { $0.branches = ["een"] })
    let (outflow, less) = point.both("een", .outflow, 1)
    let staying = point.both("een", .persons, 1).0 - point.both("een", .retirement, 1).0
    expectClose([outflow - less], [0.01 * staying], within: .relative(1e-10), "a point")
    let parts = try [15...30, 15...19, 20...30].map { ages in
      try run(
        Lever(.outflow, -0.5) {
          $0.branches = ["een"]
          $0.ages = ages
        }
      ).both("een", .outflow, 1)
    }
    let kept = parts.map { $0.0 - $0.1 }
    expectClose([kept[1] + kept[2]], [kept[0]], within: .relative(1e-12), "ages add up")
    #expect(kept[0] < before - after)
    #expect(parts.allSatisfy { $0.1 < $0.0 })
  }

  /// Training takes two years: who starts in 2025 comes in 2027.
  @Test func `another intake shows when the training is over`() throws {
    let pair = try run(Lever(.training, 1) { $0.branches = ["een"] })
    for t in 0...4 {
      let (before, after) = pair.both("een", .inflow, t)
      expectClose([after - before], [t < 3 ? 0 : 57.6], within: .absolute(1e-9), "year \(t)")
    }
    expectSame(pair, "twee", "NL", WorkforceMeasure.allCases)
  }

  /// Absence of 8 % and contracts of 0.7 x 36 = 25.2 hours in the base year.
  @Test func `absence and hours change the supply alone`() throws {
    let less = try run(Lever(.absence, -0.5) { $0.branches = ["een"] })
    let longer = try run(Lever(.hours, 2, .hoursPerWeek) { $0.branches = ["een"] })
    let both = try run(
      Lever(.absence, -0.02, .share) { $0.branches = ["een"] }, Lever(.hours, 0.1) { $0.branches = ["een"] })
    for (pair, factor) in [(less, 0.96 / 0.92), (longer, 27.2 / 25.2), (both, 0.94 / 0.92 * 1.1)] {
      for t in 0...4 {
        let (before, after) = pair.both("een", .supplyFTE, t)
        expectClose([after], [before * (t == 0 ? 1 : factor)], within: .relative(1e-12), "year \(t)")
      }
      expectSame(pair, "een", "NL", [.persons, .inflow, .outflow, .retirement, .demandFTE])
    }
  }

  @Test func `a later pension age keeps people in work`() throws {
    let pair = try run(Lever(.retirementAge, 1, .years) { $0.branches = ["twee"] })
    let (before, after) = pair.both("twee", .retirement, 1)
    #expect(after < before && after > 0.5 * before)
    #expect(pair.both("twee", .persons, 4).1 > pair.both("twee", .persons, 4).0)
    expectSame(pair, "een", "NL", WorkforceMeasure.allCases)
  }

  /// The reference saves 0.2 % of the staff a year.
  @Test func `labour saving adds up over the years`() throws {
    let pair = try run(Lever(.labourSaving, 0.01, .sharePerYear) { $0.branches = ["een"] })
    for t in 0...4 {
      let (before, after) = pair.both("een", .demandFTE, t)
      expectClose([after], [before * pow(0.988 / 0.998, Double(t))], within: .relative(1e-12), "year \(t)")
    }
    expectSame(pair, "een", "NL", [.supplyFTE, .persons])
  }

  static let everyLever: [Lever] = [
    Lever(.inflow, 0.1) { $0.regions = ["A1"] },
    Lever(.inflow, 5, .peoplePerYear),
    Lever(.outflow, -0.2) { ($0.branches, $0.ages) = (["een"], 20...30) },
    Lever(.outflow, -0.01, .sharePerYear) { $0.regions = ["C3", "D4"] },
    Lever(.training, 0.3) { $0.branches = ["een"] }, Lever(.absence, -0.1),
    Lever(.hours, 0.05) { $0.regions = ["B2"] },
    Lever(.retirementAge, 0.5, .years), Lever(.labourSaving, 0.005, .sharePerYear),
    Lever(.use, -0.1) { $0.products = ["zorg"] }, Lever(.fertility, 0.2),
    .moving(0.1, from: "huis", to: "bezoek", ratio: 0.1),
  ]

  @Test func `causes of a gap add up with levers as one of them`() throws {
    let outcome = try MethodModel.staffed.outcome(
      Scenario("all", Self.everyLever), Scenario("care", Lever(.use, -0.1)), horizon: 4, areNoisy: false)
    for result in outcome.results {
      let staff = try #require(result.workforce)
      for (t, drivers) in staff.drivers.enumerated() {
        #expect((drivers[.levers] != nil) == (result.scenario != "reference"))
        for area in result.areas.indices {
          for item in staff.items.indices {
            let sum = GapDriver.ofCentralPath.reduce(0) { $0 + (drivers[$1]?[item, area] ?? 0) }
            let scale = staff.figures[t][staff.row(item, .demandFTE), area]
            expectClose(
              [sum], [staff.figures[t][staff.row(item, .gapFTE), area]], within: .absolute(1e-12 * scale),
              "\(result.scenario) \(t) \(area) \(item)")
          }
        }
      }
    }
    // A tenth less of everything is a tenth less work; supply doesn't change.
    let (reference, care) = (
      try #require(outcome.results[0].workforce), try #require(outcome.results[2].workforce)
    )
    for driver in [GapDriver.retirement, .otherOutflow, .inflow, .hoursAbsence, .baseGap] {
      expectClose(
        care.drivers[4][driver]?.elements ?? [], reference.drivers[4][driver]?.elements ?? [.nan],
        within: .absolute(1e-9), "\(driver)")
    }
    let work = reference.row(0, .demandFTE)
    let levers = try #require(care.drivers[4][.levers])
    #expect(
      (0..<5).allSatisfy { levers[0, $0] < 0 && levers[0, $0] > -0.1 * reference.figures[4][work, $0] * 1.2 })
  }

  @Test func `without margins draws with every lever are the central path`() throws {
    let model = MethodModel.staffed.without(ModelSettings.Uncertainty.Source.allCases)
    let outcome = try model.outcome(
      Scenario("all", Self.everyLever), horizon: 4, draws: 9, areNoisy: false)
    for result in outcome.results {
      let staff = try #require(result.workforce)
      let margins = try #require(staff.margins)
      for (t, figures) in staff.figures.enumerated() {
        expectClose(
          margins[t].mean.elements, figures.elements, within: .relative(1e-8), "\(result.scenario) \(t)")
      }
    }
    // People on the whole: those who came, left and retired, also with levers.
    let staff = try #require(outcome.results[1].workforce)
    let figures = staff.figures
    for t in 0..<4 {
      for item in staff.items.indices {
        func row(_ measure: WorkforceMeasure) -> Int { staff.row(item, measure) }
        for area in 0..<5 {
          let end =
            figures[t][row(.persons), area] + figures[t][row(.inflow), area] - figures[t][row(.outflow), area]
            - figures[t][row(.retirement), area]
          expectClose([figures[t + 1][row(.persons), area]], [end], within: .relative(1e-12))
        }
      }
    }
  }
}
