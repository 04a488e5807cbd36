import TestSupport
import Testing
import Workforce

@Suite struct QuantitiesTests {
  @Test func `two of three days a week make two thirds of a full week`() {
    let staff = People(300).fullTimeEquivalents(at: WeeklyHours(24), fullTime: WeeklyHours(36))
    expectClose([staff.count], [200], within: .relative(1e-15))
  }
}
