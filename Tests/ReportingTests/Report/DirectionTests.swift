import Prognosis
import Reporting
import TestSupport
import Testing

/// Sentences on growth name a direction only where nearly all outcomes agree on it.
@Suite struct DirectionTests {
  /// What is said of the number of inhabitants where it ends at these multiples of its start: the mean, then the quantiles.
  private func sentence(_ mean: Double, _ quantiles: [Double], _ language: Language = .dutch) throws -> String
  {
    var page = try DemandPage()
    page.language = language
    let base = try #require(page.result.margins?.groups[0].mean)
    page.result.margins?.groups[2] = Distribution(
      mean: base.scaled(by: mean), quantiles: quantiles.map(base.scaled))
    return try #require(page.section().lead.first)
  }

  @Test func `a growth whose interval holds a fall may go either way`() throws {
    let quantiles = [0.9, 0.99, 1.02, 1.05, 1.1]
    #expect(
      try sentence(1.02, quantiles).hasSuffix(
        " Het aantal kan groeien of dalen (verwacht +2,0 %, 80 %-interval -1,0 tot 5,0 %)."))
    #expect(
      try sentence(1.02, quantiles, .english).hasSuffix(
        " Their number may grow or fall (expected +2.0%, 80% interval -1.0 to 5.0%)."))
  }

  @Test func `so may a fall whose interval holds a growth, and what stays the same on average`() throws {
    #expect(
      try sentence(0.98, [0.9, 0.95, 0.98, 1.01, 1.1]).hasSuffix(
        " kan groeien of dalen (verwacht -2,0 %, 80 %-interval -5,0 tot 1,0 %)."))
    #expect(
      try sentence(1, [0.9, 0.95, 1, 1.05, 1.1]).hasSuffix(
        " kan groeien of dalen (verwacht 0,0 %, 80 %-interval -5,0 tot 5,0 %)."))
  }

  @Test func `an interval on one side of zero has a direction, even where that of 95 % has none`() throws {
    #expect(
      try sentence(1.02, [0.9, 1.01, 1.02, 1.05, 1.1]).hasSuffix(
        " groeit met 2,0 % (80 %-interval 1,0 tot 5,0 %)."))
    #expect(
      try sentence(0.98, [0.9, 0.95, 0.98, 0.99, 1.1]).hasSuffix(
        " daalt met 2,0 % (80 %-interval -5,0 tot -1,0 %)."))
  }

  @Test func `what is written as zero is no change`() throws {
    // The interval's lower end is -0.04 %, which is written as 0.0.
    #expect(
      try sentence(1.02, [0.9, 0.9996, 1.02, 1.05, 1.1]).hasSuffix(
        " groeit met 2,0 % (80 %-interval 0,0 tot 5,0 %)."))
    #expect(
      try sentence(0.98, [0.9, 0.95, 0.98, 1.0004, 1.1]).hasSuffix(
        " daalt met 2,0 % (80 %-interval -5,0 tot 0,0 %)."))
    #expect(
      try sentence(1.0004, [0.9, 0.9997, 1.0004, 1.0004, 1.1]).hasSuffix(
        " blijft gelijk (80 %-interval 0,0 tot 0,0 %)."))
  }
}
