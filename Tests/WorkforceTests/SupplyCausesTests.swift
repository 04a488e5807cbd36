import TestSupport
import Testing
import Workforce

@Suite struct SupplyCausesTests {
  /// 100 people at 0.5 FTE: 50. With 20 in, 10 out, 5 retired and 0.8 of the availability: 105 x 0.5 x 0.8 = 42. With two
  /// factors each counts half at either level of the other: flows at (1 + 0.8)/2 x 0.5 = 0.45 FTE per person, and
  /// availability for (100 + 105)/2 people: -0.2 x 0.5 x 102.5 = -10.25. Together 9 - 4.5 - 2.25 - 10.25 = -8.
  @Test func `flows and availability by hand`() {
    let causes = SupplyCauses(
      employees: People(100), ftePerPerson: 0.5,
      reference: .init(inflow: 20, outflow: 10, retirement: 5, availability: 0.8))
    expectClose(
      [causes[.inflow], causes[.otherOutflow], causes[.retirement], causes[.hoursAbsence]],
      [9, -4.5, -2.25, -10.25], within: .relative(1e-13))
    #expect(causes[.levers] == 0)
    expectClose([causes.change.count], [-8], within: .relative(1e-13))
  }

  /// Only the inflow differs, 20 without and 30 with the levers, at 1 FTE per person: what all levers together add is 10 with
  /// inflow as a cause and 0 without it, so half of it is the levers' and inflow gets the mean of 20 and 30.
  @Test func `levers share with what they change`() {
    let causes = SupplyCauses(
      employees: People(100), ftePerPerson: 1, reference: .init(inflow: 20, outflow: 10),
      scenario: .init(inflow: 30, outflow: 10))
    expectClose(
      [causes[.inflow], causes[.otherOutflow], causes[.levers]], [25, -10, 5], within: .relative(1e-13))
    #expect(causes[.retirement] == 0 && causes[.hoursAbsence] == 0)
  }

  @Test(arguments: 1...20) func `parts add up, and nothing that didn't change has a part`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func course() -> SupplyCauses.Course {
      func people() -> Double { Double.random(in: 0...200, using: &random) }
      return .init(
        inflow: people(), outflow: people(), retirement: people(),
        availability: Double.random(in: 0.8...1.2, using: &random))
    }
    let (reference, scenario) = (course(), course())
    let with = SupplyCauses(
      employees: People(500), ftePerPerson: 0.7, reference: reference, scenario: scenario)
    let all = SupplyCauses.Driver.allCases.reduce(0) { $0 + with[$1] }
    let supply =
      0.7 * scenario.availability
      * (500 + scenario.inflow - scenario.outflow - scenario.retirement)
    // The sum of parts of about 100 FTE, of which a small change may be left.
    expectClose([all, with.change.count], [supply - 350, supply - 350], within: .absolute(1e-11))
    let same = SupplyCauses(
      employees: People(500), ftePerPerson: 0.7, reference: reference, scenario: reference)
    #expect(same[.levers] == 0)
    let still = SupplyCauses(employees: People(500), ftePerPerson: 0.7, reference: .init())
    #expect(SupplyCauses.Driver.allCases.allSatisfy { still[$0] == 0 })
  }
}
