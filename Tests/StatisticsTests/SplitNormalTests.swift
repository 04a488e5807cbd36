import Statistics
import TestSupport
import Testing

@Suite struct SplitNormalTests {
  private static let margin = SplitNormal(centre: 1.5, p10: 0.5, p90: 4.5)

  @Test func `its percentiles are those given`() {
    expectClose(
      [0.1, 0.5, 0.9].map(Self.margin.quantile), [0.5, 1.5, 4.5], within: .relative(1e-14))
    expectClose(
      [Self.margin.lowerDeviation, Self.margin.upperDeviation], [0.7803041, 2.3409124],
      within: .relative(1e-7))
  }

  @Test func `a value's standard normal value gives it back`() {
    let values = [-3, 0.5, 1.5, 2, 4.5, 60]
    let found = values.map { Self.margin.value(standardNormal: Self.margin.standardNormal(of: $0)) }
    expectClose(found, values, within: .relative(1e-14))
    expectClose(
      [0.5, 1.5, 4.5].map(Self.margin.standardNormal), [-1.2815515655446004, 0, 1.2815515655446004],
      within: .relative(1e-14))
    let point = SplitNormal(centre: 3, p10: 3, p90: 3)
    #expect(point.standardNormal(of: 3).isNaN)
    #expect(point.standardNormal(of: 4) == .infinity && point.standardNormal(of: 2) == -.infinity)
  }

  @Test func `with equal sides it is normal`() {
    let margin = SplitNormal(centre: 2, p10: 2 - 1.2815515655446004, p90: 2 + 1.2815515655446004)
    expectClose(
      [-3.0, -0.1, 0, 2].map(margin.value), [-1, 1.9, 2, 4], within: Tolerance(relative: 1e-14, absolute: 0))
    expectClose([margin.mean], [2], within: .relative(1e-14))
  }

  @Test func `its mean is that of its draws, and not the centre`() {
    let name = StreamName(seed: 8, purpose: "margin")
    let n = 50_000
    let values = (0..<n).map { Self.margin.value(standardNormal: name.normal(draw: $0, position: 0)) }
    let (lower, upper) = (Self.margin.lowerDeviation, Self.margin.upperDeviation)
    let distance = Self.margin.mean - Self.margin.centre
    let error = (((lower * lower + upper * upper) / 2 - distance * distance) / Double(n)).squareRoot()
    let mean = values.reduce(0, +) / Double(n)
    #expect((mean - Self.margin.mean).magnitude < 4 * error)
    #expect((mean - Self.margin.centre).magnitude > 40 * error)
  }

  @Test func `no margin is a constant`() {
    #expect(SplitNormal(centre: 3, p10: 3, p90: 3).value(standardNormal: 2.2) == 3)
  }
}
